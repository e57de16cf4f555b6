package org.clearkiosk.kiosk.screen.part;

import java.awt.BasicStroke;
import java.awt.Dimension;
import java.awt.Font;
import java.awt.Graphics;
import java.awt.Graphics2D;
import java.awt.geom.Arc2D;
import java.awt.geom.Ellipse2D;
import javax.swing.JLabel;
import org.clearkiosk.kiosk.flow.TimeLeft;
import org.clearkiosk.kiosk.theme.Length;
import org.clearkiosk.kiosk.theme.Theme;
import org.clearkiosk.kiosk.theme.Tone;
import org.clearkiosk.kiosk.theme.Type;

/** How long the screen still stays: the seconds, in a ring that empties. */
public final class CountdownRing extends JLabel {
  private static final long serialVersionUID = 1;

  /** In ems of the seconds, at least. */
  private static final float DIAMETER = 2.1f;

  /** How much of the diameter the seconds take at most. */
  private static final double WIDEST = 0.66;

  private final transient Theme theme;
  private final int diameter;
  private double fraction = 1;

  /** A full ring. */
  public CountdownRing(Theme theme) {
    this.theme = theme;
    setName("time-left");
    setFont(theme.bold(Type.NOTE));
    diameter =
        Math.max(
            theme.length(Length.PILL_HEIGHT, 0.9), Math.round(getFont().getSize2D() * DIAMETER));
    setForeground(theme.colour(Tone.INK));
  }

  /**
   * Shows what is left; nothing where the screen stays as long as it likes.
   *
   * @param spoken the same in words
   */
  public void show(TimeLeft timeLeft, String spoken) {
    setVisible(!timeLeft.endless());
    setText(String.valueOf(timeLeft.seconds()));
    fraction = timeLeft.fraction();
    getAccessibleContext().setAccessibleName(spoken);
    repaint();
  }

  @Override
  public Dimension getPreferredSize() {
    return new Dimension(diameter, diameter);
  }

  @Override
  protected void paintComponent(Graphics graphics) {
    Graphics2D paint = Painting.smooth(graphics);
    double stroke = diameter / 10.0;
    double inset = stroke / 2;
    double side = diameter - stroke;
    paint.setStroke(new BasicStroke((float) stroke));
    paint.setColor(theme.colour(Tone.LINE));
    paint.draw(new Ellipse2D.Double(inset, inset, side, side));
    paint.setColor(theme.colour(Tone.ACCENT));
    paint.draw(new Arc2D.Double(inset, inset, side, side, 90, 360 * fraction, Arc2D.OPEN));
    paint.setColor(getForeground());
    Font font = fitting(diameter * WIDEST);
    paint.setFont(font);
    double ascent = TextLines.ascent(font);
    double descent = TextLines.descent(font);
    paint.drawString(
        getText(),
        (float) ((diameter - TextLines.width(getText(), font)) / 2.0),
        (float) ((diameter - ascent - descent) / 2 + ascent));
    paint.dispose();
  }

  /** A little smaller where three digits would touch the ring. */
  private Font fitting(double room) {
    int width = TextLines.width(getText(), getFont());
    return width <= room
        ? getFont()
        : getFont().deriveFont((float) (getFont().getSize2D() * room / width));
  }
}
