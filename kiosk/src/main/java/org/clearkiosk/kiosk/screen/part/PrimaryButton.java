package org.clearkiosk.kiosk.screen.part;

import java.awt.Dimension;
import org.clearkiosk.kiosk.theme.Length;
import org.clearkiosk.kiosk.theme.Theme;
import org.clearkiosk.kiosk.theme.Tone;
import org.clearkiosk.kiosk.theme.Type;

/** The one action that goes on. At the same place of every screen: bottom right. */
public final class PrimaryButton extends TouchButton {
  private static final long serialVersionUID = 1;

  /** A primary action; {@code name} is for tests to find it by. */
  public PrimaryButton(Theme theme, String name, String text) {
    super(
        theme,
        name,
        text,
        theme.bold(Type.ACTION),
        new Dimension(theme.length(Length.ACTION_WIDTH), theme.length(Length.ACTION_HEIGHT)),
        theme.length(Length.EDGE),
        theme.length(Length.ARC));
    setForeground(theme.colour(Tone.ON_ACCENT));
  }

  /** With an arrow: another question follows. */
  public PrimaryButton onward() {
    setIcon(Icons.ARROW.in(getForeground(), Math.round(getFont().getSize2D())));
    return this;
  }

  @Override
  Tone ground(boolean pressed) {
    return pressed ? Tone.ACCENT_PRESSED : Tone.ACCENT;
  }

  @Override
  Tone disabledGround() {
    return Tone.NOT_NEEDED_SOFT;
  }
}
