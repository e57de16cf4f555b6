package org.clearkiosk.kiosk.screen;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.Component;
import java.awt.Container;
import java.awt.Insets;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.clearkiosk.kiosk.flow.Language;
import org.clearkiosk.kiosk.gallery.SampleStates;
import org.clearkiosk.kiosk.screen.layout.WidthBoundLayout;
import org.clearkiosk.kiosk.screen.part.DigitBoxes;
import org.clearkiosk.kiosk.screen.part.Invitation;
import org.clearkiosk.kiosk.screen.part.MarkDisc;
import org.clearkiosk.kiosk.screen.part.Timeline;
import org.clearkiosk.kiosk.screen.part.TouchButton;
import org.clearkiosk.kiosk.theme.Display;
import org.clearkiosk.kiosk.theme.Grid;
import org.clearkiosk.kiosk.theme.Length;
import org.clearkiosk.kiosk.theme.Scale;
import org.clearkiosk.kiosk.theme.Theme;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every distance of every screen is a step of the grid, on a screen whose pixels are units. */
class GridTest {
  /** As thick as it takes to be seen. */
  private static final Set<Length> LINES = EnumSet.of(Length.HAIRLINE, Length.STROKE, Length.RING);

  @BeforeAll
  static void display() {
    Display.notNeeded();
  }

  @Test
  void theThemesLengthsAreStepsOfTheGrid() {
    Theme theme = Theme.install(Scale.of(1920, 1080));
    for (Length length : EnumSet.complementOf(EnumSet.copyOf(LINES))) {
      assertThat(theme.length(length) % Grid.HALF).as("%s", length).isZero();
    }
  }

  @ParameterizedTest
  @CsvSource({"1920, 1080, ZH", "1080, 1920, EN"})
  void nothingStandsBesideTheGrid(int width, int height, Language language) {
    Theme theme = Theme.install(Scale.of(width, height));
    Set<String> beside = new TreeSet<>();
    SampleStates.all()
        .forEach(
            (name, sample) ->
                ScreenParts.of(ScreenPainter.laidOut(theme, sample.apply(language)))
                    .forEach(
                        part ->
                            lengths(part).stream()
                                .filter(length -> length % Grid.HALF != 0)
                                .forEach(length -> beside.add(name(part) + " " + length))));
    assertThat(beside).isEmpty();
  }

  private static String name(Component part) {
    return part.getClass().getSimpleName() + " " + part.getName();
  }

  private static List<Integer> lengths(Component part) {
    List<Integer> lengths = new ArrayList<>();
    if (part instanceof Container container
        && container.getLayout() instanceof WidthBoundLayout layout) {
      lengths.add(layout.gap());
      Insets insets = container.getInsets();
      lengths.addAll(List.of(insets.top, insets.right, insets.bottom));
      if (!(part instanceof Timeline)) {
        // At its left a timeline has its dots, which are as large as its text
        lengths.add(insets.left);
      }
    }
    if (part instanceof MarkDisc || part instanceof Invitation || part instanceof DigitBoxes) {
      lengths.add(part.getPreferredSize().width);
      lengths.add(part.getPreferredSize().height);
    }
    if (part instanceof TouchButton) {
      lengths.add(part.getPreferredSize().height);
    }
    return lengths;
  }
}
