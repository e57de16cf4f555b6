package org.clearkiosk.kiosk.flow;

import java.time.Duration;

/**
 * How long a screen stays when no one touches it; the screen shows it as a ring.
 *
 * @param seconds what is left, at least 0
 * @param of the whole, at least {@code seconds}; 0 when the screen stays for as long as it likes
 * @param warnFrom from how many seconds left the student is warned; 0 for never
 */
public record TimeLeft(int seconds, int of, int warnFrom) {
  /** The screen stays. */
  public static final TimeLeft ENDLESS = new TimeLeft(0, 0, 0);

  public TimeLeft {
    if (seconds < 0 || of < seconds || warnFrom < 0) {
      throw new IllegalArgumentException("seconds: 0 to of");
    }
  }

  /** All of a delay, without a warning at its end. */
  public static TimeLeft all(Duration delay) {
    int whole = Math.toIntExact(delay.toSeconds());
    return new TimeLeft(whole, whole, 0);
  }

  /** All of a delay whose last part, {@link Delays#WARNING}, comes with a warning. */
  public static TimeLeft warned(Duration delay) {
    int whole = Math.toIntExact(delay.toSeconds());
    return new TimeLeft(whole, whole, Math.toIntExact(Delays.WARNING.toSeconds()));
  }

  /** Whether it is a person who is waited for, and not a machine. */
  boolean waitsForSomeone() {
    return warnFrom > 0;
  }

  /** Whether the screen stays for as long as it likes. */
  public boolean endless() {
    return of == 0;
  }

  /** Whether the student is being warned that time is running out. */
  public boolean warning() {
    return !endless() && seconds <= warnFrom;
  }

  /** What is left, 0 to 1, for the ring. */
  public double fraction() {
    return endless() ? 1 : (double) seconds / of;
  }

  /** Whether nothing is left. */
  boolean up() {
    return !endless() && seconds == 0;
  }

  /** A second less; an endless one stays as it is. */
  TimeLeft afterASecond() {
    return endless() || seconds == 0 ? this : new TimeLeft(seconds - 1, of, warnFrom);
  }

  /**
   * All of it again where someone is waited for: a touch says that someone is there; and as much as
   * suits how they hear the screen from then on.
   */
  TimeLeft afterATouch(Hearing before, Hearing now) {
    int whole = of / before.patience() * now.patience();
    return waitsForSomeone() ? new TimeLeft(whole, whole, warnFrom) : this;
  }

  /**
   * No more than so many seconds, where someone is waited for: so that even those are warned of.
   */
  TimeLeft within(int most) {
    return waitsForSomeone() && seconds > most ? new TimeLeft(most, of, warnFrom) : this;
  }

  /** All of it again. */
  TimeLeft anew() {
    return new TimeLeft(of, of, warnFrom);
  }
}
