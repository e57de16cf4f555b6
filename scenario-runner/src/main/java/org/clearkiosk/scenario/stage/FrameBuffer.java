package org.clearkiosk.scenario.stage;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.clearkiosk.demo.DemoException;

/**
 * The memory of a virtual display, which Xvfb shares as a file in the format of {@code xwd}
 * (XWDFile.h of X.Org: a header of big-endian words, the colours, the picture). Looking at it costs
 * the display nothing.
 */
final class FrameBuffer implements Camera {
  private static final int WORDS = 25;
  private static final int VERSION = 7;
  private static final int COLOUR_BYTES = 12;

  /** Where in the header each word stands. */
  private static final int HEADER_SIZE = 0;

  private static final int FILE_VERSION = 1;
  private static final int WIDTH = 4;
  private static final int HEIGHT = 5;
  private static final int BYTE_ORDER = 7;
  private static final int BITS_PER_PIXEL = 11;
  private static final int BYTES_PER_LINE = 12;
  private static final int COLOURS = 19;

  private final ByteBuffer pixels;
  private final int width;
  private final int height;
  private final int bytesPerLine;

  private FrameBuffer(ByteBuffer pixels, int width, int height, int bytesPerLine) {
    this.pixels = pixels;
    this.width = width;
    this.height = height;
    this.bytesPerLine = bytesPerLine;
  }

  /** Looks at the file of a running display. */
  static FrameBuffer open(Path file) {
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
      ByteBuffer whole = channel.map(FileChannel.MapMode.READ_ONLY, 0, channel.size());
      int[] header = new int[WORDS];
      whole.order(ByteOrder.BIG_ENDIAN).asIntBuffer().get(header);
      if (header[FILE_VERSION] != VERSION || header[BITS_PER_PIXEL] != Integer.SIZE) {
        throw new DemoException(file + " is no picture of a display of 32 bits a pixel");
      }
      whole.position(header[HEADER_SIZE] + header[COLOURS] * COLOUR_BYTES);
      ByteBuffer pixels =
          whole
              .slice()
              .order(header[BYTE_ORDER] == 0 ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN);
      return new FrameBuffer(pixels, header[WIDTH], header[HEIGHT], header[BYTES_PER_LINE]);
    } catch (IOException e) {
      throw new DemoException("the display's picture in " + file + " cannot be read", e);
    }
  }

  @Override
  public BufferedImage photograph() {
    int[] upper = new int[width];
    int[] lower = new int[width];
    BufferedImage half = new BufferedImage(width / 2, height / 2, BufferedImage.TYPE_INT_RGB);
    int[] row = new int[width / 2];
    for (int y = 0; y < height / 2; y++) {
      read(2 * y, upper);
      read(2 * y + 1, lower);
      for (int x = 0; x < row.length; x++) {
        row[x] = Pixels.mean(upper[2 * x], upper[2 * x + 1], lower[2 * x], lower[2 * x + 1]);
      }
      half.setRGB(0, y, row.length, 1, row, 0, row.length);
    }
    return half;
  }

  private void read(int line, int[] into) {
    ByteBuffer from = pixels.duplicate().order(pixels.order());
    from.position(line * bytesPerLine);
    from.asIntBuffer().get(into);
  }
}
