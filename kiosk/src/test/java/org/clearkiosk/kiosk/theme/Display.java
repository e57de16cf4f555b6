package org.clearkiosk.kiosk.theme;

/** Lets tests that only measure and paint run where there is no display. */
public final class Display {
  private Display() {}

  /** To be called before anything of AWT is touched. */
  public static void notNeeded() {
    if (System.getenv("DISPLAY") == null) {
      System.setProperty("java.awt.headless", "true");
    }
  }
}
