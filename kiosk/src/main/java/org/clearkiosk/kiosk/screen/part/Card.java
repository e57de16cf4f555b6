package org.clearkiosk.kiosk.screen.part;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics;
import java.awt.Graphics2D;
import java.awt.LayoutManager;
import java.awt.geom.RoundRectangle2D;
import java.util.List;
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
    if (getWidth() <= 0 || getHeight() <= 0) {
      return;
    }
    Graphics2D paint = Painting.smooth(graphics);
    if (look == Look.FAINT) {
      paintFaint(paint);
    } else {
      sheet().paint(paint, 0, 0, getWidth(), getHeight());
    }
    paint.dispose();
  }

  private Sheet sheet() {
    int radius = theme.length(Length.ARC);
    Color ground = theme.colour(Tone.SURFACE);
    if (look == Look.HERE) {
      return Sheet.framed(radius, ground, theme.colour(Tone.ACCENT), theme.length(Length.STROKE));
    }
    Color edge = theme.colour(Tone.CARD_EDGE);
    return edge.equals(ground)
        ? Sheet.plain(radius, ground)
        : Sheet.framed(radius, ground, edge, theme.length(Length.HAIRLINE));
  }

  private void paintFaint(Graphics2D paint) {
    // Several on a screen are of one size, and the same on the next student's
    PaintedImages.paint(
        paint,
        List.of(look, theme.colour(Tone.LINE), theme.length(Length.HAIRLINE)),
        getWidth(),
        getHeight(),
        this::drawFaint);
  }

  private void drawFaint(Graphics2D paint) {
    double arc = 2.0 * theme.length(Length.ARC);
    int stroke = theme.length(Length.HAIRLINE);
    float dash = stroke * 4f;
    paint.setColor(theme.colour(Tone.LINE));
    paint.setStroke(
        new BasicStroke(
            stroke, BasicStroke.CAP_BUTT, BasicStroke.JOIN_ROUND, 1, new float[] {dash, dash}, 0));
    paint.draw(
        new RoundRectangle2D.Double(
            stroke / 2.0, stroke / 2.0, getWidth() - stroke, getHeight() - stroke, arc, arc));
  }
}
