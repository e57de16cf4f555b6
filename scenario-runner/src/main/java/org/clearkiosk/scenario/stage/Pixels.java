package org.clearkiosk.scenario.stage;

import java.awt.image.BufferedImage;

/** Makes pictures smaller. */
final class Pixels {
  private static final int CHANNEL = 0xFF;

  private Pixels() {}

  /** The mean of four colours, each 0xRRGGBB. */
  static int mean(int one, int two, int three, int four) {
    int mean = 0;
    for (int shift = 16; shift >= 0; shift -= 8) {
      int sum =
          ((one >> shift) & CHANNEL)
              + ((two >> shift) & CHANNEL)
              + ((three >> shift) & CHANNEL)
              + ((four >> shift) & CHANNEL);
      mean |= ((sum + 2) / 4) << shift;
    }
    return mean;
  }

  /** A picture at half its width and height. */
  static BufferedImage half(BufferedImage whole) {
    BufferedImage half =
        new BufferedImage(whole.getWidth() / 2, whole.getHeight() / 2, BufferedImage.TYPE_INT_RGB);
    for (int y = 0; y < half.getHeight(); y++) {
      for (int x = 0; x < half.getWidth(); x++) {
        half.setRGB(
            x,
            y,
            mean(
                whole.getRGB(2 * x, 2 * y),
                whole.getRGB(2 * x + 1, 2 * y),
                whole.getRGB(2 * x, 2 * y + 1),
                whole.getRGB(2 * x + 1, 2 * y + 1)));
      }
    }
    return half;
  }
}
