package org.clearkiosk.kiosk.flow;

import java.time.Duration;

/** Every delay of the flow, named in one place. All are whole seconds but {@link #ARMING}. */
public final class Delays {
  /** How long the terminal may take to hear of server and reader before it says what is missing. */
  public static final Duration STARTING = Duration.ofSeconds(10);

  /**
   * How long what someone chose over the usual, such as a language, stays on the idle screen. Three
   * times as long for those who listen.
   */
  public static final Duration IDLE_CHOICE = Duration.ofSeconds(30);

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

  /** How long a receipt stays with the usual text. */
  public static final Duration RECEIPT = Duration.ofSeconds(40);

  /** How long a hall slip stays with the usual text: there is most to read on it. */
  public static final Duration HALL_SLIP = Duration.ofSeconds(90);

  /** How long it is told where to go with what no terminal can finish, with the usual text. */
  public static final Duration ADVICE = Duration.ofSeconds(60);

  /** How long the number of a kept confirmation stays, long enough to be written down. */
  public static final Duration KEPT_HERE = Duration.ofSeconds(45);

  /** How long an explanation of what went wrong stays. */
  public static final Duration TROUBLE = Duration.ofSeconds(30);

  /** How long a technician's page waits for a touch. */
  public static final Duration TECHNICIAN = Duration.ofMinutes(3);

  /**
   * How long a session is used at most: ten times more time at each of its three steps, of which a
   * hall slip with the largest text stays longest. Three times as long for those who listen; the
   * server ends it after 190 minutes.
   */
  public static final Duration SESSION = Duration.ofMinutes(60);

  /**
   * How long the confirm button takes no touch after it appeared: it lies where the button before
   * it lay, and the second half of a double touch must not confirm what no one has read.
   */
  public static final Duration ARMING = Duration.ofMillis(500);

  private Delays() {}

  /** How long something stays that is read: larger text is read more slowly and leafed through. */
  static Duration reading(Duration withUsualText, TextSize size) {
    return switch (size) {
      case USUAL -> withUsualText;
      case LARGE -> withUsualText.multipliedBy(3).dividedBy(2);
      case LARGEST -> withUsualText.multipliedBy(2);
    };
  }
}
