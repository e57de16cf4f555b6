package org.clearkiosk.kiosk.screen.part;

import java.awt.BasicStroke;
import java.awt.Component;
import java.awt.Graphics;
import java.awt.Graphics2D;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Line2D;
import java.util.ArrayList;
import java.util.List;
import javax.swing.BorderFactory;
import javax.swing.JPanel;
import javax.swing.SwingConstants;
import org.clearkiosk.kiosk.screen.layout.Column;
import org.clearkiosk.kiosk.screen.layout.Row;
import org.clearkiosk.kiosk.screen.text.OutcomeWords;
import org.clearkiosk.kiosk.theme.Length;
import org.clearkiosk.kiosk.theme.Theme;
import org.clearkiosk.kiosk.theme.Tone;
import org.clearkiosk.kiosk.theme.Type;

/**
 * What happens when, one thing below another, joined by a line; what is now is filled. By which
 * rules it is so stands at the right, for who wants to look it up.
 */
public final class Timeline extends JPanel {
  private static final long serialVersionUID = 1;

  /** Between two points, in paddings of a card. */
  private static final double SPACING = 0.7;

  private static final double CLOSE_SPACING = 0.2;

  private final transient Theme theme;
  private final transient List<OutcomeWords.Point> points;
  private final int dot;

  /** A timeline; at least one point. */
  public Timeline(Theme theme, List<OutcomeWords.Point> points) {
    this(theme, points, SPACING);
  }

  private Timeline(Theme theme, List<OutcomeWords.Point> points, double spacing) {
    super(new Column(theme.length(Length.PAD, spacing)));
    this.theme = theme;
    this.points = List.copyOf(points);
    dot = Math.round(theme.font(Type.ITEM).getSize2D());
    setOpaque(false);
    setBorder(BorderFactory.createEmptyBorder(0, dot + theme.length(Length.PAD), 0, 0));
    points.forEach(point -> add(entry(point)));
  }

  /** The same where there is little room: the points stand close together. */
  public static Timeline close(Theme theme, List<OutcomeWords.Point> points) {
    return new Timeline(theme, points, CLOSE_SPACING);
  }

  /**
   * The same points one by one, to be leafed through.
   *
   * @param heading stands above the first of them, never alone
   */
  public static List<Component> leaves(
      Theme theme, List<OutcomeWords.Point> points, Component heading) {
    List<Component> leaves = new ArrayList<>();
    for (OutcomeWords.Point point : points) {
      leaves.add(new Timeline(theme, List.of(point)));
    }
    JPanel first = new JPanel(new Column(theme.length(Length.GAP)));
    first.setOpaque(false);
    first.add(heading);
    first.add(leaves.get(0));
    leaves.set(0, first);
    return leaves;
  }

  private Component entry(OutcomeWords.Point point) {
    JPanel entry = new JPanel(new Column(theme.length(Length.GAP, 0.2)));
    entry.setOpaque(false);
    entry.add(new Paragraph(theme, point.when(), theme.bold(Type.ITEM), Tone.INK));
    List<String> named = List.of();
    for (OutcomeWords.Line line : point.what()) {
      entry.add(line(line.text(), line.rules().equals(named) ? List.of() : line.rules()));
      named = line.rules();
    }
    return entry;
  }

  private Component line(String text, List<String> rules) {
    Paragraph said = new Paragraph(theme, text, theme.font(Type.NOTE), Tone.MUTED).balanced();
    if (rules.isEmpty()) {
      return said;
    }
    JPanel line = new JPanel(new Row(theme.length(Length.PAD), Row.Stand.TOP));
    line.setOpaque(false);
    line.add(said, Row.Rest.EQUAL);
    line.add(
        new Paragraph(theme, String.join(" ", rules), theme.font(Type.NOTE), Tone.MUTED)
            .align(SwingConstants.RIGHT)
            .named("rules"));
    return line;
  }

  @Override
  protected void paintComponent(Graphics graphics) {
    Graphics2D paint = Painting.smooth(graphics);
    double lineBox = theme.font(Type.ITEM).getSize2D() * theme.lineSpacing();
    double stroke = dot / 6.0;
    double centre = dot / 2.0;
    Component[] entries = getComponents();
    for (int i = 0; i < entries.length; i++) {
      double middle = entries[i].getY() + lineBox / 2;
      if (i + 1 < entries.length) {
        paint.setColor(theme.colour(Tone.LINE));
        paint.setStroke(new BasicStroke(theme.length(Length.STROKE)));
        paint.draw(
            new Line2D.Double(
                centre, middle + centre, centre, entries[i + 1].getY() + lineBox / 2 - centre));
      }
      paint.setColor(theme.colour(Tone.ACCENT));
      paint.setStroke(new BasicStroke((float) stroke));
      Ellipse2D disc =
          new Ellipse2D.Double(
              stroke / 2, middle - centre + stroke / 2, dot - stroke, dot - stroke);
      if (points.get(i).now()) {
        paint.fill(disc);
      }
      paint.draw(disc);
    }
    paint.dispose();
  }
}
