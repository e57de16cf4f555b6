package org.clearkiosk.kiosk.theme;

import java.awt.Color;

/** WCAG 2.2, success criterion 1.4.6 and the definition of contrast ratio. */
public final class Contrasts {
  private Contrasts() {}

  /** The ratio of two colours, 1 to 21. */
  public static double between(Color one, Color other) {
    double first = luminance(one);
    double second = luminance(other);
    return (Math.max(first, second) + 0.05) / (Math.min(first, second) + 0.05);
  }

  private static double luminance(Color colour) {
    return 0.2126 * linear(colour.getRed())
        + 0.7152 * linear(colour.getGreen())
        + 0.0722 * linear(colour.getBlue());
  }

  private static double linear(int channel) {
    double value = channel / 255.0;
    return value <= 0.04045 ? value / 12.92 : Math.pow((value + 0.055) / 1.055, 2.4);
  }
}
