package org.clearkiosk.sim.gui;

import com.formdev.flatlaf.FlatLaf;
import com.formdev.flatlaf.FlatLightLaf;
import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics;
import java.awt.Graphics2D;
import java.awt.GraphicsEnvironment;
import java.awt.RenderingHints;
import java.util.Arrays;
import javax.swing.UIManager;

/** The window's look: FlatLaf with the colours of {@code FlatLightLaf.properties}. */
final class Look {
  private static final String CHINESE_FONT = "Noto Sans CJK SC";

  private Look() {}

  /** Sets the look up; to be called before the first component is made. */
  static void install() {
    FlatLaf.registerCustomDefaultsSource("org.clearkiosk.sim.gui");
    String[] families =
        GraphicsEnvironment.getLocalGraphicsEnvironment().getAvailableFontFamilyNames();
    if (Arrays.asList(families).contains(CHINESE_FONT)) {
      // In an English locale Java would choose Japanese forms of the characters.
      FlatLaf.setPreferredFontFamily(CHINESE_FONT);
    }
    FlatLightLaf.setup();
  }

  /** One of the colours {@code Simulator.*}. */
  static Color color(String name) {
    return UIManager.getColor("Simulator." + name);
  }

  /** The default font, larger or smaller by some points. */
  static Font font(int style, float difference) {
    Font font = UIManager.getFont("defaultFont");
    return font.deriveFont(style, font.getSize2D() + difference);
  }

  /** Letters of one width, for bytes. */
  static Font monospaced() {
    Font font = UIManager.getFont("monospaced.font");
    return font == null
        ? new Font(Font.MONOSPACED, Font.PLAIN, font(Font.PLAIN, 0).getSize())
        : font;
  }

  /** A copy of a graphics context that draws smoothly; to be disposed of. */
  static Graphics2D smooth(Graphics graphics) {
    Graphics2D copy = (Graphics2D) graphics.create();
    copy.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
    copy.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
    copy.setRenderingHint(
        RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
    return copy;
  }
}
