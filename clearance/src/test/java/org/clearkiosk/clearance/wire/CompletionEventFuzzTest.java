package org.clearkiosk.clearance.wire;

import static org.clearkiosk.clearance.wire.JsonFuzzTest.holds;

import com.code_intelligence.jazzer.api.FuzzedDataProvider;
import com.code_intelligence.jazzer.junit.FuzzTest;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;

/**
 * What a CloudEvent has to be for anything to be recorded. Which attributes are good is said here
 * by other code than the record's.
 */
class CompletionEventFuzzTest {
  private static final Map<String, String> GOOD =
      Map.of(
          "specversion", "1.0",
          "id", "01380000-1234-7abc-8def-0123456789ab",
          "source", "/terminals/T01",
          "type", "org.clearkiosk.clearance.completed.v1",
          "subject", "08281001",
          "time", "2012-06-12T09:00:00.125+08:00",
          "datacontenttype", "application/json",
          "sequence", "0000000042");
  private static final Map<String, String> GOOD_DATA =
      Map.of("session", "3q2-7wABAgMEBQYHCAkKCw", "office", "information_centre");
  private static final List<String> NAMES = GOOD.keySet().stream().sorted().toList();
  private static final List<String> DATA_NAMES = GOOD_DATA.keySet().stream().sorted().toList();

  /** RFC 3339, section 5.6, with the seconds that Java leaves out where they are 0. */
  private static final Pattern TIME =
      Pattern.compile(
          "\\d{4}-\\d\\d-\\d\\d[Tt]\\d\\d:\\d\\d(:\\d\\d([.,]\\d{0,9})?)?([Zz]|[+-]\\d\\d(:?\\d\\d(:?\\d\\d)?)?)");

  private static final int LONGEST = 200;

  /**
   * @param data which attributes are left out, are of another type or have another value
   */
  @Tag("fuzz")
  @FuzzTest(maxDuration = "2s")
  void takes(FuzzedDataProvider data) {
    Map<String, String> attributes = new HashMap<>(GOOD);
    Map<String, String> inside = new HashMap<>(GOOD_DATA);
    JsonObject event = new JsonObject();
    JsonObject eventData = new JsonObject();
    boolean typesHold = true;
    for (int changes = data.consumeInt(0, 3); changes > 0; changes--) {
      boolean outer = data.consumeBoolean();
      Map<String, String> changed = outer ? attributes : inside;
      String name = data.pickValue(outer ? NAMES : DATA_NAMES);
      if (data.consumeBoolean()) {
        changed.put(name, data.consumeString(LONGEST));
      } else {
        changed.remove(name);
      }
    }
    attributes.forEach((name, value) -> event.add(name, new JsonPrimitive(value)));
    inside.forEach((name, value) -> eventData.add(name, new JsonPrimitive(value)));
    event.add("data", eventData);
    if (data.consumeBoolean()) {
      String name = data.pickValue(NAMES);
      event.add(name, otherType(data));
      typesHold = false;
    }
    CompletionEvent read;
    try {
      read = Json.read(event.toString(), CompletionEvent.class);
    } catch (Json.MalformedMessageException e) {
      holds(
          !typesHold || !attributes.equals(GOOD) || !inside.equals(GOOD_DATA),
          "a good event is taken");
      return;
    }
    holds(typesHold, "an attribute of another type is not taken");
    takenAreGood(attributes, inside);
    holds(read.subject().equals(attributes.get("subject")), "the subject is the event's");
    holds(
        read.sequenceNumber() == Long.parseLong(String.valueOf(attributes.get("sequence"))),
        "the number is the event's");
    holds(
        ("/terminals/" + read.terminal()).equals(attributes.get("source")),
        "the terminal is the event's");
    holds(
        read.toString().equals("CompletionEvent[" + read.id() + "]"),
        "an event names no one in a log");
  }

  private static void takenAreGood(Map<String, String> attributes, Map<String, String> inside) {
    for (String fixed : List.of("specversion", "type", "datacontenttype")) {
      holds(String.valueOf(GOOD.get(fixed)).equals(attributes.get(fixed)), fixed + " is fixed");
    }
    String id = String.valueOf(attributes.get("id"));
    UUID uuid = UUID.fromString(id);
    holds(
        uuid.toString().equals(id) && uuid.version() == 7 && uuid.variant() == 2,
        "an id is a UUIDv7 as RFC 9562 writes it");
    holds(letters(attributes.get("subject"), 20), "a student's number has letters and digits");
    String time = String.valueOf(attributes.get("time"));
    holds(TIME.matcher(time).matches(), "a time is one of RFC 3339");
    String session = String.valueOf(inside.get("session"));
    holds(
        !session.isEmpty()
            && session.length() <= 64
            && letters(session.replace('-', '0').replace('_', '0'), 64),
        "a session is of base64url");
  }

  private static boolean letters(@Nullable String text, int longest) {
    return text != null
        && !text.isEmpty()
        && text.length() <= longest
        && text.chars()
            .allMatch(
                each ->
                    (each >= '0' && each <= '9')
                        || (each >= 'A' && each <= 'Z')
                        || (each >= 'a' && each <= 'z'));
  }

  private static JsonElement otherType(FuzzedDataProvider data) {
    JsonObject object = new JsonObject();
    object.add("x", new JsonPrimitive(data.consumeInt()));
    return object;
  }
}
