package org.clearkiosk.kiosk.screen.part;

import java.awt.BasicStroke;
import java.awt.Dimension;
import java.awt.Graphics;
import java.awt.Graphics2D;
import java.awt.geom.Arc2D;
import java.awt.geom.Ellipse2D;
import javax.accessibility.AccessibleRole;
import javax.swing.Timer;
import org.clearkiosk.kiosk.theme.Theme;
import org.clearkiosk.kiosk.theme.Tone;

/** Says that the terminal is at work: an arc that wanders, where things move, while it is shown. */
public final class BusyRing extends Graphic {
  private static final long serialVersionUID = 1;

  private static final int FRAME_MILLISECONDS = 50;
  private static final int DEGREES_A_FRAME = 12;
  private static final int ARC_DEGREES = 90;

  private final transient Theme theme;
  private final int diameter;
  private final boolean moving;
  private final transient Timer timer = new Timer(FRAME_MILLISECONDS, tick -> wander());
  private int start = 90;

  /**
   * A ring.
   *
   * @param diameter in pixels
   * @param moving whether it moves
   */
  public BusyRing(Theme theme, int diameter, boolean moving) {
    super(AccessibleRole.PROGRESS_BAR);
    this.theme = theme;
    this.diameter = diameter;
    this.moving = moving;
  }

  /** What it means, for those who do not see it. */
  public BusyRing saying(String spoken) {
    getAccessibleContext().setAccessibleName(spoken);
    return this;
  }

  private void wander() {
    start = Math.floorMod(start - DEGREES_A_FRAME, 360);
    repaint();
  }

  @Override
  public void addNotify() {
    super.addNotify();
    if (moving) {
      timer.start();
    }
  }

  @Override
  public void removeNotify() {
    timer.stop();
    super.removeNotify();
  }

  @Override
  public Dimension getPreferredSize() {
    return new Dimension(diameter, diameter);
  }

  @Override
  protected void paintComponent(Graphics graphics) {
    Graphics2D paint = Painting.smooth(graphics);
    double stroke = diameter / 12.0;
    double side = diameter - stroke;
    paint.setStroke(new BasicStroke((float) stroke, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
    paint.setColor(theme.colour(Tone.ACCENT_SOFT));
    paint.draw(new Ellipse2D.Double(stroke / 2, stroke / 2, side, side));
    paint.setColor(theme.colour(Tone.ACCENT));
    paint.draw(
        new Arc2D.Double(stroke / 2, stroke / 2, side, side, start, ARC_DEGREES, Arc2D.OPEN));
    paint.dispose();
  }
}
