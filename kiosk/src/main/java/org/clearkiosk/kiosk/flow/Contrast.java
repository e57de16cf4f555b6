package org.clearkiosk.kiosk.flow;

/** How the colours of the screens stand out from each other, for eyes of different kinds. */
public enum Contrast {
  /** 标准: dark ink on a paper-like ground. */
  PAPER,
  /** 高对比: black on white. */
  WHITE,
  /** 黑底白字: white and yellow on black. */
  BLACK,
  /** 夜间: calm light ink on a dark ground, for eyes that bright light hurts. */
  NIGHT;

  /** The next of them; after the last, the first. */
  public Contrast next() {
    return switch (this) {
      case PAPER -> WHITE;
      case WHITE -> BLACK;
      case BLACK -> NIGHT;
      case NIGHT -> PAPER;
    };
  }
}
