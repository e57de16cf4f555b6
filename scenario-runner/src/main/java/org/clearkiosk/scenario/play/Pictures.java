package org.clearkiosk.scenario.play;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicInteger;
import javax.imageio.ImageIO;
import org.jspecify.annotations.Nullable;

/** The pictures of one scenario, numbered; one that is like the one before it is not kept twice. */
final class Pictures {
  private final Path folder;
  private final String prefix;
  private final AtomicInteger count = new AtomicInteger();
  private int @Nullable [] latestPixels;
  private String latest = "";

  /**
   * @param folder where they are written; must exist
   * @param prefix the beginning of their names
   */
  Pictures(Path folder, String prefix) {
    this.folder = folder;
    this.prefix = prefix;
  }

  /** Keeps a picture and tells the name of its file. */
  String keep(BufferedImage picture) {
    int[] pixels =
        picture.getRGB(0, 0, picture.getWidth(), picture.getHeight(), null, 0, picture.getWidth());
    if (latestPixels == null || !Arrays.equals(pixels, latestPixels)) {
      latestPixels = pixels;
      latest = "%s-%03d.png".formatted(prefix, count.incrementAndGet());
      write(picture, folder.resolve(latest));
    }
    return latest;
  }

  private static void write(BufferedImage picture, Path file) {
    try (var out = Files.newOutputStream(file)) {
      ImageIO.write(picture, "png", out);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
