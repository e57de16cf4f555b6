package org.clearkiosk.kiosk.screen.part;

import java.awt.BasicStroke;
import java.awt.Graphics;
import java.awt.Graphics2D;
import java.awt.LayoutManager;
import java.awt.geom.RoundRectangle2D;
import javax.swing.BorderFactory;
import javax.swing.JPanel;
import org.clearkiosk.kiosk.theme.Length;
import org.clearkiosk.kiosk.theme.Theme;
import org.clearkiosk.kiosk.theme.Tone;

/** A sheet on the ground that holds what belongs together. */
public final class Card extends JPanel {
  private static final long serialVersionUID = 1;

  /** What a sheet says by its looks. */
  public enum Look {
    /** A white sheet. */
    PLAIN,
    /** A white sheet framed in the accent: here. */
    HERE,
    /** A broken frame without a sheet: do not go there. */
    FAINT
  }

  private final transient Theme theme;
  private final Look look;

  /** A sheet with the usual padding. */
  public Card(Theme theme, Look look, LayoutManager layout) {
    super(layout);
    this.theme = theme;
    this.look = look;
    setOpaque(false);
    int pad = theme.length(Length.PAD);
    setBorder(BorderFactory.createEmptyBorder(pad, pad, pad, pad));
  }

  /** A sheet with other padding, in pixels. */
  public Card padded(int vertical, int horizontal) {
    setBorder(BorderFactory.createEmptyBorder(vertical, horizontal, vertical, horizontal));
    return this;
  }

  @Override
  protected void paintComponent(Graphics graphics) {
    Graphics2D paint = Painting.smooth(graphics);
    double arc = 2.0 * theme.length(Length.ARC);
    int stroke = theme.length(look == Look.HERE ? Length.STROKE : Length.HAIRLINE);
    boolean edged =
        look != Look.PLAIN || !theme.colour(Tone.CARD_EDGE).equals(theme.colour(Tone.SURFACE));
    double inset = edged ? stroke / 2.0 : 0;
    RoundRectangle2D shape =
        new RoundRectangle2D.Double(
            inset, inset, getWidth() - 2 * inset, getHeight() - 2 * inset, arc, arc);
    if (look != Look.FAINT) {
      paint.setColor(theme.colour(Tone.SURFACE));
      Painting.fill(paint, shape);
    }
    if (look == Look.HERE) {
      paint.setColor(theme.colour(Tone.ACCENT));
      paint.setStroke(new BasicStroke(stroke));
      paint.draw(shape);
    } else if (look == Look.PLAIN && edged) {
      paint.setColor(theme.colour(Tone.CARD_EDGE));
      paint.setStroke(new BasicStroke(stroke));
      paint.draw(shape);
    } else if (look == Look.FAINT) {
      float dash = theme.length(Length.HAIRLINE) * 4f;
      paint.setColor(theme.colour(Tone.LINE));
      paint.setStroke(
          new BasicStroke(
              stroke,
              BasicStroke.CAP_BUTT,
              BasicStroke.JOIN_ROUND,
              1,
              new float[] {dash, dash},
              0));
      paint.draw(shape);
    }
    paint.dispose();
  }
}
