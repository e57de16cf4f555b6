package org.clearkiosk.kiosk.screen;

import java.awt.Component;
import java.awt.Container;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import javax.swing.SwingUtilities;
import org.clearkiosk.kiosk.flow.State;
import org.clearkiosk.kiosk.screen.part.Pages;
import org.clearkiosk.kiosk.theme.Theme;
import org.jspecify.annotations.Nullable;

/** Paints a state's screen into a picture. Needs no display and no window. */
public final class ScreenPainter {
  /** More pages than any list has that a source may send. */
  static final int MOST_PAGES = 100;

  /** Takes the picture of one page. */
  @FunctionalInterface
  public interface PageTaker {
    /**
     * Takes it.
     *
     * @param page which page it is, from 1
     */
    void take(int page, BufferedImage picture) throws IOException;
  }

  private ScreenPainter() {}

  /** The screen of a state, as large as the theme's. Not to be called on Swing's thread. */
  public static BufferedImage paint(Theme theme, State state) {
    return paint(laidOut(theme, state));
  }

  /**
   * Paints a state's screen, and each further page of what is leafed through on it. Not to be
   * called on Swing's thread.
   *
   * @return how many pages there are, 1 to {@value #MOST_PAGES}
   */
  public static int paintPages(Theme theme, State state, PageTaker taker) throws IOException {
    StagePanel stage = laidOut(theme, state);
    int page = 1;
    taker.take(page, paint(stage));
    while (page < MOST_PAGES && turned(stage)) {
      page++;
      taker.take(page, paint(stage));
    }
    return page;
  }

  /** Turns to the next page; false on the last. */
  private static boolean turned(StagePanel stage) {
    AtomicBoolean turned = new AtomicBoolean();
    onSwing(
        () ->
            stage
                .focus()
                .button(Pages.AFTER)
                .ifPresent(
                    after -> {
                      after.act();
                      layOut(stage);
                      turned.set(true);
                    }));
    return turned.get();
  }

  /** A stage with a state on it, laid out as a window would do it. */
  static StagePanel laidOut(Theme theme, State state) {
    AtomicReference<@Nullable StagePanel> made = new AtomicReference<>();
    onSwing(
        () -> {
          StagePanel stage = new StagePanel(theme, touch -> {});
          stage.setSize(theme.scale().widthPixels(), theme.scale().heightPixels());
          stage.show(state);
          layOut(stage);
          made.set(stage);
        });
    StagePanel stage = made.get();
    if (stage == null) {
      throw new IllegalStateException("the screen was not made");
    }
    return stage;
  }

  /** Does what a window does before it paints. */
  static void layOut(Container container) {
    container.doLayout();
    for (Component child : container.getComponents()) {
      if (child instanceof Container inner) {
        layOut(inner);
      }
    }
  }

  /** What a component looks like. */
  static BufferedImage paint(Component component) {
    BufferedImage image =
        new BufferedImage(component.getWidth(), component.getHeight(), BufferedImage.TYPE_INT_RGB);
    onSwing(
        () -> {
          Graphics2D graphics = image.createGraphics();
          component.paint(graphics);
          graphics.dispose();
        });
    return image;
  }

  private static void onSwing(Runnable task) {
    try {
      SwingUtilities.invokeAndWait(task);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while a screen was painted", e);
    } catch (InvocationTargetException e) {
      throw new IllegalStateException("a screen could not be painted", e.getCause());
    }
  }
}
