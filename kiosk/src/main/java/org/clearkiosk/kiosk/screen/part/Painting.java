package org.clearkiosk.kiosk.screen.part;

import java.awt.Graphics;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.AffineTransform;

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

  /** Whether an image copied onto it stays as sharp as what is painted there. */
  static boolean copiesAreSharp(Graphics2D graphics) {
    return (graphics.getTransform().getType() & ~AffineTransform.TYPE_TRANSLATION) == 0;
  }
}
