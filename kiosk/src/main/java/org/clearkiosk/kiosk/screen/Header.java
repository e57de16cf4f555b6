package org.clearkiosk.kiosk.screen;

import java.awt.Component;
import java.awt.Graphics;
import java.util.Locale;
import java.util.stream.Stream;
import javax.swing.BorderFactory;
import javax.swing.JPanel;
import org.clearkiosk.kiosk.flow.Comfort;
import org.clearkiosk.kiosk.flow.State;
import org.clearkiosk.kiosk.flow.TerminalStatus;
import org.clearkiosk.kiosk.flow.Touch;
import org.clearkiosk.kiosk.screen.layout.Column;
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
 * The head of every screen: whose terminal, whose session, how long, and how to see it. When time
 * runs out it says so instead, with the button for more, and nothing below it moves. Where all of
 * that has no room beside each other, the controls stand in a second line; those of the voice,
 * while it is on, in a line of their own.
 */
final class Header extends Reserve {
  private static final long serialVersionUID = 1;

  /** The longest masked name that is counted with, in ems. */
  private static final float LONGEST_NAME = 6;

  /** The masked name of most, in ems: beside the voice's controls a longer one may give way. */
  private static final float USUAL_NAME = 3;

  private static final int TWO_DIGITS = 88;

  private final transient Kit kit;
  private final JPanel brand;
  private final Paragraph brandWords;
  private final JPanel warning;
  private final Paragraph warningText;
  private final Paragraph name;
  private final CountdownRing ring;
  private final JPanel tools;
  private final boolean oneLine;
  private final VoiceBar voice;
  private final JPanel voiceAtTheLeft;
  private final PillButton speak;
  private boolean warned;

  Header(Kit kit, State state) {
    super(new Column(kit.length(Length.GAP), Column.Stand.MIDDLE), height(kit, true));
    this.kit = kit;
    int side = kit.length(Length.EDGE);
    setBorder(BorderFactory.createEmptyBorder(0, side, 0, side));
    setOpaque(true);
    setName("header");
    brandWords = kit.strongNote(kit.say("brand"));
    brand = brand();
    warningText = new Paragraph(kit.theme(), " ", kit.theme().bold(Type.NOTE), Tone.OPEN);
    warning = warning();
    name = kit.strongNote(" ").named("masked-name");
    ring = new CountdownRing(kit.theme());
    speak = tool(Touch.Button.SPEAK, kit.say("action.speak"), kit.say("voice.switch"));
    tools = tools(state.terminal());
    voice = new VoiceBar(kit);
    voiceAtTheLeft = kit.panel(new Row(0, Row.Stand.MIDDLE));
    voiceAtTheLeft.add(voice);
    oneLine = standsInOneLine(state.terminal().hearing().on());
    JPanel line = kit.panel(new Row(kit.length(Length.GAP), Row.Stand.MIDDLE));
    line.add(brand, Row.Rest.EQUAL);
    line.add(voiceAtTheLeft, Row.Rest.EQUAL);
    line.add(warning, Row.Rest.EQUAL);
    line.add(name);
    line.add(ring);
    if (oneLine) {
      line.add(tools);
      add(line);
    } else {
      reserve(height(kit, false));
      JPanel second = kit.panel(new Row(0, Row.Stand.MIDDLE));
      second.add(kit.nothing(), Row.Rest.EQUAL);
      second.add(tools);
      add(line);
      add(second);
    }
    follow(state);
  }

  private static int height(Kit kit, boolean oneLine) {
    int pill = kit.length(Length.PILL_HEIGHT);
    int gap = kit.length(Length.GAP);
    int twoLines = kit.note("\n ").heightFor(Integer.MAX_VALUE);
    int one = Math.max(kit.length(Length.HEADER_HEIGHT), Math.max(pill, twoLines) + gap);
    return oneLine ? one : one + pill + gap;
  }

  private JPanel brand() {
    int side = kit.length(Length.PILL_HEIGHT, 0.62);
    Picture sign = new Picture(kit.theme(), Picture.Motif.BRAND, side, side, kit.say("brand"));
    return kit.row(1.2, sign, brandWords);
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

  /** How to see and hear the screen: from here a student changes it at any step. */
  private JPanel tools(TerminalStatus terminal) {
    Comfort comfort = terminal.comfort();
    boolean on = terminal.hearing().on();
    speak.setText(kit.say(on ? "action.hush" : "action.speak"));
    speak.getAccessibleContext().setAccessibleName(speak.getText());
    speak.setVisible(terminal.hearing().offered());
    return kit.row(
        1,
        speak,
        tool(
            Touch.Button.SWITCH_TEXT_SIZE,
            kit.say("text-size." + lower(comfort.textSize().next())),
            kit.say("text-size.switch")),
        tool(
            Touch.Button.SWITCH_CONTRAST,
            kit.say("contrast." + lower(comfort.contrast().next())),
            kit.say("contrast.switch")),
        tool(Touch.Button.SWITCH_LANGUAGE, kit.say("language.other"), kit.say("language.switch")));
  }

  private static String lower(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT);
  }

  private PillButton tool(Touch.Button touch, String text, String does) {
    PillButton pill = new PillButton(kit.theme(), Kit.nameOf(touch), text);
    pill.getAccessibleContext().setAccessibleDescription(does);
    return kit.reporting(pill, touch);
  }

  private boolean standsInOneLine(boolean heard) {
    warningText.setText(kit.say("warning", TWO_DIGITS));
    int more = warning.getComponent(1).getPreferredSize().width;
    int ofWarning = room(ring, tools) - more - kit.length(Length.GAP);
    boolean warningFits = ofWarning > more && warningText.heightFor(ofWarning) <= height(kit, true);
    float ems = heard ? USUAL_NAME : LONGEST_NAME;
    int longestName = Math.round(name.getFont().getSize2D() * ems);
    int left = (heard ? voice : brand.getComponent(0)).getPreferredSize().width;
    return warningFits && room(ring, tools) >= left + longestName;
  }

  private boolean nameFitsBesideTheVoice() {
    return (oneLine ? room(ring, tools, voice) : room(ring, voice))
        >= name.getPreferredSize().width;
  }

  /** The width that some things and the gaps before them leave, in pixels. */
  private int room(Component... others) {
    return kit.theme().scale().widthPixels()
        - 2 * kit.length(Length.EDGE)
        - Stream.of(others)
            .mapToInt(other -> other.getPreferredSize().width + kit.length(Length.GAP))
            .sum();
  }

  /** Shows whose session it is and how long it stays. */
  void follow(State state) {
    warned = state.timeLeft().warning();
    boolean heard = state.terminal().hearing().on();
    voice.follow(state);
    voiceAtTheLeft.setVisible(heard && !warned);
    brand.setVisible(!heard && !warned);
    warning.setVisible(warned);
    int seconds = state.timeLeft().seconds();
    warningText.setText(kit.say("warning", seconds));
    name.setText(state.maskedName().orElse(" "));
    name.setVisible(
        state.maskedName().isPresent() && !warned && (!heard || nameFitsBesideTheVoice()));
    ring.show(state.timeLeft(), kit.say("time-left", seconds));
    int room =
        Stream.of(name, ring, tools)
            .filter(part -> part.isVisible() && (part != tools || oneLine))
            .mapToInt(part -> part.getPreferredSize().width + kit.length(Length.GAP))
            .sum();
    brandWords.setVisible(true);
    brandWords.setVisible(room() - room >= brand.getPreferredSize().width);
    revalidate();
    repaint();
  }

  @Override
  protected void paintComponent(Graphics graphics) {
    graphics.setColor(kit.theme().colour(warned ? Tone.OPEN_SOFT : Tone.GROUND));
    graphics.fillRect(0, 0, getWidth(), getHeight());
  }
}
