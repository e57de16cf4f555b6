package org.clearkiosk.kiosk.screen.part;

import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;

/**
 * What was painted once and is copied from then on: every screen makes its parts anew, and to paint
 * a drawing or the edge of a shape takes a hundred times as long as to copy it. Those used last are
 * kept.
 */
final class PaintedImages {
  /** 16 MiB; a screen of 3840 × 2160 shows less than half of it. */
  private static final int MOST_PIXELS = 4 << 20;

  private static final PaintedImages KEPT = new PaintedImages();

  private final Map<Key, BufferedImage> images = new LinkedHashMap<>(16, 0.75f, true);
  private int pixels;

  private PaintedImages() {}

  /**
   * What was painted.
   *
   * @param look whatever decides how it looks besides its size
   */
  private record Key(Object look, int width, int height) {}

  /**
   * The image of something.
   *
   * @param look whatever decides how it looks besides its size; equal for what looks the same
   * @param width in pixels, at least 1
   * @param height in pixels, at least 1
   * @param drawing paints it, if it has to be, on nothing; its graphics has the hints set
   */
  static BufferedImage of(Object look, int width, int height, Consumer<Graphics2D> drawing) {
    return KEPT.image(new Key(look, width, height), drawing);
  }

  /**
   * Paints something where {@code paint} begins, which has the hints set: a copy of its image, or
   * itself where a copy would not be sharp. The others are as in {@link #of}.
   */
  static void paint(
      Graphics2D paint, Object look, int width, int height, Consumer<Graphics2D> drawing) {
    if (Painting.copiesAreSharp(paint)) {
      paint.drawImage(of(look, width, height, drawing), 0, 0, null);
    } else {
      drawing.accept(paint);
    }
  }

  private synchronized BufferedImage image(Key key, Consumer<Graphics2D> drawing) {
    BufferedImage image = images.get(key);
    if (image == null) {
      image = painted(key, drawing);
      images.put(key, image);
      pixels += size(image);
      Iterator<BufferedImage> eldest = images.values().iterator();
      while (pixels > MOST_PIXELS && images.size() > 1) {
        pixels -= size(eldest.next());
        eldest.remove();
      }
    }
    return image;
  }

  private static BufferedImage painted(Key key, Consumer<Graphics2D> drawing) {
    BufferedImage image =
        new BufferedImage(key.width(), key.height(), BufferedImage.TYPE_INT_ARGB_PRE);
    Graphics2D paint = image.createGraphics();
    Graphics2D smooth = Painting.smooth(paint);
    drawing.accept(smooth);
    smooth.dispose();
    paint.dispose();
    return image;
  }

  private static int size(BufferedImage image) {
    return image.getWidth() * image.getHeight();
  }
}
