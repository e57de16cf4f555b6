package org.clearkiosk.kiosk.screen;

import java.awt.BorderLayout;
import java.util.function.Consumer;
import javax.swing.JPanel;
import org.clearkiosk.kiosk.flow.State;
import org.clearkiosk.kiosk.flow.Touch;
import org.clearkiosk.kiosk.theme.Theme;
import org.clearkiosk.kiosk.theme.Tone;
import org.jspecify.annotations.Nullable;

/** Shows the one screen that belongs to the present state. Used on Swing's thread alone. */
final class StagePanel extends JPanel {
  private static final long serialVersionUID = 1;

  private final transient Consumer<Touch> flow;
  private transient Theme theme;
  private transient @Nullable Shown shown;

  /** What is on show, what it was made from, and the way back for its touches. */
  private record Shown(Screen screen, Object face, Touches touches) {}

  /** A stage in a theme; {@code flow} takes the touches. */
  StagePanel(Theme theme, Consumer<Touch> flow) {
    super(new BorderLayout());
    this.theme = theme;
    this.flow = flow;
    setBackground(theme.colour(Tone.GROUND));
    setName("stage");
  }

  /** Shows a state: in the screen that is there where that looks the same, else in a new one. */
  void show(State state) {
    Object face = Face.of(state);
    Shown before = shown;
    if (before != null && before.face().equals(face)) {
      before.touches().answered();
      before.screen().follow(state);
      return;
    }
    if (before != null) {
      before.touches().gone();
    }
    Touches touches = new Touches(flow);
    Screen screen = state.accept(new Screens(Kit.of(theme, state, touches)));
    shown = new Shown(screen, face, touches);
    removeAll();
    add(screen.component(), BorderLayout.CENTER);
    revalidate();
    repaint();
  }

  /** Takes on another theme; the next state is shown in it. */
  void wear(Theme other) {
    theme = other;
    setBackground(other.colour(Tone.GROUND));
    Shown before = shown;
    if (before != null) {
      before.touches().gone();
    }
    shown = null;
  }
}
