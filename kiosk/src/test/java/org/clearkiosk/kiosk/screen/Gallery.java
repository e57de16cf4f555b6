package org.clearkiosk.kiosk.screen;

import java.awt.Component;
import java.awt.Container;
import java.awt.Dimension;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import javax.swing.SwingUtilities;
import org.clearkiosk.kiosk.flow.Comfort;
import org.clearkiosk.kiosk.flow.Contrast;
import org.clearkiosk.kiosk.flow.Language;
import org.clearkiosk.kiosk.flow.State;
import org.clearkiosk.kiosk.flow.TerminalStatus;
import org.clearkiosk.kiosk.flow.TextSize;
import org.clearkiosk.kiosk.theme.Scale;
import org.clearkiosk.kiosk.theme.Theme;

/**
 * Paints every screen in both languages and orientations, without a display.
 *
 * <p>{@code java -cp … org.clearkiosk.kiosk.screen.Gallery FOLDER [WIDTHxHEIGHT …] [CONTRAST …]
 * [TEXT-SIZE …] [LANGUAGE …] [NAME-PREFIX …]}
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
    List<Dimension> sizes = chosen(rest, Gallery::size, SIZES);
    List<Contrast> contrasts =
        chosen(rest, text -> named(Contrast.values(), text), List.of(Contrast.PAPER));
    List<TextSize> textSizes =
        chosen(rest, text -> named(TextSize.values(), text), List.of(TextSize.USUAL));
    List<Language> languages =
        chosen(rest, text -> named(Language.values(), text), List.of(Language.values()));
    List<String> names =
        rest.stream().filter(text -> text.matches("[a-z][a-z]{2,}.*") && !isChoice(text)).toList();
    for (Dimension size : sizes) {
      Theme theme = Theme.install(Scale.of(size.width, size.height));
      SampleStates.all()
          .forEach(
              (name, sample) -> {
                if (names.isEmpty() || names.stream().anyMatch(name::startsWith)) {
                  for (Language language : languages) {
                    for (Contrast contrast : contrasts) {
                      for (TextSize textSize : textSizes) {
                        State state = sample.apply(language);
                        write(
                            folder,
                            theme,
                            name,
                            SampleStates.seen(state, new Comfort(contrast, textSize)));
                      }
                    }
                  }
                }
              });
    }
  }

  private static <T> List<T> chosen(
      List<String> texts, Function<String, Optional<T>> choice, List<T> otherwise) {
    List<T> chosen = texts.stream().map(choice).flatMap(Optional::stream).toList();
    return chosen.isEmpty() ? otherwise : chosen;
  }

  private static <E extends Enum<E>> Optional<E> named(E[] values, String text) {
    return Stream.of(values).filter(value -> value.name().equalsIgnoreCase(text)).findFirst();
  }

  private static boolean isChoice(String text) {
    return named(Contrast.values(), text).isPresent() || named(TextSize.values(), text).isPresent();
  }

  private static Optional<Dimension> size(String text) {
    if (!text.matches("\\d+x\\d+")) {
      return Optional.empty();
    }
    String[] sides = text.split("x", 2);
    return Optional.of(new Dimension(Integer.parseInt(sides[0]), Integer.parseInt(sides[1])));
  }

  private static void write(Path folder, Theme theme, String name, State state) {
    TerminalStatus terminal = state.terminal();
    String file =
        "%s-%s-%dx%d-%s-%s.png"
            .formatted(
                name,
                terminal.language(),
                theme.scale().widthPixels(),
                theme.scale().heightPixels(),
                terminal.comfort().contrast(),
                terminal.comfort().textSize())
            .toLowerCase(Locale.ROOT);
    try {
      ImageIO.write(paint(laidOut(theme, state)), "png", folder.resolve(file).toFile());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
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

  /** Everything that is visible in a container. */
  static Stream<Component> parts(Container container) {
    return Stream.of(container.getComponents())
        .filter(Component::isVisible)
        .flatMap(
            part ->
                part instanceof Container inner
                    ? Stream.concat(Stream.of(part), parts(inner))
                    : Stream.of(part));
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
