package org.clearkiosk.kiosk.gallery;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.Dimension;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.clearkiosk.kiosk.flow.Comfort;
import org.clearkiosk.kiosk.flow.Contrast;
import org.clearkiosk.kiosk.flow.Language;
import org.clearkiosk.kiosk.flow.State;
import org.clearkiosk.kiosk.flow.TextSize;
import org.clearkiosk.kiosk.screen.ScreenPainter;
import org.clearkiosk.kiosk.theme.Display;
import org.clearkiosk.kiosk.theme.Scale;
import org.clearkiosk.kiosk.theme.Theme;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * Holds every screen to the picture of it that someone looked at, and {@code docs/screens.md} to
 * the pictures. {@code -Dscreens.approve=true} writes both anew, to be looked at before they are
 * committed. A screen that differs is left in {@code target/screens}, beside the approved one.
 */
class ApprovedPicturesTest {
  /** The committed pictures are smaller than the screens, by this factor. */
  static final int REDUCED_BY = 3;

  private static final long MOST_BYTES = 3_000_000;
  private static final Path PAGE = Path.of("../docs/screens.md");
  private static final Path APPROVED = Path.of("../docs/pictures/screens");
  private static final Path DIFFERENT = Path.of("target/screens");
  private static final boolean APPROVE = Boolean.getBoolean("screens.approve");

  private static final Dimension LYING = new Dimension(1920, 1080);
  private static final Dimension UPRIGHT = new Dimension(1080, 1920);

  /** How each screen is shown: once in each language, once lying and once upright. */
  private static final List<View> VIEWS =
      List.of(
          new View(Language.ZH, LYING, Comfort.USUAL),
          new View(Language.EN, UPRIGHT, Comfort.USUAL));

  /** A few the other way about, in the other colours and with larger text. */
  private static final List<Shown> OTHERS =
      List.of(
          new Shown("idle", Language.EN, LYING, Contrast.PAPER, TextSize.USUAL),
          new Shown("notice", Language.EN, LYING, Contrast.PAPER, TextSize.USUAL),
          new Shown("check", Language.EN, LYING, Contrast.PAPER, TextSize.USUAL),
          new Shown("receipt", Language.EN, LYING, Contrast.PAPER, TextSize.USUAL),
          new Shown("hall-4", Language.EN, LYING, Contrast.PAPER, TextSize.USUAL),
          new Shown("notice", Language.ZH, UPRIGHT, Contrast.PAPER, TextSize.USUAL),
          new Shown("check", Language.ZH, UPRIGHT, Contrast.PAPER, TextSize.USUAL),
          new Shown("receipt", Language.ZH, UPRIGHT, Contrast.PAPER, TextSize.USUAL),
          new Shown("hall-8", Language.ZH, UPRIGHT, Contrast.PAPER, TextSize.USUAL),
          new Shown("notice", Language.ZH, LYING, Contrast.WHITE, TextSize.USUAL),
          new Shown("check", Language.EN, UPRIGHT, Contrast.BLACK, TextSize.USUAL),
          new Shown("hall-4", Language.ZH, LYING, Contrast.NIGHT, TextSize.USUAL),
          new Shown("idle", Language.EN, LYING, Contrast.PAPER, TextSize.LARGE),
          new Shown("notice", Language.ZH, LYING, Contrast.PAPER, TextSize.LARGEST),
          new Shown("check", Language.EN, UPRIGHT, Contrast.PAPER, TextSize.LARGEST));

  /** Failures look alike, so a few of them stand for all. */
  private static final Set<String> SHOWN_FAILURES =
      Set.of(
          "idle-trouble-R-01",
          "idle-trouble-T-01",
          "trouble-C-06",
          "trouble-C-09",
          "trouble-C-11",
          "trouble-N-14",
          "trouble-W-01");

  private record View(Language language, Dimension size, Comfort comfort) {
    boolean lying() {
      return size.width > size.height;
    }
  }

  /** A screen as someone sees it. */
  private record Shown(String screen, View view) {
    Shown(String screen, Language language, Dimension size, Contrast contrast, TextSize textSize) {
      this(screen, new View(language, size, new Comfort(contrast, textSize)));
    }

    String file() {
      String usual = screen + "-" + view.language();
      String other =
          String.join(
              "-",
              usual,
              view.lying() ? "lying" : "upright",
              view.comfort().contrast().name(),
              view.comfort().textSize().name());
      return ((VIEWS.contains(view) ? usual : other) + ".png").toLowerCase(Locale.ROOT);
    }

    String words() {
      Comfort comfort = view.comfort();
      String colours =
          comfort.contrast() == Contrast.PAPER ? "" : ", colours " + comfort.contrast();
      String text = comfort.textSize() == TextSize.USUAL ? "" : ", " + comfort.textSize() + " text";
      return (view.language() == Language.ZH ? "Chinese" : "English")
          + ((view.lying() ? ", lying" : ", upright") + colours + text).toLowerCase(Locale.ROOT);
    }
  }

  @BeforeAll
  static void display() {
    Display.notNeeded();
  }

  @Test
  void everyScreenLooksAsApproved() throws IOException {
    List<String> different = new ArrayList<>();
    Map<String, Function<Language, State>> screens = screens();
    Map<Dimension, List<Shown>> bySize =
        shown().collect(Collectors.groupingBy(shown -> shown.view().size()));
    bySize.forEach(
        (size, all) -> {
          Theme theme = Theme.install(Scale.of(size.width, size.height));
          for (Shown shown : all) {
            Picture painted =
                Picture.of(ScreenPainter.paint(theme, state(screens, shown))).reduced(REDUCED_BY);
            if (!asApproved(shown.file(), painted)) {
              different.add(shown.file());
            }
          }
        });
    assertThat(different)
        .as("screens that differ; see target/screens, or approve them with -Dscreens.approve=true")
        .isEmpty();
  }

  private static State state(Map<String, Function<Language, State>> screens, Shown shown) {
    State state =
        Objects.requireNonNull(screens.get(shown.screen())).apply(shown.view().language());
    return SampleStates.seen(state, shown.view().comfort());
  }

  private static boolean asApproved(String file, Picture painted) {
    try {
      return compared(file, painted);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static boolean compared(String file, Picture painted) throws IOException {
    Path approved = APPROVED.resolve(file);
    Path different = DIFFERENT.resolve(file);
    Files.deleteIfExists(different);
    if (Files.exists(approved)) {
      PictureComparison comparison = new PictureComparison(Picture.read(approved), painted);
      if (comparison.differences().isEmpty()) {
        return true;
      }
      Picture.write(comparison.sideBySide(), different);
    } else {
      Picture.write(painted.image(), different);
    }
    if (APPROVE) {
      Picture.write(painted.inPalette(), approved);
    }
    return APPROVE;
  }

  @Test
  void thePageShowsEveryPictureAndNoOther() throws IOException {
    Set<String> shown = shown().map(Shown::file).collect(Collectors.toCollection(TreeSet::new));
    if (APPROVE) {
      for (String file : files()) {
        if (!shown.contains(file)) {
          Files.delete(APPROVED.resolve(file));
        }
      }
      Files.writeString(PAGE, page());
    } else {
      assertThat(files()).isEqualTo(shown);
    }
    assertThat(Files.readString(PAGE))
        .as("docs/screens.md; write it anew with -Dscreens.approve=true")
        .isEqualTo(page());
  }

  @Test
  void thePicturesStaySmall() throws IOException {
    long bytes = 0;
    for (String file : files()) {
      bytes += Files.size(APPROVED.resolve(file));
    }
    assertThat(bytes).isLessThan(MOST_BYTES);
  }

  /** One that was added is shown without a word here. */
  private static Map<String, Function<Language, State>> screens() {
    Map<String, Function<Language, State>> screens = new LinkedHashMap<>(SampleStates.all());
    screens.keySet().removeIf(name -> name.contains("trouble-") && !SHOWN_FAILURES.contains(name));
    assertThat(screens).containsKeys(SHOWN_FAILURES.toArray(String[]::new));
    return screens;
  }

  private static Stream<Shown> shown() {
    return Stream.concat(
        screens().keySet().stream().flatMap(ApprovedPicturesTest::usually), OTHERS.stream());
  }

  private static Stream<Shown> usually(String screen) {
    return VIEWS.stream().map(view -> new Shown(screen, view));
  }

  private static Set<String> files() throws IOException {
    if (!Files.isDirectory(APPROVED)) {
      return Set.of();
    }
    try (Stream<Path> files = Files.list(APPROVED)) {
      return files
          .map(file -> String.valueOf(file.getFileName()))
          .collect(Collectors.toCollection(TreeSet::new));
    }
  }

  private static String page() {
    StringBuilder page =
        new StringBuilder(
            """
            # The screens

            Every screen with the data that strains it most, at a third of its size: Chinese on a screen that lies, English on
            one that stands upright; at the end a few the other way about, in other colours and with larger text.
            `bin/kiosk --gallery FOLDER` paints all of them at full size, in every language, on every screen, without a display, and
            every page of what is leafed through.
            The students, their numbers, opening hours and counters are invented; the rules are those of the data file that the
            samples name.

            A test paints them with every build and compares (`ApprovedPicturesTest`). After a change that was meant, this writes
            the pictures and this page anew; look at them before they are committed:

            ```
            mvn -B -pl kiosk -am verify -Dtest='SampleMessagesTest,ApprovedPicturesTest' -Dsurefire.failIfNoSpecifiedTests=false -Dscreens.approve=true
            ```
            """);
    for (String screen : screens().keySet()) {
      page.append("\n## %s\n\n".formatted(title(screen)));
      usually(screen).map(ApprovedPicturesTest::image).forEach(page::append);
    }
    page.append("\n## The other way about, in other colours, with larger text\n\n");
    OTHERS.stream().map(ApprovedPicturesTest::image).forEach(page::append);
    return page.toString();
  }

  private static String image(Shown shown) {
    return "<img src=\"pictures/screens/%s\" alt=\"%s\" height=\"360\">\n"
        .formatted(shown.file(), title(shown.screen()) + ", " + shown.words());
  }

  private static String title(String screen) {
    String words = screen.replaceFirst("-(?=[a-z])", ": ").replaceAll("-(?![0-9])", " ");
    return words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1);
  }
}
