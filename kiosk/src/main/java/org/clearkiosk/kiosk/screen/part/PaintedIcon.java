package org.clearkiosk.kiosk.screen.part;

import java.awt.Component;
import java.awt.Graphics;
import java.awt.Graphics2D;
import java.util.function.Supplier;
import javax.swing.Icon;
import org.jspecify.annotations.Nullable;

/** A drawing that is painted once and copied from then on. */
final class PaintedIcon implements Icon {
  private final Object look;
  private final int width;
  private final int height;
  private final Supplier<Icon> drawing;

  /**
   * A drawing in a size.
   *
   * @param look whatever decides how it looks besides its size; equal for what looks the same
   * @param width in pixels; nothing is painted unless it is above 0
   * @param height in pixels, the same
   */
  PaintedIcon(Object look, int width, int height, Supplier<Icon> drawing) {
    this.look = look;
    this.width = width;
    this.height = height;
    this.drawing = drawing;
  }

  @Override
  public int getIconWidth() {
    return width;
  }

  @Override
  public int getIconHeight() {
    return height;
  }

  @Override
  public void paintIcon(@Nullable Component component, Graphics graphics, int x, int y) {
    if (width > 0 && height > 0) {
      Graphics2D there = (Graphics2D) graphics.create();
      there.translate(x, y);
      PaintedImages.paint(
          there, look, width, height, paint -> drawing.get().paintIcon(component, paint, 0, 0));
      there.dispose();
    }
  }
}
