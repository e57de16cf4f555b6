package org.clearkiosk.kiosk.screen.part;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.geom.RoundRectangle2D;
import java.awt.image.BufferedImage;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SheetTest {
  private static final Color BELOW = new Color(0xF4F1EA);
  private static final Color GROUND = new Color(0xFFFFFF);
  private static final Color FRAME = new Color(0x1B4B8F);

  /** Rounding of what is laid over each other differs by this much of 255. */
  private static final int ROUNDING = 3;

  @ParameterizedTest
  @CsvSource({
    "200, 90, 16, 0", "200, 90, 16, 3", "201, 91, 16.5, 2", "160, 64, 32, 0", "160, 63, 31.5, 1",
    "40, 300, 20, 4", "30, 30, 15, 1", "9, 7, 40, 2", "33, 200, 17, 1", "120, 35, 18, 3"
  })
  void looksLikeTheShapePaintedAsAWhole(int width, int height, double radius, int stroke) {
    Sheet sheet =
        stroke == 0 ? Sheet.plain(radius, GROUND) : Sheet.framed(radius, GROUND, FRAME, stroke);
    BufferedImage copied = painted(width, height, paint -> sheet.paint(paint, 5, 4, width, height));
    BufferedImage whole =
        painted(width, height, paint -> paintWhole(paint, width, height, radius, stroke));
    for (int y = 0; y < whole.getHeight(); y++) {
      for (int x = 0; x < whole.getWidth(); x++) {
        assertThat(difference(copied.getRGB(x, y), whole.getRGB(x, y)))
            .as("at %d, %d", x, y)
            .isLessThanOrEqualTo(ROUNDING);
      }
    }
  }

  @Test
  void isPaintedSharplyOnADisplayThatScales() {
    Sheet sheet = Sheet.framed(8, GROUND, FRAME, 2);
    BufferedImage scaled =
        painted(
            90,
            60,
            paint -> {
              paint.scale(2, 2);
              sheet.paint(paint, 0, 0, 40, 30);
            });
    BufferedImage large =
        painted(90, 60, paint -> Sheet.framed(16, GROUND, FRAME, 4).paint(paint, 0, 0, 80, 60));
    for (int x = 0; x < 80; x++) {
      assertThat(difference(scaled.getRGB(x, x / 2), large.getRGB(x, x / 2)))
          .isLessThanOrEqualTo(ROUNDING);
    }
  }

  @Test
  void whatHasNoRoomIsNotPainted() {
    Sheet sheet = Sheet.framed(8, GROUND, FRAME, 2);
    BufferedImage image = painted(20, 20, paint -> sheet.paint(paint, 0, 0, 20, 4));
    assertThat(image.getRGB(10, 2)).isEqualTo(BELOW.getRGB());
  }

  private static void paintWhole(
      Graphics2D paint, int width, int height, double radius, int stroke) {
    double arc = Math.min(2 * radius, Math.min(width, height) - stroke);
    RoundRectangle2D shape =
        new RoundRectangle2D.Double(
            5 + stroke / 2.0, 4 + stroke / 2.0, width - stroke, height - stroke, arc, arc);
    paint.setColor(GROUND);
    paint.fill(shape);
    if (stroke > 0) {
      paint.setColor(FRAME);
      paint.setStroke(new BasicStroke(stroke));
      paint.draw(shape);
    }
  }

  private static BufferedImage painted(int width, int height, Consumer<Graphics2D> painter) {
    BufferedImage image = new BufferedImage(width + 10, height + 10, BufferedImage.TYPE_INT_RGB);
    Graphics2D plain = image.createGraphics();
    plain.setColor(BELOW);
    plain.fillRect(0, 0, image.getWidth(), image.getHeight());
    Graphics2D smooth = Painting.smooth(plain);
    painter.accept(smooth);
    smooth.dispose();
    plain.dispose();
    return image;
  }

  private static int difference(int one, int other) {
    int most = 0;
    for (int shift = 0; shift <= 16; shift += 8) {
      most = Math.max(most, Math.abs((one >> shift & 0xFF) - (other >> shift & 0xFF)));
    }
    return most;
  }
}
