package org.clearkiosk.kiosk.gallery;

import java.awt.Dimension;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.clearkiosk.kiosk.flow.Comfort;
import org.clearkiosk.kiosk.flow.Contrast;
import org.clearkiosk.kiosk.flow.Language;
import org.clearkiosk.kiosk.flow.State;
import org.clearkiosk.kiosk.flow.TextSize;
import org.clearkiosk.kiosk.screen.ScreenPainter;
import org.clearkiosk.kiosk.theme.Millimetres;
import org.clearkiosk.kiosk.theme.Scale;
import org.clearkiosk.kiosk.theme.Theme;
import org.jspecify.annotations.Nullable;

/**
 * Paints every screen with the data that strains it most, in every language, contrast and text
 * size, without a display, a reader or a server.
 */
public final class Gallery {
  /** The sizes that are painted when none is asked for: lying and upright. */
  public static final List<Dimension> SIZES =
      List.of(new Dimension(1920, 1080), new Dimension(1080, 1920));

  private static final List<Comfort> COMFORTS =
      Stream.concat(
              Stream.of(Contrast.values())
                  .map(contrast -> new Comfort(contrast, Comfort.USUAL.textSize())),
              Stream.of(TextSize.values())
                  .map(textSize -> new Comfort(Comfort.USUAL.contrast(), textSize)))
          .distinct()
          .toList();

  private Gallery() {}

  /**
   * Paints screens as PNG files that are named by screen, language, size, contrast and text size:
   * in the usual text size every contrast, in the usual contrast every text size. Of what is leafed
   * through each page is painted; from the second on its number ends the name.
   *
   * @param folder made where it is not there
   * @param sizes in pixels
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
      Theme theme = Theme.install(scale(size, measured));
      for (Map.Entry<String, Function<Language, State>> sample : SampleStates.all().entrySet()) {
        if (names.test(sample.getKey())) {
          for (Language language : Language.values()) {
            State state = sample.getValue().apply(language);
            for (Comfort comfort : COMFORTS) {
              String name = fileName(sample.getKey(), language, size, comfort);
              painted +=
                  ScreenPainter.paintPages(
                      theme,
                      SampleStates.seen(state, comfort),
                      (page, picture) -> write(folder.resolve(pageName(name, page)), picture));
            }
          }
        }
      }
    }
    return painted;
  }

  private static Scale scale(Dimension size, @Nullable Millimetres measured) {
    return measured == null
        ? Scale.of(size.width, size.height)
        : Scale.of(size.width, size.height, measured);
  }

  private static String fileName(
      String screen, Language language, Dimension size, Comfort comfort) {
    return "%s-%s-%dx%d-%s-%s"
        .formatted(
            screen, language, size.width, size.height, comfort.contrast(), comfort.textSize())
        .toLowerCase(Locale.ROOT);
  }

  private static String pageName(String name, int page) {
    return name + (page == 1 ? "" : "-" + page) + ".png";
  }

  private static void write(Path file, BufferedImage picture) throws IOException {
    if (!ImageIO.write(picture, "png", file.toFile())) {
      throw new IOException("this Java writes no PNG");
    }
  }
}
