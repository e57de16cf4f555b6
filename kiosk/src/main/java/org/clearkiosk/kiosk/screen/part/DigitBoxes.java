package org.clearkiosk.kiosk.screen.part;

import java.awt.Color;
import java.awt.Dimension;
import java.awt.Graphics;
import java.awt.Graphics2D;
import java.awt.geom.Ellipse2D;
import javax.accessibility.AccessibleContext;
import javax.accessibility.AccessibleRole;
import javax.swing.JLabel;
import org.clearkiosk.kiosk.theme.Length;
import org.clearkiosk.kiosk.theme.Theme;
import org.clearkiosk.kiosk.theme.Tone;

/** Six boxes that show how many digits were given, never which. */
public final class DigitBoxes extends JLabel {
  private static final long serialVersionUID = 1;

  private static final int BOXES = 6;

  private final transient Theme theme;
  private final int boxWidth;
  private final int boxHeight;
  private final int gap;
  private int given;
  private boolean waiting;

  /** Empty boxes. */
  public DigitBoxes(Theme theme) {
    this.theme = theme;
    boxHeight = theme.length(Length.ACTION_HEIGHT, 0.74);
    boxWidth = theme.length(Length.ACTION_HEIGHT, 0.61);
    gap = theme.length(Length.GAP);
    setName("digits");
  }

  /**
   * Shows how many there are.
   *
   * @param count how many digits were given, 0 to 6
   * @param wanted whether a digit is waited for; its box is framed
   * @param spoken the same in words, for those who do not see it
   */
  public void show(int count, boolean wanted, String spoken) {
    given = count;
    waiting = wanted;
    getAccessibleContext().setAccessibleName(spoken);
    repaint();
  }

  @Override
  public AccessibleContext getAccessibleContext() {
    if (accessibleContext == null) {
      accessibleContext =
          new AccessibleJLabel() {
            private static final long serialVersionUID = 1;

            @Override
            public AccessibleRole getAccessibleRole() {
              return AccessibleRole.PASSWORD_TEXT;
            }
          };
    }
    return accessibleContext;
  }

  @Override
  public Dimension getPreferredSize() {
    return new Dimension(BOXES * boxWidth + (BOXES - 1) * gap, boxHeight);
  }

  @Override
  protected void paintComponent(Graphics graphics) {
    Graphics2D paint = Painting.smooth(graphics);
    int radius = theme.length(Length.ARC_SMALL, 0.7);
    for (int box = 0; box < BOXES; box++) {
      boolean turn = waiting && box == given;
      int stroke = theme.length(turn ? Length.STROKE : Length.HAIRLINE);
      int x = box * (boxWidth + gap);
      Color frame = theme.colour(turn ? Tone.ACCENT : Tone.FRAME);
      Sheet.framed(radius, theme.colour(Tone.SURFACE), frame, stroke)
          .paint(paint, x, 0, boxWidth, boxHeight);
      if (box < given) {
        double dot = boxWidth * 0.36;
        paint.setColor(theme.colour(Tone.INK));
        paint.fill(new Ellipse2D.Double(x + (boxWidth - dot) / 2, (boxHeight - dot) / 2, dot, dot));
      }
    }
    paint.dispose();
  }
}
