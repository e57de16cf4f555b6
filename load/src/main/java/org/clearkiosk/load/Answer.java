package org.clearkiosk.load;

import com.google.gson.stream.JsonReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.Set;

/** What a terminal knows of a confirmation that it sent. */
public sealed interface Answer {
  /**
   * The server has it.
   *
   * @param receipt the receipt's number
   */
  record Acknowledged(String receipt) implements Answer {}

  /**
   * The server will not have it as things are.
   *
   * @param problem the problem's type without {@code urn:clearkiosk:problem:}
   */
  record Refused(String problem) implements Answer {}

  /**
   * No answer, or none that says whether the server has it: it is to be sent again.
   *
   * @param why what came instead
   */
  record Unknown(String why) implements Answer {}

  /** Statuses that say nothing of the event itself. */
  Set<Integer> NOT_OF_THE_EVENT = Set.of(401, 408, 429);

  /** Reads an answer to a confirmation. */
  static Answer of(Reply reply) {
    int status = reply.status();
    if (status == 200 || status == 201) {
      return receiptNumber(reply.body());
    }
    if (status >= 400 && status < 500 && !NOT_OF_THE_EVENT.contains(status)) {
      return new Refused(reply.problem());
    }
    return new Unknown(status + " " + reply.problem());
  }

  /** Reads no further than the number: answers are many. */
  private static Answer receiptNumber(byte[] body) {
    try (JsonReader json =
        new JsonReader(
            new InputStreamReader(new ByteArrayInputStream(body), StandardCharsets.UTF_8))) {
      json.beginObject();
      while (json.hasNext()) {
        if (json.nextName().equals("number")) {
          return new Acknowledged(json.nextString());
        }
        json.skipValue();
      }
      return new Unknown("a receipt without a number");
    } catch (IOException | IllegalStateException e) {
      return new Unknown("a receipt that cannot be read");
    }
  }
}
