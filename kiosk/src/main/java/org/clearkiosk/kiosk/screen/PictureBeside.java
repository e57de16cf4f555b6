package org.clearkiosk.kiosk.screen;

import java.awt.Component;
import java.awt.Dimension;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Function;
import javax.swing.JComponent;
import javax.swing.JPanel;
import org.clearkiosk.kiosk.screen.layout.Column;
import org.clearkiosk.kiosk.screen.layout.Row;
import org.clearkiosk.kiosk.screen.part.Fitting;
import org.clearkiosk.kiosk.screen.part.Paragraph;
import org.clearkiosk.kiosk.theme.Length;

/**
 * A large title and what belongs to it, with a picture at the right, or above on an upright screen:
 * at the same place on every such screen, so that what moves in it goes on where it was. With
 * larger text the picture gives way first.
 */
final class PictureBeside {
  /** The picture's sides, in heights of an action. */
  private static final double WIDTH = 3.6;

  private static final double HEIGHT = 4.32;

  /** How much of the picture is left where the text needs its room. */
  private static final double SMALLER = 0.6;

  private final Kit kit;
  private final Function<Paragraph, List<Component>> parts;
  private final BiFunction<Integer, Integer, Component> picture;

  private PictureBeside(
      Kit kit,
      Function<Paragraph, List<Component>> parts,
      BiFunction<Integer, Integer, Component> picture) {
    this.kit = kit;
    this.parts = parts;
    this.picture = picture;
  }

  /**
   * The body of such a screen.
   *
   * @param parts the title and what stands below it
   * @param picture in a width and height in pixels
   */
  static Component of(
      Kit kit,
      String title,
      Function<Paragraph, List<Component>> parts,
      BiFunction<Integer, Integer, Component> picture) {
    PictureBeside beside = new PictureBeside(kit, parts, picture);
    return new Fitting(
        List.of(
            () -> beside.arranged(kit.display(title).balanced(), 1),
            () -> beside.arranged(kit.display(title).balanced(), SMALLER),
            () -> beside.arranged(kit.heading(title).balanced(), SMALLER),
            () -> beside.text(kit.heading(title).balanced()),
            () -> kit.leaves(parts.apply(kit.heading(title).balanced()))));
  }

  private JPanel text(Paragraph heading) {
    JPanel text = kit.panel(new Column(kit.length(Length.PAD, 1.3), Column.Stand.MIDDLE));
    parts.apply(heading.named("heading")).forEach(text::add);
    return text;
  }

  private JPanel arranged(Paragraph heading, double share) {
    JPanel text = text(heading);
    Component drawn =
        picture.apply(
            kit.length(Length.ACTION_HEIGHT, share * WIDTH),
            kit.length(Length.ACTION_HEIGHT, share * HEIGHT));
    if (kit.portrait()) {
      JPanel body = kit.panel(new Column(kit.length(Length.EDGE, 1.5), Column.Stand.MIDDLE));
      body.add(drawn, Column.Part.CENTRE);
      body.add(text);
      return body;
    }
    JPanel body = kit.panel(new Row(kit.length(Length.EDGE), Row.Stand.MIDDLE));
    body.add(text, Row.Rest.EQUAL);
    body.add(drawn);
    JComponent margin = kit.nothing();
    margin.setPreferredSize(new Dimension(kit.length(Length.EDGE, 1.5), 1));
    body.add(margin);
    return body;
  }
}
