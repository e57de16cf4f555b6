package org.clearkiosk.kiosk.screen.text;

/** What stands above the reasons for which the hall comes first, for the eye and the ear. */
public final class HallWords {
  private HallWords() {}

  /**
   * How much there is to settle; first that a confirmation did not take effect, where there was
   * one.
   *
   * @param reasons how many, at least 1
   */
  public static String title(Wording words, int reasons, boolean afterConfirming) {
    if (afterConfirming) {
      return words.say("hall.title.confirmed", reasons);
    }
    return reasons == 1 ? words.say("hall.title.one") : words.say("hall.title", reasons);
  }
}
