package org.clearkiosk.kiosk.theme;

import com.formdev.flatlaf.FlatLightLaf;

/** FlatLaf with the terminal's tokens, which stand in {@code KioskLaf.properties} beside it. */
public final class KioskLaf extends FlatLightLaf {
  private static final long serialVersionUID = 1;

  @Override
  public String getName() {
    return "Clearance Kiosk";
  }
}
