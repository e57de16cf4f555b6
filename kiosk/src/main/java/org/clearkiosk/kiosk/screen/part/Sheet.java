package org.clearkiosk.kiosk.screen.part;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.Image;
import java.awt.RenderingHints;
import java.awt.geom.RoundRectangle2D;
import org.jspecify.annotations.Nullable;

/**
 * A rectangle with round corners, with or without a frame. Its corners are painted once and copied
 * from then on, the rest of it is plain rectangles: to smooth the edge of a shape takes time for
 * all of its area, and screens are full of these.
 *
 * @param radius of the corners of the ground, in pixels; smaller where there is no room for it
 * @param ground fills it
 * @param frame the colour of the frame; null for none
 * @param stroke the width of the frame, in pixels, within the rectangle
 */
record Sheet(double radius, Color ground, @Nullable Color frame, int stroke) {
  /** Without a frame. */
  static Sheet plain(double radius, Color ground) {
    return new Sheet(radius, ground, null, 0);
  }

  /** With a frame, {@code stroke} pixels wide. */
  static Sheet framed(double radius, Color ground, Color frame, int stroke) {
    return new Sheet(radius, ground, frame, stroke);
  }

  /**
   * Paints it.
   *
   * @param paint has the hints set; its colour and stroke are others afterwards
   * @param x the left edge, in pixels, as are all of these
   */
  void paint(Graphics2D paint, int x, int y, int width, int height) {
    if (width <= 2 * stroke || height <= 2 * stroke) {
      return;
    }
    if (!Painting.copiesAreSharp(paint)) {
      paintShape(paint, x, y, width, height);
      return;
    }
    int corner = (int) Math.ceil(stroke / 2.0 + radius);
    int side = 2 * corner < width ? corner : width;
    int end = 2 * corner < height ? corner : height;
    paintCorners(paint, x, y, width, height, side, end);
    paintStraight(paint, x, y, width, height, side, end);
  }

  private void paintShape(Graphics2D paint, int x, int y, int width, int height) {
    double inset = stroke / 2.0;
    double arc = Math.min(2 * radius, Math.min(width, height) - stroke);
    RoundRectangle2D shape =
        new RoundRectangle2D.Double(
            x + inset, y + inset, width - stroke, height - stroke, arc, arc);
    paint.setColor(ground);
    paint.fill(shape);
    if (frame != null) {
      paint.setColor(frame);
      paint.setStroke(new BasicStroke(stroke));
      paint.draw(shape);
    }
  }

  /** The four corners; a left and a right half where the corners leave no room between them. */
  private void paintCorners(
      Graphics2D paint, int x, int y, int width, int height, int side, int end) {
    int across = side == width ? width : 2 * side;
    int down = end == height ? height : 2 * end;
    Image corners =
        PaintedImages.of(this, across, down, smooth -> paintShape(smooth, 0, 0, across, down));
    for (int right = 0; right < across; right += side) {
      int left = right == 0 ? x : x + width - side;
      for (int below = 0; below < down; below += end) {
        int top = below == 0 ? y : y + height - end;
        paint.drawImage(
            corners,
            left,
            top,
            left + side,
            top + end,
            right,
            below,
            right + side,
            below + end,
            null);
      }
    }
  }

  /** What lies between the corners. */
  private void paintStraight(
      Graphics2D paint, int x, int y, int width, int height, int side, int end) {
    int across = width - 2 * side;
    int down = height - 2 * end;
    // Nothing to smooth here; where that is asked for, a rectangle takes the long way of a shape
    paint.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_OFF);
    paint.setColor(ground);
    fill(paint, x + side, y + stroke, across, height - 2 * stroke);
    fill(paint, x + stroke, y + end, side - stroke, down);
    fill(paint, x + width - side, y + end, side - stroke, down);
    if (frame != null) {
      paint.setColor(frame);
      fill(paint, x + side, y, across, stroke);
      fill(paint, x + side, y + height - stroke, across, stroke);
      fill(paint, x, y + end, stroke, down);
      fill(paint, x + width - stroke, y + end, stroke, down);
    }
    paint.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
  }

  private static void fill(Graphics2D paint, int x, int y, int width, int height) {
    if (width > 0 && height > 0) {
      paint.fillRect(x, y, width, height);
    }
  }
}
