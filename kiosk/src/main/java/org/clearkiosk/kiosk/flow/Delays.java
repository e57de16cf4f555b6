package org.clearkiosk.kiosk.flow;

import java.time.Duration;

/** Every delay of the flow, named in one place. All are whole seconds but {@link #ARMING}. */
public final class Delays {
  /** How long the terminal may take to hear of server and reader before it says what is missing. */
  public static final Duration STARTING = Duration.ofSeconds(10);

  /** How long a language other than the usual one stays on the idle screen. */
  public static final Duration IDLE_LANGUAGE = Duration.ofSeconds(30);

  /** How long reading a card and opening its session may take. */
  public static final Duration READING = Duration.ofSeconds(12);

  /** How long a screen that waits for a touch waits for it. */
  public static final Duration UNTOUCHED = Duration.ofSeconds(60);

  /** How long before its end a screen that waits for a touch warns. */
  public static final Duration WARNING = Duration.ofSeconds(15);

  /** How long checking the query password may take. */
  public static final Duration CHECKING_PASSWORD = Duration.ofSeconds(10);

  /** How long writing a confirmation to this terminal's own store may take. */
  public static final Duration KEEPING = Duration.ofSeconds(10);

  /** How long a student waits for the server's answer before the terminal says it is kept here. */
  public static final Duration SUBMITTING = Duration.ofSeconds(6);

  /** How long a receipt stays. */
  public static final Duration RECEIPT = Duration.ofSeconds(15);

  /** How long the number of a kept confirmation stays, long enough to be written down. */
  public static final Duration KEPT_HERE = Duration.ofSeconds(30);

  /** How long an explanation of what went wrong stays. */
  public static final Duration TROUBLE = Duration.ofSeconds(20);

  /** How long a session is used at most; the server ends it after ten minutes. */
  public static final Duration SESSION = Duration.ofMinutes(9);

  /**
   * How long the confirm button takes no touch after it appeared: it lies where the button before
   * it lay, and the second half of a double touch must not confirm what no one has read.
   */
  public static final Duration ARMING = Duration.ofMillis(500);

  private Delays() {}
}
