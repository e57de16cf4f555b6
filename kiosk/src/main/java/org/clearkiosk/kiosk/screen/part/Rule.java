package org.clearkiosk.kiosk.screen.part;

import java.awt.Dimension;
import java.awt.Graphics;
import javax.accessibility.AccessibleRole;
import org.clearkiosk.kiosk.theme.Length;
import org.clearkiosk.kiosk.theme.Theme;
import org.clearkiosk.kiosk.theme.Tone;

/** A hairline between two rows. */
public final class Rule extends Graphic {
  private static final long serialVersionUID = 1;

  private final int thickness;

  /** A hairline. */
  public Rule(Theme theme) {
    super(AccessibleRole.SEPARATOR);
    thickness = theme.length(Length.HAIRLINE);
    setForeground(theme.colour(Tone.LINE));
  }

  @Override
  public Dimension getPreferredSize() {
    return new Dimension(thickness, thickness);
  }

  @Override
  protected void paintComponent(Graphics graphics) {
    graphics.setColor(getForeground());
    graphics.fillRect(0, 0, getWidth(), getHeight());
  }
}
