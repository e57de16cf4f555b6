package org.clearkiosk.kiosk.theme;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.clearkiosk.kiosk.flow.Comfort;
import org.clearkiosk.kiosk.flow.Contrast;
import org.clearkiosk.kiosk.flow.TextSize;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class ThemeTest {
  private static final double LEAST_CONTRAST = 7;
  private static final double LEAST_CONTRAST_OF_SIGNS = 3;
  private static final double ROUNDING = 0.01;

  @BeforeAll
  static void display() {
    Display.notNeeded();
  }

  /** A screen's pixels and millimetres. */
  record Panel(int width, int height, Millimetres size) {}

  static Stream<Panel> panels() {
    return Stream.of(
        new Panel(1920, 1080, new Millimetres(531, 299)),
        new Panel(1080, 1920, new Millimetres(531, 299)),
        new Panel(1280, 800, new Millimetres(337, 210)),
        new Panel(1366, 768, new Millimetres(344, 194)),
        new Panel(3840, 2160, new Millimetres(531, 299)),
        new Panel(2160, 3840, new Millimetres(700, 394)));
  }

  @ParameterizedTest
  @EnumSource(Contrast.class)
  void textStandsOutFromEveryGroundThatItIsPaintedOn(Contrast contrast) {
    measured(contrast, Theme.textOnGrounds(), LEAST_CONTRAST);
  }

  @ParameterizedTest
  @EnumSource(Contrast.class)
  void signsAndFramesAndTheRingStandOutFromTheirGrounds(Contrast contrast) {
    measured(contrast, Theme.signsOnGrounds(), LEAST_CONTRAST_OF_SIGNS);
  }

  private static void measured(Contrast contrast, Map<Tone, List<Tone>> pairs, double least) {
    Theme theme = Theme.install(Scale.of(1920, 1080)).in(new Comfort(contrast, TextSize.USUAL));
    pairs.forEach(
        (tone, grounds) ->
            grounds.forEach(
                ground ->
                    assertThat(Contrasts.between(theme.colour(tone), theme.colour(ground)))
                        .as("%s: %s on %s", contrast, tone, ground)
                        .isGreaterThanOrEqualTo(least)));
  }

  @Test
  void theMeasuredContrastsAreThoseOfTheDocument() throws IOException {
    String document = Files.readString(Path.of("../docs/accessibility.md"));
    for (Contrast contrast : Contrast.values()) {
      assertThat(document)
          .contains(
              "| `%s` | %.1f | %.1f |"
                  .formatted(
                      contrast.name().toLowerCase(Locale.ROOT),
                      least(contrast, Theme.textOnGrounds()),
                      least(contrast, Theme.signsOnGrounds())));
    }
  }

  /** Rounded down. */
  private static double least(Contrast contrast, Map<Tone, List<Tone>> pairs) {
    Theme theme = Theme.install(Scale.of(1920, 1080)).in(new Comfort(contrast, TextSize.USUAL));
    double least =
        pairs.entrySet().stream()
            .flatMap(
                pair ->
                    pair.getValue().stream()
                        .map(
                            ground ->
                                Contrasts.between(
                                    theme.colour(pair.getKey()), theme.colour(ground))))
            .min(Double::compare)
            .orElseThrow();
    return Math.floor(least * 10) / 10;
  }

  @Test
  void coloursMoveNothingAndALargerTextIsLarger() {
    Theme usual = Theme.install(Scale.of(1280, 800, new Millimetres(337, 210)));
    for (Contrast contrast : Contrast.values()) {
      Theme other = usual.in(new Comfort(contrast, TextSize.USUAL));
      for (Length length : Length.values()) {
        assertThat(other.length(length)).isEqualTo(usual.length(length));
      }
    }
    Theme large = usual.in(new Comfort(Contrast.NIGHT, TextSize.LARGE));
    Theme largest = usual.in(new Comfort(Contrast.NIGHT, TextSize.LARGEST));
    for (Type type : Type.values()) {
      assertThat(large.font(type).getSize2D()).isGreaterThan(usual.font(type).getSize2D());
      assertThat(largest.font(type).getSize2D()).isGreaterThan(large.font(type).getSize2D());
    }
    assertThat(largest.font(Type.NOTE).getSize2D() / usual.font(Type.NOTE).getSize2D())
        .isGreaterThan(1.5f);
    assertThat(usual.in(Comfort.USUAL)).isSameAs(usual);
  }

  @ParameterizedTest
  @MethodSource("panels")
  void nothingIsSmallerThanAnArmsLengthAllows(Panel panel) {
    Scale scale = Scale.of(panel.width(), panel.height(), panel.size());
    Theme theme = Theme.install(scale);
    double millimetre = scale.pixelsPerMillimetre();
    for (Type type : Type.values()) {
      assertThat(theme.font(type).getSize2D() / millimetre + ROUNDING)
          .as("%s", type)
          .isGreaterThanOrEqualTo(Scale.MINIMUM_TEXT_MM);
    }
    for (Length target :
        Set.of(
            Length.ACTION_HEIGHT,
            Length.CHOICE_HEIGHT,
            Length.PILL_HEIGHT,
            Length.KEY_WIDTH,
            Length.KEY_HEIGHT)) {
      assertThat(theme.length(target) / millimetre)
          .as("%s", target)
          .isGreaterThanOrEqualTo(Scale.MINIMUM_TARGET_MM);
    }
    assertThat(theme.length(Length.GAP) / millimetre).isGreaterThanOrEqualTo(Scale.MINIMUM_GAP_MM);
  }

  @Test
  void aScreenOfTwiceThePixelsLooksTheSame() {
    Theme single = Theme.install(Scale.of(1920, 1080));
    Theme twice = Theme.install(Scale.of(3840, 2160));
    for (Length length : Length.values()) {
      assertThat(twice.length(length)).as("%s", length).isEqualTo(2 * single.length(length));
    }
    for (Type type : Type.values()) {
      assertThat(twice.font(type).getSize2D()).isEqualTo(2 * single.font(type).getSize2D());
    }
  }

  @Test
  void theSizesOfTypeKeepTheirOrderOnASmallScreen() {
    Theme theme = Theme.install(Scale.of(1366, 768, new Millimetres(344, 194)));
    assertThat(Stream.of(Type.values()).map(type -> theme.font(type).getSize2D()))
        .isSortedAccordingTo((one, other) -> Float.compare(other, one));
  }

  @Test
  void theFirstInstalledFamilyIsTaken() {
    String wanted = "Noto Sans CJK SC,Noto Sans SC,Microsoft YaHei";
    assertThat(Theme.family(wanted, Set.of("Microsoft YaHei", "Noto Sans SC", "Noto Sans CJK JP")))
        .isEqualTo("Noto Sans SC");
    assertThat(Theme.family(wanted, Set.of("Noto Sans CJK JP"))).isEqualTo("SansSerif");
  }

  @Test
  void aMeasurementLyingDownServesAScreenStandingUp() {
    Scale lying = Scale.of(1920, 1080, new Millimetres(531, 299));
    Scale standing = Scale.of(1080, 1920, new Millimetres(531, 299));
    assertThat(standing.pixelsPerMillimetre()).isEqualTo(lying.pixelsPerMillimetre());
    assertThat(standing.portrait()).isTrue();
    assertThat(lying.portrait()).isFalse();
  }
}
