package org.clearkiosk.kiosk.screen.part;

import java.awt.Component;
import java.awt.Graphics;
import java.awt.Graphics2D;
import java.awt.geom.AffineTransform;
import java.awt.image.BufferedImage;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;
import javax.swing.Icon;
import org.jspecify.annotations.Nullable;

/**
 * A drawing that is painted once and copied from then on: every screen makes its icons anew, and to
 * paint a drawing takes a hundred times as long as to copy it.
 */
final class PaintedIcon implements Icon {
  private static final Kept KEPT = new Kept();

  private final Key key;
  private final Supplier<Icon> drawing;

  /**
   * What was painted.
   *
   * @param look whatever decides how it looks besides its size
   */
  private record Key(Object look, int width, int height) {}

  /**
   * A drawing in a size.
   *
   * @param look whatever decides how it looks besides its size; equal for what looks the same
   * @param width in pixels; nothing is painted unless it is above 0
   * @param height in pixels, the same
   */
  PaintedIcon(Object look, int width, int height, Supplier<Icon> drawing) {
    key = new Key(look, width, height);
    this.drawing = drawing;
  }

  @Override
  public int getIconWidth() {
    return key.width();
  }

  @Override
  public int getIconHeight() {
    return key.height();
  }

  @Override
  public void paintIcon(@Nullable Component component, Graphics graphics, int x, int y) {
    if (key.width() <= 0 || key.height() <= 0) {
      return;
    }
    if ((((Graphics2D) graphics).getTransform().getType() & ~AffineTransform.TYPE_TRANSLATION)
        != 0) {
      // A copy would be blurred
      drawing.get().paintIcon(component, graphics, x, y);
      return;
    }
    graphics.drawImage(KEPT.image(key, () -> painted(component)), x, y, null);
  }

  private BufferedImage painted(@Nullable Component component) {
    BufferedImage image =
        new BufferedImage(key.width(), key.height(), BufferedImage.TYPE_INT_ARGB_PRE);
    Graphics2D paint = image.createGraphics();
    Graphics2D smooth = Painting.smooth(paint);
    drawing.get().paintIcon(component, smooth, 0, 0);
    smooth.dispose();
    paint.dispose();
    return image;
  }

  /** Those used last. */
  private static final class Kept {
    /** 16 MiB; a screen of 3840 × 2160 shows less than half of it. */
    private static final int MOST_PIXELS = 4 << 20;

    private final Map<Key, BufferedImage> images = new LinkedHashMap<>(16, 0.75f, true);
    private int pixels;

    synchronized BufferedImage image(Key key, Supplier<BufferedImage> painted) {
      BufferedImage image = images.get(key);
      if (image == null) {
        image = painted.get();
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

    private static int size(BufferedImage image) {
      return image.getWidth() * image.getHeight();
    }
  }
}
