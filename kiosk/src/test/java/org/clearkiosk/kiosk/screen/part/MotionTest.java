package org.clearkiosk.kiosk.screen.part;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.Dimension;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.lang.reflect.InvocationTargetException;
import java.util.Arrays;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import javax.swing.JComponent;
import javax.swing.SwingUtilities;
import org.clearkiosk.kiosk.theme.Display;
import org.clearkiosk.kiosk.theme.Scale;
import org.clearkiosk.kiosk.theme.Theme;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What moves ends as what stands still, by itself, and begins otherwise. */
class MotionTest {
  private static final long LIMIT_SECONDS = 20;

  private Theme theme;

  @BeforeEach
  void theme() {
    Display.notNeeded();
    theme = Theme.install(Scale.of(1920, 1080));
  }

  @Test
  void theSignOfAFinishedStepDrawsItself() throws Exception {
    moves(new MarkDisc(theme, Mark.DONE, 120).arriving(), new MarkDisc(theme, Mark.DONE, 120));
  }

  @Test
  void aCardThatIsThereGoesOntoTheReader() throws Exception {
    moves(
        Invitation.accepted(theme, 300, 360, "card", true),
        Invitation.accepted(theme, 300, 360, "card", false));
  }

  @Test
  void whatIsTakenOffTheScreenMovesNoMore() throws Exception {
    MarkDisc disc = new MarkDisc(theme, Mark.DONE, 120).arriving();
    onSwing(disc::addNotify);
    onSwing(disc::removeNotify);
    assertThat(same(disc, new MarkDisc(theme, Mark.DONE, 120))).isTrue();
  }

  private static void moves(JComponent moving, JComponent still) throws Exception {
    boolean[] sameAtFirst = {true};
    onSwing(
        () -> {
          moving.addNotify();
          sameAtFirst[0] = equal(moving, still);
        });
    assertThat(sameAtFirst[0]).isFalse();
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(LIMIT_SECONDS);
    while (!same(moving, still)) {
      assertThat(System.nanoTime()).as("it comes to its end").isLessThan(end);
      LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(10));
    }
    onSwing(moving::removeNotify);
  }

  private static boolean same(JComponent one, JComponent other) throws Exception {
    boolean[] same = {false};
    onSwing(() -> same[0] = equal(one, other));
    return same[0];
  }

  private static boolean equal(JComponent one, JComponent other) {
    return Arrays.equals(painted(one), painted(other));
  }

  private static int[] painted(JComponent part) {
    Dimension size = part.getPreferredSize();
    part.setSize(size);
    BufferedImage image = new BufferedImage(size.width, size.height, BufferedImage.TYPE_INT_ARGB);
    Graphics2D graphics = image.createGraphics();
    part.paint(graphics);
    graphics.dispose();
    return image.getRGB(0, 0, size.width, size.height, null, 0, size.width);
  }

  private static void onSwing(Runnable task)
      throws InterruptedException, InvocationTargetException {
    SwingUtilities.invokeAndWait(task);
  }
}
