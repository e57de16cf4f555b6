package org.clearkiosk.kiosk.screen.part;

import java.awt.Dimension;
import org.clearkiosk.kiosk.theme.Length;
import org.clearkiosk.kiosk.theme.Theme;
import org.clearkiosk.kiosk.theme.Tone;
import org.clearkiosk.kiosk.theme.Type;

/** An action beside the primary one: back, end, another choice. */
public final class OutlineButton extends TouchButton {
  private static final long serialVersionUID = 1;

  private final Tone ground;

  private OutlineButton(
      Theme theme, String name, String text, Type type, Dimension least, Tone ground) {
    super(
        theme,
        name,
        text,
        theme.font(type),
        least,
        theme.length(Length.PAD, 1.5),
        theme.length(Length.ARC));
    this.ground = ground;
    setForeground(theme.colour(Tone.INK));
    frame(Tone.INK, theme.length(Length.STROKE));
  }

  /** The way back, bottom left of a screen; {@code name} is for tests to find it by. */
  public static OutlineButton back(Theme theme, String name, String text) {
    return new OutlineButton(
        theme,
        name,
        text,
        Type.ACTION,
        new Dimension(theme.length(Length.BACK_WIDTH), theme.length(Length.ACTION_HEIGHT)),
        Tone.GROUND);
  }

  /** Another choice, on a card; {@code name} is for tests to find it by. */
  public static OutlineButton choice(Theme theme, String name, String text) {
    return new OutlineButton(
        theme,
        name,
        text,
        Type.NOTE,
        new Dimension(theme.length(Length.BACK_WIDTH), theme.length(Length.CHOICE_HEIGHT)),
        Tone.SURFACE);
  }

  @Override
  Tone ground(boolean pressed) {
    return pressed || isSelected() ? Tone.ACCENT_SOFT : ground;
  }
}
