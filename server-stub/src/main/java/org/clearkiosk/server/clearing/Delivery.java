package org.clearkiosk.server.clearing;

import java.util.Objects;
import org.clearkiosk.clearance.wire.CompletionEvent;
import org.clearkiosk.server.identity.Secrets;
import org.clearkiosk.server.store.TerminalIdentity;

/**
 * An event as a terminal sent it.
 *
 * @param terminal the terminal that sent it
 * @param event the event
 * @param body the event as received
 * @param digest SHA-256 of the body, hexadecimal
 */
public record Delivery(
    TerminalIdentity terminal, CompletionEvent event, String body, String digest) {
  public Delivery {
    Objects.requireNonNull(terminal, "terminal");
    Objects.requireNonNull(event, "event");
    Objects.requireNonNull(body, "body");
    Objects.requireNonNull(digest, "digest");
  }

  /** An event as a terminal sent it. */
  public static Delivery of(TerminalIdentity terminal, CompletionEvent event, String body) {
    return new Delivery(terminal, event, body, Secrets.digest(body));
  }

  /** Names no one. */
  @Override
  public String toString() {
    return "Delivery[" + event + "]";
  }
}
