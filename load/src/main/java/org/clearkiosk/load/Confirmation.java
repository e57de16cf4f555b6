package org.clearkiosk.load;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import org.clearkiosk.clearance.wire.CompletionEvent;
import org.clearkiosk.clearance.wire.Json;

/** A student's confirmation, ready to be sent: the same bytes each time. */
public final class Confirmation {
  private final CompletionEvent event;
  private final byte[] request;

  Confirmation(CompletionEvent event) {
    this.event = event;
    byte[] body = Json.write(event).getBytes(StandardCharsets.UTF_8);
    this.request = request("POST", "/v1/completions", CompletionEvent.MEDIA_TYPE, body);
  }

  /** The event's id. */
  public String id() {
    return event.id();
  }

  /** The event. */
  public CompletionEvent event() {
    return event;
  }

  byte[] request() {
    return request;
  }

  /** A request as HTTP/1.1 writes it. */
  static byte[] request(String method, String path, String mediaType, byte[] body) {
    String head =
        method
            + " "
            + path
            + " HTTP/1.1\r\nHost: server\r\nContent-Type: "
            + mediaType
            + "\r\nContent-Length: "
            + body.length
            + "\r\n\r\n";
    ByteArrayOutputStream all = new ByteArrayOutputStream(head.length() + body.length);
    all.writeBytes(head.getBytes(StandardCharsets.US_ASCII));
    all.writeBytes(body);
    return all.toByteArray();
  }

  /** Names no one. */
  @Override
  public String toString() {
    return "Confirmation[" + id() + "]";
  }
}
