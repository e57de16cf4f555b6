package org.clearkiosk.kiosk.theme;

/**
 * The visible area of a screen as a ruler measures it.
 *
 * @param width in millimetres, 100 to 3000
 * @param height in millimetres, 100 to 3000
 */
public record Millimetres(double width, double height) {
  /** The long side of a 24-inch screen of 16:9. */
  private static final double USUAL_LONG_SIDE = 531;

  public Millimetres {
    check("width", width);
    check("height", height);
  }

  private static void check(String name, double value) {
    if (!(value >= 100 && value <= 3000)) {
      throw new IllegalArgumentException(name + ": 100 to 3000 mm");
    }
  }

  /**
   * What is assumed while no one has measured: a screen whose long side is that of a 24-inch one,
   * with square pixels.
   *
   * @param widthPixels above 0
   * @param heightPixels above 0, at most four times and at least a quarter of the width
   */
  public static Millimetres usual(int widthPixels, int heightPixels) {
    double perPixel = USUAL_LONG_SIDE / Math.max(widthPixels, heightPixels);
    return new Millimetres(widthPixels * perPixel, heightPixels * perPixel);
  }

  /** The same screen, upright where the pixels are and lying where they are. */
  public Millimetres turnedLike(int widthPixels, int heightPixels) {
    return width > height == widthPixels > heightPixels
        ? this
        : new Millimetres(/* width= */ height, /* height= */ width);
  }
}
