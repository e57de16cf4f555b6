package org.clearkiosk.kiosk.screen;

import java.awt.Component;
import java.awt.Container;
import java.awt.Dimension;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Predicate;
import javax.imageio.ImageIO;
import javax.swing.SwingUtilities;
import org.clearkiosk.kiosk.flow.Language;
import org.clearkiosk.kiosk.flow.State;
import org.clearkiosk.kiosk.theme.Millimetres;
import org.clearkiosk.kiosk.theme.Scale;
import org.clearkiosk.kiosk.theme.Theme;
import org.jspecify.annotations.Nullable;

/**
 * Paints every screen with the data that strains it most, in both languages, without a display, a
 * reader or a server.
 */
public final class Gallery {
  /** The sizes that are painted when none is asked for. */
  public static final List<Dimension> SIZES =
      List.of(new Dimension(1920, 1080), new Dimension(1080, 1920));

  private Gallery() {}

  /**
   * Paints screens, as PNG files that are named by screen, language and size.
   *
   * @param folder made where it is not there
   * @param measured the screen in millimetres; null for the usual one
   * @param names which screens
   * @return how many pictures were painted
   */
  public static int paint(
      Path folder, List<Dimension> sizes, @Nullable Millimetres measured, Predicate<String> names)
      throws IOException {
    Files.createDirectories(folder);
    int painted = 0;
    for (Dimension size : sizes) {
      Scale scale =
          measured == null
              ? Scale.of(size.width, size.height)
              : Scale.of(size.width, size.height, measured);
      Theme theme = Theme.install(scale);
      for (Map.Entry<String, Function<Language, State>> sample : SampleStates.all().entrySet()) {
        if (names.test(sample.getKey())) {
          for (Language language : Language.values()) {
            write(folder, theme, sample.getKey(), language, sample.getValue().apply(language));
            painted++;
          }
        }
      }
    }
    return painted;
  }

  private static void write(Path folder, Theme theme, String name, Language language, State state)
      throws IOException {
    String file =
        "%s-%s-%dx%d.png"
            .formatted(name, language, theme.scale().widthPixels(), theme.scale().heightPixels())
            .toLowerCase(Locale.ROOT);
    ImageIO.write(paint(laidOut(theme, state)), "png", folder.resolve(file).toFile());
  }

  /** A stage with a state on it, laid out as a window would do it. */
  static StagePanel laidOut(Theme theme, State state) {
    StagePanel[] stage = new StagePanel[1];
    Runnable work =
        () -> {
          stage[0] = new StagePanel(theme, touch -> {});
          stage[0].show(state);
          stage[0].setSize(theme.scale().widthPixels(), theme.scale().heightPixels());
          layOut(stage[0]);
        };
    try {
      SwingUtilities.invokeAndWait(work);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    } catch (InvocationTargetException e) {
      throw new IllegalStateException(e);
    }
    return stage[0];
  }

  static void layOut(Container container) {
    container.doLayout();
    for (Component child : container.getComponents()) {
      if (child instanceof Container inner) {
        layOut(inner);
      }
    }
  }

  private static BufferedImage paint(Component component) {
    BufferedImage image =
        new BufferedImage(component.getWidth(), component.getHeight(), BufferedImage.TYPE_INT_RGB);
    Graphics2D graphics = image.createGraphics();
    component.paint(graphics);
    graphics.dispose();
    return image;
  }
}
