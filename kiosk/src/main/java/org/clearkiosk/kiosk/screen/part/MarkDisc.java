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

  /** How large it begins where it arrives. */
  private static final double SMALLEST = 0.7;

  private final transient Theme theme;
  private final Mark mark;
  private final int diameter;
  private final transient Icon icon;
  private final transient Movement movement =
      new Movement(Movement.LONGEST, this::repaint, () -> {});
  private boolean arriving;

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

  /** Has it come once, when it is shown first: the disc opens, and its sign is drawn. */
  public MarkDisc arriving() {
    arriving = true;
    return this;
  }

  /** Whether it comes when it is shown first. */
  public boolean arrives() {
    return arriving;
  }

  @Override
  public void addNotify() {
    super.addNotify();
    if (arriving) {
      arriving = false;
      movement.start();
    }
  }

  @Override
  public void removeNotify() {
    movement.stop();
    super.removeNotify();
  }

  @Override
  public Dimension getPreferredSize() {
    return new Dimension(diameter, diameter);
  }

  @Override
  protected void paintComponent(Graphics graphics) {
    Graphics2D paint = Painting.smooth(graphics);
    paint.setColor(theme.colour(mark.ground()));
    double way = movement.progress();
    double open = diameter * (SMALLEST + (1 - SMALLEST) * way);
    double edge = (diameter - open) / 2;
    paint.fill(new Ellipse2D.Double(edge, edge, open, open));
    int corner = (diameter - icon.getIconWidth()) / 2;
    if (way < 1) {
      paint.clipRect(0, 0, corner + (int) (icon.getIconWidth() * way), diameter);
    }
    icon.paintIcon(this, paint, corner, corner);
    paint.dispose();
  }
}
