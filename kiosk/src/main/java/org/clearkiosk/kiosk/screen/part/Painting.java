package org.clearkiosk.kiosk.screen.part;

import java.awt.Graphics;
import java.awt.Graphics2D;
import java.awt.Rectangle;
import java.awt.RenderingHints;
import java.awt.geom.RoundRectangle2D;

/** How the parts paint: smooth, whatever the desktop says. */
final class Painting {
  private Painting() {}

  /** A copy of a graphics with the hints set; the caller disposes it. */
  static Graphics2D smooth(Graphics graphics) {
    Graphics2D copy = (Graphics2D) graphics.create();
    copy.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
    copy.setRenderingHint(
        RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
    copy.setRenderingHint(
        RenderingHints.KEY_FRACTIONALMETRICS, RenderingHints.VALUE_FRACTIONALMETRICS_ON);
    copy.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
    return copy;
  }

  /**
   * Fills a sheet with round corners as {@link Graphics2D#fill} does. What lies within the corners
   * is filled as a plain rectangle: to smooth the edge of a shape takes time for all of its area.
   */
  static void fill(Graphics2D paint, RoundRectangle2D sheet) {
    int left = (int) Math.ceil(sheet.getMinX() + sheet.getArcWidth() / 2);
    int right = (int) Math.floor(sheet.getMaxX() - sheet.getArcWidth() / 2);
    int top = (int) Math.ceil(sheet.getMinY() + sheet.getArcHeight() / 2);
    int bottom = (int) Math.floor(sheet.getMaxY() - sheet.getArcHeight() / 2);
    if (right <= left || bottom <= top) {
      paint.fill(sheet);
      return;
    }
    Rectangle all = sheet.getBounds();
    int end = all.y + all.height;
    paint.fillRect(left, top, right - left, bottom - top);
    fillWithin(paint, sheet, all.x, all.y, all.width, top - all.y);
    fillWithin(paint, sheet, all.x, top, left - all.x, bottom - top);
    fillWithin(paint, sheet, right, top, all.x + all.width - right, bottom - top);
    fillWithin(paint, sheet, all.x, bottom, all.width, end - bottom);
  }

  private static void fillWithin(
      Graphics2D paint, RoundRectangle2D sheet, int x, int y, int width, int height) {
    Graphics2D part = (Graphics2D) paint.create();
    part.clipRect(x, y, width, height);
    part.fill(sheet);
    part.dispose();
  }
}
