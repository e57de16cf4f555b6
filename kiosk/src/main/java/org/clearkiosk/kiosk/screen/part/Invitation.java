package org.clearkiosk.kiosk.screen.part;

import java.awt.Dimension;
import java.awt.Graphics;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import javax.accessibility.AccessibleRole;
import javax.swing.Icon;
import javax.swing.Timer;
import org.clearkiosk.kiosk.theme.Theme;
import org.jspecify.annotations.Nullable;

/**
 * The card goes onto the reader, rests there, and lifts again: what to do, for whoever only glances
 * at it. It moves for half a second of every five, so that it costs next to nothing; without motion
 * the card lies on the reader.
 */
public final class Invitation extends Graphic {
  private static final long serialVersionUID = 1;

  private static final int ON_READER_MILLISECONDS = 2900;
  private static final int ABOVE_MILLISECONDS = 1400;

  /** How far the card lifts, in heights of the picture. */
  private static final double LIFT = 0.16;

  private final Dimension size;
  private final transient Icon readerIcon;
  private final transient Icon cardIcon;
  private final transient Movement movement =
      new Movement(Movement.LONGEST, this::repaint, this::rest);
  private final transient @Nullable Timer resting;
  private transient @Nullable BufferedImage reader;
  private transient @Nullable BufferedImage card;
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
    readerIcon = Icons.picture(theme, "reader.svg", width, height);
    cardIcon = Icons.picture(theme, "card.svg", width, height);
    resting = moving ? new Timer(ON_READER_MILLISECONDS, over -> turn()) : null;
    if (resting != null) {
      resting.setRepeats(false);
    }
    setName("invitation");
    getAccessibleContext().setAccessibleName(spoken);
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
    rest();
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
    BufferedImage below = reader == null ? image(readerIcon) : reader;
    BufferedImage above = card == null ? image(cardIcon) : card;
    reader = below;
    card = above;
    graphics.drawImage(below, 0, 0, null);
    graphics.drawImage(above, 0, (int) Math.round(-lifted * LIFT * size.height), null);
  }

  /** Painted once: a frame then only copies it. */
  private BufferedImage image(Icon icon) {
    BufferedImage image =
        new BufferedImage(size.width, size.height, BufferedImage.TYPE_INT_ARGB_PRE);
    Graphics2D paint = image.createGraphics();
    Graphics2D smooth = Painting.smooth(paint);
    icon.paintIcon(this, smooth, 0, 0);
    smooth.dispose();
    paint.dispose();
    return image;
  }
}
