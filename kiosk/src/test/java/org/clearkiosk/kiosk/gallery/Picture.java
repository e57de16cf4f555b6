package org.clearkiosk.kiosk.gallery;

import java.awt.image.BufferedImage;
import java.awt.image.IndexColorModel;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import javax.imageio.ImageIO;

/**
 * A picture to look at and to compare: opaque, each pixel {@code 0xRRGGBB}, row by row.
 *
 * @param width in pixels
 * @param height in pixels
 * @param pixels one for each
 */
@SuppressWarnings("ArrayRecordComponent") // no one but the tests of pictures sees it
record Picture(int width, int height, int[] pixels) {
  /** As many as a palette has room for. */
  private static final int MOST_COLOURS = 256;

  /** How far the colours of a palette are apart, in steps of one channel. */
  private static final int PALETTE_STEP = 9;

  static Picture of(BufferedImage image) {
    int[] pixels =
        image.getRGB(0, 0, image.getWidth(), image.getHeight(), null, 0, image.getWidth());
    for (int i = 0; i < pixels.length; i++) {
      pixels[i] &= 0xFFFFFF;
    }
    return new Picture(image.getWidth(), image.getHeight(), pixels);
  }

  static Picture read(Path file) throws IOException {
    return of(Objects.requireNonNull(ImageIO.read(file.toFile()), file.toString()));
  }

  int at(int x, int y) {
    return pixels[y * width + x];
  }

  /** The same, smaller: each pixel is the mean of a square. */
  Picture reduced(int factor) {
    int smallWidth = width / factor;
    int smallHeight = height / factor;
    int[] small = new int[smallWidth * smallHeight];
    for (int y = 0; y < smallHeight; y++) {
      for (int x = 0; x < smallWidth; x++) {
        small[y * smallWidth + x] = mean(x * factor, y * factor, factor);
      }
    }
    return new Picture(smallWidth, smallHeight, small);
  }

  /** The mean colour of a square, as far as it lies on the picture. */
  int mean(int left, int top, int side) {
    int red = 0;
    int green = 0;
    int blue = 0;
    int count = 0;
    for (int y = top; y < Math.min(height, top + side); y++) {
      for (int x = left; x < Math.min(width, left + side); x++) {
        int pixel = at(x, y);
        red += pixel >> 16;
        green += pixel >> 8 & 0xFF;
        blue += pixel & 0xFF;
        count++;
      }
    }
    return ((red / count) << 16) | ((green / count) << 8) | (blue / count);
  }

  /** How far two colours are apart: the largest difference of a channel, 0 to 255. */
  static int distance(int one, int other) {
    int red = Math.abs((one >> 16) - (other >> 16));
    int green = Math.abs((one >> 8 & 0xFF) - (other >> 8 & 0xFF));
    int blue = Math.abs((one & 0xFF) - (other & 0xFF));
    return Math.max(red, Math.max(green, blue));
  }

  /** The picture in the colours that it has most of; a pixel is off by a few steps at most. */
  BufferedImage inPalette() {
    List<Integer> palette = palette();
    byte[] red = new byte[palette.size()];
    byte[] green = new byte[palette.size()];
    byte[] blue = new byte[palette.size()];
    for (int i = 0; i < palette.size(); i++) {
      red[i] = (byte) (palette.get(i) >> 16);
      green[i] = (byte) (palette.get(i) >> 8);
      blue[i] = (byte) palette.get(i).intValue();
    }
    BufferedImage image =
        new BufferedImage(
            width,
            height,
            BufferedImage.TYPE_BYTE_INDEXED,
            new IndexColorModel(8, palette.size(), red, green, blue));
    Map<Integer, Integer> nearest = new HashMap<>();
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        int index = nearest.computeIfAbsent(at(x, y), colour -> nearest(palette, colour));
        image.getRaster().setSample(x, y, 0, index);
      }
    }
    return image;
  }

  private List<Integer> palette() {
    Map<Integer, Integer> counts = new HashMap<>();
    for (int pixel : pixels) {
      counts.merge(pixel, 1, Integer::sum);
    }
    List<Integer> byCount =
        counts.entrySet().stream()
            .sorted(
                Map.Entry.<Integer, Integer>comparingByValue()
                    .reversed()
                    .thenComparing(Map.Entry.comparingByKey()))
            .map(Map.Entry::getKey)
            .toList();
    List<Integer> palette = new ArrayList<>();
    for (int colour : byCount) {
      if (palette.size() < MOST_COLOURS
          && palette.stream().allMatch(taken -> distance(taken, colour) >= PALETTE_STEP)) {
        palette.add(colour);
      }
    }
    return palette;
  }

  private static int nearest(List<Integer> palette, int colour) {
    int best = 0;
    for (int i = 1; i < palette.size(); i++) {
      if (distance(palette.get(i), colour) < distance(palette.get(best), colour)) {
        best = i;
      }
    }
    return best;
  }

  /** The picture as it is. */
  BufferedImage image() {
    BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
    image.setRGB(0, 0, width, height, pixels, 0, width);
    return image;
  }

  static void write(BufferedImage image, Path file) throws IOException {
    Files.createDirectories(Objects.requireNonNull(file.getParent()));
    ImageIO.write(image, "png", file.toFile());
  }
}
