package org.clearkiosk.kiosk.screen;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.lang.reflect.InvocationTargetException;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.stream.Stream;
import javax.swing.AbstractButton;
import javax.swing.SwingUtilities;
import org.clearkiosk.kiosk.flow.Comfort;
import org.clearkiosk.kiosk.flow.Contrast;
import org.clearkiosk.kiosk.flow.Language;
import org.clearkiosk.kiosk.flow.State;
import org.clearkiosk.kiosk.flow.TextSize;
import org.clearkiosk.kiosk.gallery.SampleStates;
import org.clearkiosk.kiosk.theme.Contrasts;
import org.clearkiosk.kiosk.theme.Display;
import org.clearkiosk.kiosk.theme.Scale;
import org.clearkiosk.kiosk.theme.Theme;
import org.clearkiosk.kiosk.theme.Tone;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Measures every text of every screen on what is beneath it as it is painted, whatever the theme
 * says that it is: also what can not be touched now, and what a finger presses.
 */
class PaintedContrastTest {
  private static final double LEAST = 7;
  private static final Scale SCALE = Scale.of(1920, 1080);
  private static final Map<Contrast, Map<Pair, String>> PAINTED = new ConcurrentHashMap<>();

  @BeforeAll
  static void display() {
    Display.notNeeded();
  }

  /** A text's colour and its ground's. */
  private record Pair(Color text, Color ground) {
    double contrast() {
      return Contrasts.between(text, ground);
    }

    @Override
    public String toString() {
      return "#%06X on #%06X %.2f"
          .formatted(text.getRGB() & 0xFFFFFF, ground.getRGB() & 0xFFFFFF, contrast());
    }
  }

  @ParameterizedTest
  @EnumSource(Contrast.class)
  void everyTextStandsOutFromWhatItIsPaintedOn(Contrast contrast) {
    Map<Pair, String> painted = painted(contrast);
    assertThat(painted).as("what was painted").hasSizeGreaterThan(8);
    assertThat(
            painted.entrySet().stream()
                .filter(found -> found.getKey().contrast() < LEAST)
                .map(found -> found.getKey() + " in " + found.getValue()))
        .isEmpty();
  }

  /** The list that the document's figures come from leaves out nothing. */
  @Test
  void theThemeListsAllThatIsPainted() {
    Theme theme = theme(Contrast.PAPER);
    Set<String> listed = new TreeSet<>();
    Theme.textOnGrounds()
        .forEach((text, grounds) -> grounds.forEach(ground -> listed.add(text + " on " + ground)));
    for (Pair pair : painted(Contrast.PAPER).keySet()) {
      assertThat(tones(theme, pair.text()))
          .as(pair.toString())
          .anyMatch(
              text ->
                  tones(theme, pair.ground())
                      .anyMatch(ground -> listed.contains(text + " on " + ground)));
    }
  }

  private static Stream<Tone> tones(Theme theme, Color colour) {
    return EnumSet.allOf(Tone.class).stream().filter(tone -> theme.colour(tone).equals(colour));
  }

  private static Theme theme(Contrast contrast) {
    return Theme.install(SCALE).in(new Comfort(contrast, TextSize.USUAL));
  }

  /** Each pair with the first screen that it was seen on. */
  private static Map<Pair, String> painted(Contrast contrast) {
    return PAINTED.computeIfAbsent(contrast, PaintedContrastTest::paint);
  }

  private static Map<Pair, String> paint(Contrast contrast) {
    Map<Pair, String> painted = new LinkedHashMap<>();
    Theme theme = Theme.install(SCALE);
    BufferedImage picture =
        new BufferedImage(SCALE.widthPixels(), SCALE.heightPixels(), BufferedImage.TYPE_INT_RGB);
    for (Map.Entry<String, Function<Language, State>> sample : SampleStates.all().entrySet()) {
      State state =
          SampleStates.seen(
              sample.getValue().apply(Language.ZH), new Comfort(contrast, TextSize.USUAL));
      StagePanel stage = ScreenPainter.laidOut(theme, state);
      BiConsumer<Color, Color> told =
          (text, ground) -> painted.putIfAbsent(new Pair(text, ground), sample.getKey());
      paint(stage, picture, told);
      press(stage);
      paint(stage, picture, told);
    }
    return painted;
  }

  private static void paint(
      StagePanel stage, BufferedImage picture, BiConsumer<Color, Color> told) {
    onSwing(
        () -> {
          Graphics2D graphics = picture.createGraphics();
          stage.paint(new PaintedTexts(graphics, picture, told));
          graphics.dispose();
        });
  }

  /** As a finger does on each button, before it lets go. */
  private static void press(StagePanel stage) {
    onSwing(
        () ->
            ScreenParts.of(stage)
                .filter(AbstractButton.class::isInstance)
                .map(part -> ((AbstractButton) part).getModel())
                .forEach(
                    button -> {
                      button.setArmed(true);
                      button.setPressed(true);
                    }));
  }

  private static void onSwing(Runnable task) {
    try {
      SwingUtilities.invokeAndWait(task);
    } catch (InterruptedException | InvocationTargetException e) {
      throw new IllegalStateException(e);
    }
  }
}
