package org.clearkiosk.kiosk.screen.part;

import java.awt.BasicStroke;
import java.awt.Component;
import java.awt.Graphics;
import java.awt.Graphics2D;
import java.awt.Rectangle;
import java.awt.geom.RoundRectangle2D;
import org.clearkiosk.kiosk.theme.Length;
import org.clearkiosk.kiosk.theme.Theme;
import org.clearkiosk.kiosk.theme.Tone;

/** The ring around what a key would touch, with a gap, so that it is seen beside any colour. */
public final class FocusRing {
  private FocusRing() {}

  /**
   * Paints the ring.
   *
   * @param part what it surrounds
   * @param place where that is, in the coordinates of the graphics
   */
  public static void paint(Graphics graphics, Theme theme, Component part, Rectangle place) {
    Graphics2D paint = Painting.smooth(graphics);
    int width = theme.length(Length.RING);
    double out = theme.length(Length.RING_GAP) + width / 2.0;
    int corner =
        part instanceof TouchButton button ? button.arc() : theme.length(Length.ARC_SMALL, 0.7);
    double arc = 2 * (corner + out);
    paint.setColor(theme.colour(Tone.RING));
    paint.setStroke(new BasicStroke(width));
    paint.draw(
        new RoundRectangle2D.Double(
            place.x - out, place.y - out, place.width + 2 * out, place.height + 2 * out, arc, arc));
    paint.dispose();
  }
}
