package org.clearkiosk.kiosk.screen.part;

import java.awt.Dimension;
import java.awt.Graphics;
import java.awt.Graphics2D;
import java.awt.geom.Ellipse2D;
import javax.accessibility.AccessibleRole;
import javax.swing.Icon;
import org.clearkiosk.kiosk.theme.Theme;

/** A state as a disc; the words beside it say the same. */
public final class MarkDisc extends Graphic {
  private static final long serialVersionUID = 1;

  private final transient Theme theme;
  private final Mark mark;
  private final int diameter;
  private final transient Icon icon;

  /**
   * A disc.
   *
   * @param diameter in pixels
   */
  public MarkDisc(Theme theme, Mark mark, int diameter) {
    super(AccessibleRole.ICON);
    this.theme = theme;
    this.mark = mark;
    this.diameter = diameter;
    icon = mark.icon().in(theme.colour(mark.tone()), (int) Math.round(diameter * 0.5));
  }

  /** What it means, for those who do not see it. */
  public MarkDisc saying(String spoken) {
    getAccessibleContext().setAccessibleName(spoken);
    return this;
  }

  @Override
  public Dimension getPreferredSize() {
    return new Dimension(diameter, diameter);
  }

  @Override
  protected void paintComponent(Graphics graphics) {
    Graphics2D paint = Painting.smooth(graphics);
    paint.setColor(theme.colour(mark.ground()));
    paint.fill(new Ellipse2D.Double(0, 0, diameter, diameter));
    int corner = (diameter - icon.getIconWidth()) / 2;
    icon.paintIcon(this, paint, corner, corner);
    paint.dispose();
  }
}
