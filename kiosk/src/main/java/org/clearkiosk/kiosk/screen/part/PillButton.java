package org.clearkiosk.kiosk.screen.part;

import java.awt.Dimension;
import org.clearkiosk.kiosk.theme.Length;
import org.clearkiosk.kiosk.theme.Theme;
import org.clearkiosk.kiosk.theme.Tone;
import org.clearkiosk.kiosk.theme.Type;

/** A small control at the head of every screen. */
public final class PillButton extends TouchButton {
  private static final long serialVersionUID = 1;

  /** A control; {@code name} is for tests to find it by. */
  public PillButton(Theme theme, String name, String text) {
    super(
        theme,
        name,
        text,
        theme.font(Type.NOTE),
        new Dimension(theme.length(Length.PILL_HEIGHT), theme.length(Length.PILL_HEIGHT)),
        theme.length(Length.PAD),
        theme.length(Length.PILL_HEIGHT, 0.5));
    setForeground(theme.colour(Tone.INK));
    frame(Tone.FRAME, theme.length(Length.HAIRLINE));
  }

  /** With a frame that cannot be overlooked. */
  public PillButton strong() {
    frame(Tone.INK, theme().length(Length.STROKE));
    return this;
  }

  @Override
  Tone ground(boolean pressed) {
    return pressed ? Tone.ACCENT_SOFT : Tone.GROUND;
  }
}
