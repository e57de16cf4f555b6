package org.clearkiosk.kiosk.screen.part;

import java.awt.Dimension;
import java.awt.Graphics;
import java.awt.Graphics2D;
import javax.swing.Icon;
import javax.swing.JLabel;
import org.clearkiosk.kiosk.theme.Theme;
import org.clearkiosk.kiosk.theme.Type;

/** A state in colour, icon and word. */
public final class Badge extends JLabel {
  private static final long serialVersionUID = 1;

  private static final double HEIGHT = 1.7;
  private static final double SIDE = 0.7;
  private static final double ICON = 0.85;
  private static final double BETWEEN = 0.35;

  private final transient Theme theme;
  private final Mark mark;
  private final transient Icon icon;

  /** A state with its word. */
  public Badge(Theme theme, Mark mark, String word) {
    super(word);
    this.theme = theme;
    this.mark = mark;
    setFont(theme.bold(Type.NOTE));
    setForeground(theme.colour(mark.tone()));
    icon = mark.icon().in(getForeground(), (int) Math.round(em() * ICON));
  }

  private double em() {
    return getFont().getSize2D();
  }

  @Override
  public Dimension getPreferredSize() {
    double width =
        TextLines.width(getText(), getFont()) + icon.getIconWidth() + em() * (2 * SIDE + BETWEEN);
    return new Dimension((int) Math.ceil(width), (int) Math.ceil(em() * HEIGHT));
  }

  @Override
  protected void paintComponent(Graphics graphics) {
    Graphics2D paint = Painting.smooth(graphics);
    Sheet.plain(getHeight() / 2.0, theme.colour(mark.ground()))
        .paint(paint, 0, 0, getWidth(), getHeight());
    icon.paintIcon(this, paint, (int) (em() * SIDE), (getHeight() - icon.getIconHeight()) / 2);
    paint.setColor(getForeground());
    paint.setFont(getFont());
    double ascent = TextLines.ascent(getFont());
    double descent = TextLines.descent(getFont());
    paint.drawString(
        getText(),
        (float) (em() * (SIDE + BETWEEN) + icon.getIconWidth()),
        (float) ((getHeight() - ascent - descent) / 2 + ascent));
    paint.dispose();
  }
}
