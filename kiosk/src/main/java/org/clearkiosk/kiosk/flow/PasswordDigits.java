package org.clearkiosk.kiosk.flow;

/**
 * The digits of a query password that have been touched so far, 0 to {@value #LENGTH}. Says nothing
 * of them but how many there are; the flow drops them in the step that sends them.
 */
public final class PasswordDigits {
  /** How many digits a query password has. */
  public static final int LENGTH = 6;

  /** None. */
  public static final PasswordDigits EMPTY = new PasswordDigits("");

  private final String digits;

  private PasswordDigits(String digits) {
    this.digits = digits;
  }

  /** How many there are. */
  public int count() {
    return digits.length();
  }

  /** Whether the password is whole. */
  public boolean complete() {
    return count() == LENGTH;
  }

  /**
   * The digits themselves, for the one request that carries them.
   *
   * @throws IllegalStateException when the password is not whole
   */
  public String reveal() {
    if (!complete()) {
      throw new IllegalStateException("the password is not whole");
    }
    return digits;
  }

  /** One more; a whole password stays as it is. */
  PasswordDigits and(Touch.Digit digit) {
    return complete() ? this : new PasswordDigits(digits + digit.value());
  }

  /** One less; an empty one stays as it is. */
  PasswordDigits withoutLast() {
    return count() == 0 ? this : new PasswordDigits(digits.substring(0, count() - 1));
  }

  /** Says how many digits there are and nothing else. */
  @Override
  public String toString() {
    return "PasswordDigits[" + count() + "]";
  }
}
