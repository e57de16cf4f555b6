package org.clearkiosk.kiosk.screen;

import java.awt.Component;
import java.awt.Container;
import java.awt.Dimension;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import javax.imageio.ImageIO;
import javax.swing.SwingUtilities;
import org.clearkiosk.kiosk.flow.Language;
import org.clearkiosk.kiosk.flow.State;
import org.clearkiosk.kiosk.theme.Scale;
import org.clearkiosk.kiosk.theme.Theme;

/**
 * Paints every screen in both languages and orientations, without a display.
 *
 * <p>{@code java -cp … org.clearkiosk.kiosk.screen.Gallery FOLDER [WIDTHxHEIGHT …] [NAME-PREFIX …]}
 */
public final class Gallery {
  /** The sizes that are painted when none is asked for. */
  static final List<Dimension> SIZES =
      List.of(new Dimension(1920, 1080), new Dimension(1080, 1920));

  private Gallery() {}

  /** Paints them all. */
  public static void main(String[] arguments) throws Exception {
    Path folder = Files.createDirectories(Path.of(arguments[0]));
    List<String> rest = List.of(arguments).subList(1, arguments.length);
    List<Dimension> sizes =
        rest.stream().filter(text -> text.matches("\\d+x\\d+")).map(Gallery::size).toList();
    List<String> names = rest.stream().filter(text -> !text.matches("\\d+x\\d+")).toList();
    for (Dimension size : sizes.isEmpty() ? SIZES : sizes) {
      Theme theme = Theme.install(Scale.of(size.width, size.height));
      for (Map.Entry<String, Function<Language, State>> sample : SampleStates.all().entrySet()) {
        if (names.isEmpty() || names.stream().anyMatch(sample.getKey()::startsWith)) {
          for (Language language : Language.values()) {
            write(folder, theme, sample.getKey(), language, sample.getValue().apply(language));
          }
        }
      }
    }
  }

  private static Dimension size(String text) {
    String[] sides = text.split("x", 2);
    return new Dimension(Integer.parseInt(sides[0]), Integer.parseInt(sides[1]));
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
    } catch (InterruptedException | java.lang.reflect.InvocationTargetException e) {
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
