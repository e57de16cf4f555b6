package org.clearkiosk.kiosk.flow;

/** How large the text of the screens is. */
public enum TextSize {
  /** 标准字. */
  USUAL,
  /** 大字. */
  LARGE,
  /** 特大字. */
  LARGEST;

  /** The next of them; after the largest, the usual one. */
  public TextSize next() {
    return switch (this) {
      case USUAL -> LARGE;
      case LARGE -> LARGEST;
      case LARGEST -> USUAL;
    };
  }
}
