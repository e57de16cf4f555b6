package org.clearkiosk.kiosk.screen;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.Dimension;
import java.awt.image.BufferedImage;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import javax.imageio.ImageIO;
import org.clearkiosk.kiosk.theme.Display;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GalleryTest {
  @BeforeAll
  static void display() {
    Display.notNeeded();
  }

  @Test
  void aScreenIsPaintedInBothLanguagesAtEverySize(@TempDir Path folder) throws Exception {
    int painted =
        Gallery.paint(
            folder.resolve("pictures"),
            List.of(new Dimension(1280, 800), new Dimension(1080, 1920)),
            null,
            "receipt"::equals);
    assertThat(painted).isEqualTo(4);
    for (String name :
        List.of(
            "receipt-zh-1280x800",
            "receipt-en-1280x800",
            "receipt-zh-1080x1920",
            "receipt-en-1080x1920")) {
      BufferedImage picture = ImageIO.read(folder.resolve("pictures/" + name + ".png").toFile());
      assertThat(name).endsWith(picture.getWidth() + "x" + picture.getHeight());
      int[] pixels =
          picture.getRGB(
              0, 0, picture.getWidth(), picture.getHeight(), null, 0, picture.getWidth());
      assertThat(Arrays.stream(pixels).distinct().count()).as(name).isGreaterThan(10);
    }
  }
}
