package org.clearkiosk.kiosk.screen;

import java.awt.Graphics;
import javax.swing.BorderFactory;
import javax.swing.JPanel;
import org.clearkiosk.kiosk.flow.State;
import org.clearkiosk.kiosk.flow.Touch;
import org.clearkiosk.kiosk.screen.layout.Row;
import org.clearkiosk.kiosk.screen.part.CountdownRing;
import org.clearkiosk.kiosk.screen.part.Paragraph;
import org.clearkiosk.kiosk.screen.part.Picture;
import org.clearkiosk.kiosk.screen.part.PillButton;
import org.clearkiosk.kiosk.screen.part.Reserve;
import org.clearkiosk.kiosk.theme.Length;
import org.clearkiosk.kiosk.theme.Tone;
import org.clearkiosk.kiosk.theme.Type;

/**
 * The line at the head of every screen: whose terminal, whose session, how long, which language.
 * When time runs out it says so instead, with the button for more, and nothing below it moves.
 */
final class Header extends Reserve {
  private static final long serialVersionUID = 1;

  private final transient Kit kit;
  private final JPanel brand;
  private final JPanel warning;
  private final Paragraph warningText;
  private final Paragraph name;
  private final CountdownRing ring;
  private boolean warned;

  Header(Kit kit, State state) {
    super(new Row(kit.length(Length.GAP), Row.Stand.MIDDLE), height(kit));
    this.kit = kit;
    int side = kit.length(Length.EDGE);
    setBorder(BorderFactory.createEmptyBorder(0, side, 0, side));
    setOpaque(true);
    brand = brand();
    add(brand, Row.Rest.EQUAL);
    warningText = new Paragraph(kit.theme(), " ", kit.theme().bold(Type.NOTE), Tone.OPEN);
    warning = warning();
    add(warning, Row.Rest.EQUAL);
    name = kit.strongNote(" ").named("masked-name");
    add(name);
    ring = new CountdownRing(kit.theme());
    add(ring);
    PillButton language =
        new PillButton(
            kit.theme(), Kit.nameOf(Touch.Button.SWITCH_LANGUAGE), kit.say("language.other"));
    add(kit.reporting(language, Touch.Button.SWITCH_LANGUAGE));
    follow(state);
  }

  private static int height(Kit kit) {
    return Math.max(
        kit.length(Length.HEADER_HEIGHT), kit.length(Length.PILL_HEIGHT) + kit.length(Length.GAP));
  }

  private JPanel brand() {
    int side = kit.length(Length.PILL_HEIGHT, 0.62);
    Picture sign = new Picture(kit.theme(), Picture.Motif.BRAND, side, side, kit.say("brand"));
    return kit.row(1.2, sign, kit.strongNote(kit.say("brand")));
  }

  private JPanel warning() {
    JPanel panel = kit.panel(new Row(kit.length(Length.GAP), Row.Stand.MIDDLE));
    panel.add(warningText, Row.Rest.EQUAL);
    PillButton more =
        new PillButton(kit.theme(), Kit.nameOf(Touch.Button.MORE_TIME), kit.say("action.more-time"))
            .strong();
    panel.add(kit.reporting(more, Touch.Button.MORE_TIME));
    return panel;
  }

  /** Shows whose session it is and how long it stays. */
  void follow(State state) {
    warned = state.timeLeft().warning();
    brand.setVisible(!warned);
    warning.setVisible(warned);
    int seconds = state.timeLeft().seconds();
    warningText.setText(kit.say("warning", seconds));
    name.setVisible(state.maskedName().isPresent() && !warned);
    name.setText(state.maskedName().orElse(" "));
    ring.show(state.timeLeft(), kit.say("time-left", seconds));
    revalidate();
    repaint();
  }

  @Override
  protected void paintComponent(Graphics graphics) {
    graphics.setColor(kit.theme().colour(warned ? Tone.OPEN_SOFT : Tone.GROUND));
    graphics.fillRect(0, 0, getWidth(), getHeight());
  }
}
