package org.clearkiosk.kiosk.flow;

import java.util.Objects;

/**
 * How someone wants to see the screens.
 *
 * @param contrast which colours
 * @param textSize how large the text is
 */
public record Comfort(Contrast contrast, TextSize textSize) {
  /** What a terminal has that no one has set otherwise. */
  public static final Comfort USUAL = new Comfort(Contrast.PAPER, TextSize.USUAL);

  public Comfort {
    Objects.requireNonNull(contrast, "contrast");
    Objects.requireNonNull(textSize, "textSize");
  }

  Comfort withNextContrast() {
    return new Comfort(contrast.next(), textSize);
  }

  Comfort withNextTextSize() {
    return new Comfort(contrast, textSize.next());
  }
}
