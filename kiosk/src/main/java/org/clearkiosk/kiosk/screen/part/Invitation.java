package org.clearkiosk.kiosk.screen.part;

import java.awt.Dimension;
import java.awt.Graphics;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import javax.accessibility.AccessibleRole;
import javax.swing.Timer;
import org.clearkiosk.kiosk.flow.Contrast;
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

  /** Those in use, and those of the looks that students chose last. */
  private static final int MOST_PAINTED = 8;

  /**
   * Painted once: a frame then only copies it, and the screen after the idle one has it already.
   */
  private static final Map<Drawing, BufferedImage> PAINTED =
      Collections.synchronizedMap(
          new LinkedHashMap<>() {
            private static final long serialVersionUID = 1;

            @Override
            protected boolean removeEldestEntry(Map.Entry<Drawing, BufferedImage> eldest) {
              return size() > MOST_PAINTED;
            }
          });

  private record Drawing(String file, Contrast contrast, int width, int height) {}

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
    graphics.drawImage(image(READER), 0, 0, null);
    graphics.drawImage(image(CARD), 0, (int) Math.round(-lifted * LIFT * size.height), null);
  }

  private BufferedImage image(String file) {
    return PAINTED.computeIfAbsent(
        new Drawing(file, theme.comfort().contrast(), size.width, size.height),
        drawing -> painted(file));
  }

  private BufferedImage painted(String file) {
    BufferedImage image =
        new BufferedImage(size.width, size.height, BufferedImage.TYPE_INT_ARGB_PRE);
    Graphics2D paint = image.createGraphics();
    Graphics2D smooth = Painting.smooth(paint);
    Icons.picture(theme, file, size.width, size.height).paintIcon(this, smooth, 0, 0);
    smooth.dispose();
    paint.dispose();
    return image;
  }
}
