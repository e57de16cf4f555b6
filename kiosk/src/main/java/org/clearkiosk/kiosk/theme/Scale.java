package org.clearkiosk.kiosk.theme;

/**
 * Turns the theme's units into pixels of one screen.
 *
 * <p>One unit is one pixel of a 1920 × 1080 (or 1080 × 1920) screen that is filled the same way.
 * Text, targets and the gaps between targets never fall below what an arm's length asks for, so on
 * a small screen they take a larger share of it.
 */
public final class Scale {
  /** The smallest em of text, in millimetres. */
  public static final double MINIMUM_TEXT_MM = 5;

  /** The smallest side of anything to touch, in millimetres. */
  public static final double MINIMUM_TARGET_MM = 15;

  /** The smallest gap between two things to touch, in millimetres. */
  public static final double MINIMUM_GAP_MM = 3;

  private static final double LONG_SIDE = 1920;
  private static final double SHORT_SIDE = 1080;

  private final int widthPixels;
  private final int heightPixels;
  private final double unit;
  private final double pixelsPerMillimetre;

  private Scale(int widthPixels, int heightPixels, double unit, double pixelsPerMillimetre) {
    this.widthPixels = widthPixels;
    this.heightPixels = heightPixels;
    this.unit = unit;
    this.pixelsPerMillimetre = pixelsPerMillimetre;
  }

  /**
   * The scale of a screen.
   *
   * @param widthPixels 1 to 16384
   * @param heightPixels 1 to 16384
   * @param measured the same area in millimetres; turned where the screen is
   */
  public static Scale of(int widthPixels, int heightPixels, Millimetres measured) {
    Millimetres size = measured.turnedLike(widthPixels, heightPixels);
    check("widthPixels", widthPixels);
    check("heightPixels", heightPixels);
    double unit =
        Math.min(
            Math.max(widthPixels, heightPixels) / LONG_SIDE,
            Math.min(widthPixels, heightPixels) / SHORT_SIDE);
    // A screen that is measured a little wrong in one direction must not shrink anything
    double pixelsPerMillimetre = Math.max(widthPixels / size.width(), heightPixels / size.height());
    return new Scale(widthPixels, heightPixels, unit, pixelsPerMillimetre);
  }

  /** The scale of a screen that no one has measured. */
  public static Scale of(int widthPixels, int heightPixels) {
    return of(widthPixels, heightPixels, Millimetres.usual(widthPixels, heightPixels));
  }

  private static void check(String name, int value) {
    if (value < 1 || value > 16_384) {
      throw new IllegalArgumentException(name + ": 1 to 16384");
    }
  }

  /** The screen's width in pixels. */
  public int widthPixels() {
    return widthPixels;
  }

  /** The screen's height in pixels. */
  public int heightPixels() {
    return heightPixels;
  }

  /** Whether the screen stands upright. */
  public boolean portrait() {
    return heightPixels > widthPixels;
  }

  /** How many pixels a millimetre has. */
  public double pixelsPerMillimetre() {
    return pixelsPerMillimetre;
  }

  /** A length that has no physical minimum: at least one pixel. */
  public int length(double units) {
    return (int) Math.max(1, Math.round(units * unit));
  }

  /** A length in pixels, moved onto the {@link Grid}. */
  int onGrid(double pixels) {
    return length(Grid.nearest(pixels / unit));
  }

  /**
   * The em of a text. All sizes grow together where the smallest would fall below the minimum, so
   * that their order stays.
   *
   * @param units the size wanted
   * @param smallestUnits the smallest size of the theme
   */
  public float em(double units, double smallestUnits) {
    double textUnit = Math.max(unit, MINIMUM_TEXT_MM * pixelsPerMillimetre / smallestUnits);
    return (float) (units * textUnit);
  }

  /** A side of something to touch. */
  public int target(double units) {
    return Math.max(length(units), millimetres(MINIMUM_TARGET_MM));
  }

  /** A gap between two things to touch. */
  public int gap(double units) {
    return Math.max(length(units), millimetres(MINIMUM_GAP_MM));
  }

  private int millimetres(double length) {
    return (int) Math.ceil(length * pixelsPerMillimetre);
  }
}
