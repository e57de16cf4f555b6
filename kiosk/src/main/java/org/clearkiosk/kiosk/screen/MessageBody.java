package org.clearkiosk.kiosk.screen;

import java.awt.Component;
import java.util.List;
import javax.swing.JPanel;
import org.clearkiosk.kiosk.screen.layout.Column;
import org.clearkiosk.kiosk.screen.layout.Row;
import org.clearkiosk.kiosk.screen.part.Mark;
import org.clearkiosk.kiosk.theme.Length;

/** One message in the middle of a screen: a sign, what it is, and what to know about it. */
final class MessageBody {
  private static final double SIGN = 1.7;

  private MessageBody() {}

  /** With the sign of a state. */
  static JPanel marked(Kit kit, Mark mark, String heading, List<? extends Component> lines) {
    return of(kit, kit.disc(mark, kit.length(Length.ACTION_HEIGHT, SIGN)), heading, lines);
  }

  /** While the terminal is at work. */
  static JPanel busy(Kit kit, String heading, List<? extends Component> lines) {
    return of(kit, kit.busy(kit.length(Length.ACTION_HEIGHT, SIGN)), heading, lines);
  }

  private static JPanel of(
      Kit kit, Component sign, String heading, List<? extends Component> lines) {
    JPanel text = kit.panel(new Column(kit.length(Length.GAP), Column.Stand.MIDDLE));
    text.add(kit.heading(heading).balanced());
    lines.forEach(text::add);
    if (kit.portrait()) {
      JPanel body = kit.panel(new Column(kit.length(Length.EDGE), Column.Stand.MIDDLE));
      body.add(sign, Column.Part.START);
      body.add(text);
      return body;
    }
    JPanel body = kit.panel(new Row(kit.length(Length.EDGE, 1.4), Row.Stand.MIDDLE));
    body.add(kit.nothing());
    body.add(sign);
    body.add(text, Row.Rest.EQUAL);
    return body;
  }
}
