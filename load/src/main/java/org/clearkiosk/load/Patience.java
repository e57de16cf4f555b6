package org.clearkiosk.load;

import java.time.Duration;

/**
 * How long a terminal waits.
 *
 * @param connect for a connection with TLS
 * @param answer for each part of an answer
 */
public record Patience(Duration connect, Duration answer) {
  /** What a terminal at a desk has; the server answers, or gives up, within 15 s. */
  public static final Patience USUAL = new Patience(Duration.ofSeconds(5), Duration.ofSeconds(20));

  int connectMilliseconds() {
    return Math.toIntExact(connect.toMillis());
  }

  int answerMilliseconds() {
    return Math.toIntExact(answer.toMillis());
  }
}
