package org.clearkiosk.reader;

/** What fuzz tests hold true: cheap enough to be asked millions of times. */
public final class Property {
  private Property() {}

  /**
   * Fails the test when something does not hold.
   *
   * @param what is claimed, in words
   */
  public static void holds(boolean claim, String what) {
    if (!claim) {
      throw new AssertionError("does not hold: " + what);
    }
  }
}
