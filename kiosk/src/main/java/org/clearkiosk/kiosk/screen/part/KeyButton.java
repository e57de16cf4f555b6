package org.clearkiosk.kiosk.screen.part;

import java.awt.Dimension;
import java.awt.Font;
import org.clearkiosk.kiosk.theme.Length;
import org.clearkiosk.kiosk.theme.Theme;
import org.clearkiosk.kiosk.theme.Tone;
import org.clearkiosk.kiosk.theme.Type;

/** A key of the digit pad. */
final class KeyButton extends TouchButton {
  private static final long serialVersionUID = 1;

  private final Tone ground;

  private KeyButton(Theme theme, String name, String text, Font font, Tone ground) {
    super(
        theme,
        name,
        text,
        font,
        new Dimension(theme.length(Length.KEY_WIDTH), theme.length(Length.KEY_HEIGHT)),
        theme.length(Length.PAD, 0.4),
        theme.length(Length.ARC_SMALL));
    this.ground = ground;
    setForeground(theme.colour(Tone.INK));
    frame(Tone.FRAME, theme.length(Length.HAIRLINE));
  }

  static KeyButton digit(Theme theme, int digit) {
    return new KeyButton(
        theme, "digit-" + digit, String.valueOf(digit), theme.bold(Type.HEADING), Tone.SURFACE);
  }

  static KeyButton word(Theme theme, String name, String word) {
    return new KeyButton(theme, name, word, theme.bold(Type.ITEM), Tone.GROUND);
  }

  @Override
  Tone ground(boolean pressed) {
    return pressed ? Tone.ACCENT_SOFT : ground;
  }
}
