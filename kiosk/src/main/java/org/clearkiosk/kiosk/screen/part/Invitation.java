package org.clearkiosk.kiosk.screen.part;

import java.awt.Dimension;
import java.awt.Graphics;
import javax.accessibility.AccessibleRole;
import javax.swing.Icon;
import javax.swing.Timer;
import org.clearkiosk.kiosk.theme.Theme;
import org.jspecify.annotations.Nullable;

/**
 * The card goes onto the reader, rests there, and lifts again: what to do, for whoever only glances
 * at it. It moves for half a second of every five, so that it costs next to nothing; without motion
 * the card lies on the reader. Once a card is there, it goes in and stays.
 */
public final class Invitation extends Graphic {
  private static final long serialVersionUID = 1;

  private static final int ON_READER_MILLISECONDS = 2900;
  private static final int ABOVE_MILLISECONDS = 1400;

  /** How far the card lifts, in heights of the picture. */
  private static final double LIFT = 0.16;

  private static final String READER = "reader.svg";
  private static final String CARD = "card.svg";

  private final Dimension size;
  private final transient Theme theme;
  private final transient Movement movement =
      new Movement(Movement.LONGEST, this::repaint, this::rest);
  private final transient @Nullable Timer resting;
  private boolean goingIn;
  private boolean onReader = true;

  /**
   * A picture in a given size.
   *
   * @param spoken what it shows, for those who do not see it
   * @param moving whether it moves
   */
  public Invitation(Theme theme, int width, int height, String spoken, boolean moving) {
    super(AccessibleRole.ICON);
    size = new Dimension(width, height);
    this.theme = theme;
    resting = moving ? new Timer(ON_READER_MILLISECONDS, over -> turn()) : null;
    if (resting != null) {
      resting.setRepeats(false);
    }
    setName("invitation");
    getAccessibleContext().setAccessibleName(spoken);
  }

  /** The card goes onto the reader once, and stays there. */
  public static Invitation accepted(
      Theme theme, int width, int height, String spoken, boolean moving) {
    Invitation picture = new Invitation(theme, width, height, spoken, false);
    picture.goingIn = moving;
    return picture;
  }

  private void turn() {
    onReader = !onReader;
    movement.start();
  }

  private void rest() {
    if (resting != null) {
      resting.setInitialDelay(onReader ? ON_READER_MILLISECONDS : ABOVE_MILLISECONDS);
      resting.restart();
    }
  }

  @Override
  public void addNotify() {
    super.addNotify();
    if (goingIn) {
      goingIn = false;
      movement.start();
    } else {
      rest();
    }
  }

  @Override
  public void removeNotify() {
    movement.stop();
    if (resting != null) {
      resting.stop();
    }
    super.removeNotify();
  }

  @Override
  public Dimension getPreferredSize() {
    return new Dimension(size);
  }

  @Override
  protected void paintComponent(Graphics graphics) {
    double way = movement.progress();
    double lifted = onReader ? 1 - way : way;
    drawing(READER).paintIcon(this, graphics, 0, 0);
    int lift = (int) Math.round(lifted * LIFT * size.height);
    drawing(CARD).paintIcon(this, graphics, 0, -lift);
  }

  private Icon drawing(String file) {
    return Icons.picture(theme, file, size.width, size.height);
  }
}
