package org.clearkiosk.kiosk.screen;

import javax.swing.JPanel;
import org.clearkiosk.kiosk.flow.Hearing;
import org.clearkiosk.kiosk.flow.State;
import org.clearkiosk.kiosk.flow.Touch;
import org.clearkiosk.kiosk.screen.layout.Row;
import org.clearkiosk.kiosk.screen.part.Paragraph;
import org.clearkiosk.kiosk.screen.part.PillButton;
import org.clearkiosk.kiosk.theme.Length;

/** While the screens are read aloud: to hear this one again, and how loud. Else it is not there. */
final class VoiceBar extends JPanel {
  private static final long serialVersionUID = 1;

  private final transient Kit kit;
  private final PillButton softer;
  private final PillButton louder;
  private final Paragraph volume;

  VoiceBar(Kit kit) {
    super(new Row(kit.length(Length.GAP), Row.Stand.MIDDLE));
    this.kit = kit;
    setOpaque(false);
    setName("voice");
    String again = kit.say("action.repeat");
    add(pill(Touch.Button.REPEAT, again, again));
    softer = pill(Touch.Button.SOFTER, "−", kit.say("action.softer"));
    louder = pill(Touch.Button.LOUDER, "+", kit.say("action.louder"));
    volume = kit.strongNote("0");
    add(softer);
    add(volume);
    add(louder);
  }

  private PillButton pill(Touch.Button touch, String text, String spoken) {
    PillButton pill = new PillButton(kit.theme(), Kit.nameOf(touch), text);
    pill.getAccessibleContext().setAccessibleName(spoken);
    return kit.reporting(pill, touch);
  }

  /** Shows how loud it is now. */
  void follow(State state) {
    Hearing hearing = state.terminal().hearing();
    setVisible(hearing.on());
    volume.setText(Integer.toString(hearing.volume()));
    volume
        .getAccessibleContext()
        .setAccessibleName(kit.say("spoken.volume", hearing.volume(), Hearing.LOUDEST));
    softer.setEnabled(hearing.volume() > 1);
    louder.setEnabled(hearing.volume() < Hearing.LOUDEST);
  }
}
