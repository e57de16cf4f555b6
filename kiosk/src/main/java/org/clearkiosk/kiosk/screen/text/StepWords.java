package org.clearkiosk.kiosk.screen.text;

import org.clearkiosk.clearance.wire.Today;
import org.jspecify.annotations.Nullable;

/** How the step is spoken of that terminals finish (rule K1): the year's rules say whose it is. */
public final class StepWords {
  private StepWords() {}

  /**
   * What is finished, on a receipt.
   *
   * @param today null while the server has not been heard of
   */
  public static String finished(Wording words, @Nullable Today today) {
    return words.naming(today == null ? null : today.office(), "receipt.step");
  }
}
