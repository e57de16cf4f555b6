package org.clearkiosk.kiosk.screen.part;

import com.google.zxing.WriterException;
import com.google.zxing.qrcode.decoder.ErrorCorrectionLevel;
import com.google.zxing.qrcode.encoder.ByteMatrix;
import com.google.zxing.qrcode.encoder.Encoder;
import java.awt.Color;
import java.awt.Dimension;
import java.awt.Graphics;
import javax.accessibility.AccessibleRole;
import org.clearkiosk.kiosk.theme.Scale;

/**
 * A text as a QR code (ISO/IEC 18004), with its quiet zone. Dark on light in every theme, since
 * scanners ask for that; a module has a whole number of pixels and about half a millimetre.
 */
public final class QrCode extends Graphic {
  private static final long serialVersionUID = 1;

  /** The longest text, in characters of ASCII. */
  public static final int LONGEST = 600;

  private static final int QUIET_ZONE = 4;
  private static final double MODULE_MILLIMETRES = 0.5;

  /** With fewer pixels a module a phone at an arm's length sees none. */
  private static final int LEAST_PIXELS = 2;

  private final transient ByteMatrix modules;
  private final int pixels;

  /**
   * A code for a text.
   *
   * @param text 1 to {@value #LONGEST} characters of ASCII
   * @param name what it is, for those who do not see it
   */
  public QrCode(Scale scale, String text, String name) {
    super(AccessibleRole.ICON);
    if (text.isEmpty()
        || text.length() > LONGEST
        || !text.chars().allMatch(each -> each >= ' ' && each <= '~')) {
      throw new IllegalArgumentException("text: 1 to " + LONGEST + " characters of ASCII");
    }
    try {
      // the lowest level: the screen is neither torn nor stained, and larger modules read better
      modules = Encoder.encode(text, ErrorCorrectionLevel.L).getMatrix();
    } catch (WriterException e) {
      throw new IllegalStateException("a text of that length fits into a code", e);
    }
    pixels =
        Math.max(LEAST_PIXELS, (int) Math.round(MODULE_MILLIMETRES * scale.pixelsPerMillimetre()));
    setName("code");
    getAccessibleContext().setAccessibleName(name);
  }

  @Override
  public Dimension getPreferredSize() {
    int side = (modules.getWidth() + 2 * QUIET_ZONE) * pixels;
    return new Dimension(side, side);
  }

  @Override
  protected void paintComponent(Graphics graphics) {
    graphics.setColor(Color.WHITE);
    graphics.fillRect(0, 0, getWidth(), getHeight());
    graphics.setColor(Color.BLACK);
    for (int y = 0; y < modules.getHeight(); y++) {
      for (int x = 0; x < modules.getWidth(); x++) {
        if (modules.get(x, y) == 1) {
          graphics.fillRect((x + QUIET_ZONE) * pixels, (y + QUIET_ZONE) * pixels, pixels, pixels);
        }
      }
    }
  }
}
