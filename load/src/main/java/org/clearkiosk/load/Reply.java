package org.clearkiosk.load;

import java.nio.charset.StandardCharsets;
import org.clearkiosk.clearance.wire.Json;
import org.clearkiosk.clearance.wire.Problem;

/**
 * What a server answered.
 *
 * @param status the HTTP status
 * @param body as it came; not copied
 */
@SuppressWarnings(
    "ArrayRecordComponent") // made once for each answer; copying would be measured too
public record Reply(int status, byte[] body) {
  /** The body as text. */
  public String text() {
    return new String(body, StandardCharsets.UTF_8);
  }

  /**
   * The body as a message.
   *
   * @throws UnexpectedReplyException when it is none of this kind
   */
  public <T> T as(Class<T> type) {
    try {
      return Json.read(text(), type);
    } catch (Json.MalformedMessageException e) {
      throw new UnexpectedReplyException("status " + status + ", no " + type.getSimpleName(), e);
    }
  }

  /** The type of the problem that it tells, without what all have in common; empty for none. */
  public String problem() {
    try {
      String type = Json.read(text(), Problem.class).type();
      return type.substring(type.lastIndexOf(':') + 1);
    } catch (Json.MalformedMessageException e) {
      return "";
    }
  }

  @Override
  public String toString() {
    return "Reply[" + status + " " + (status < 400 ? "" : problem()) + "]";
  }

  /** The server answered what no terminal expects of it. */
  public static final class UnexpectedReplyException extends RuntimeException {
    private static final long serialVersionUID = 1;

    UnexpectedReplyException(String message, Throwable cause) {
      super(message, cause);
    }
  }
}
