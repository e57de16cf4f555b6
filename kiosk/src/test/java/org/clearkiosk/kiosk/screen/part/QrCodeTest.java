package org.clearkiosk.kiosk.screen.part;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.google.zxing.BinaryBitmap;
import com.google.zxing.RGBLuminanceSource;
import com.google.zxing.common.HybridBinarizer;
import com.google.zxing.qrcode.QRCodeReader;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.util.stream.Stream;
import org.clearkiosk.kiosk.theme.Millimetres;
import org.clearkiosk.kiosk.theme.Scale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class QrCodeTest {
  private static final int AROUND = 40;

  static Stream<Scale> scales() {
    return Stream.of(
        Scale.of(1920, 1080),
        Scale.of(1080, 1920),
        Scale.of(3840, 2160),
        Scale.of(1280, 800, new Millimetres(337, 210)));
  }

  @ParameterizedTest
  @MethodSource("scales")
  void aScannerReadsWhatItSays(Scale scale) throws Exception {
    for (int length : new int[] {1, 370, QrCode.LONGEST}) {
      String text = "aB3._-".repeat(100).substring(0, length);
      assertThat(scanned(new QrCode(scale, text, "code"))).isEqualTo(text);
    }
  }

  @Test
  void itTakesOnlyWhatItCanHold() {
    Scale scale = Scale.of(1920, 1080);
    for (String text : new String[] {"", "a".repeat(QrCode.LONGEST + 1), "林", "a\n"}) {
      assertThatIllegalArgumentException().isThrownBy(() -> new QrCode(scale, text, "code"));
    }
  }

  /** On a dark ground, so that the quiet zone has to be its own. */
  private static String scanned(QrCode code) throws Exception {
    code.setSize(code.getPreferredSize());
    int side = code.getWidth() + 2 * AROUND;
    BufferedImage image = new BufferedImage(side, side, BufferedImage.TYPE_INT_RGB);
    Graphics2D paint = image.createGraphics();
    paint.setColor(Color.DARK_GRAY);
    paint.fillRect(0, 0, side, side);
    paint.translate(AROUND, AROUND);
    code.paint(paint);
    paint.dispose();
    int[] pixels = image.getRGB(0, 0, side, side, null, 0, side);
    return new QRCodeReader()
        .decode(new BinaryBitmap(new HybridBinarizer(new RGBLuminanceSource(side, side, pixels))))
        .getText();
  }
}
