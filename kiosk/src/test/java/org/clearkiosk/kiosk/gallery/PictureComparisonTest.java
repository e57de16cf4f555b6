package org.clearkiosk.kiosk.gallery;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import org.clearkiosk.kiosk.theme.Display;
import org.clearkiosk.kiosk.theme.Scale;
import org.clearkiosk.kiosk.theme.Theme;
import org.clearkiosk.kiosk.theme.Tone;
import org.clearkiosk.kiosk.theme.Type;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the comparison of pictures lets pass, and what it does not. */
class PictureComparisonTest {
  private static final int WIDTH = 960;
  private static final int HEIGHT = 320;

  private static Theme theme;

  @BeforeAll
  static void display() {
    Display.notNeeded();
    theme = Theme.install(Scale.of(1920, 1080));
  }

  /** The smallest text that the screens have, where it is painted, and in which way. */
  private record Sign(double x, double y, int ink, int ground, Object smoothing, Object hinting) {
    static final Sign USUAL =
        new Sign(
            100,
            140,
            rgb(Tone.INK),
            rgb(Tone.GROUND),
            RenderingHints.VALUE_TEXT_ANTIALIAS_ON,
            RenderingHints.VALUE_FRACTIONALMETRICS_ON);

    Sign movedBy(double byX, double byY) {
      return new Sign(x + byX, y + byY, ink, ground, smoothing, hinting);
    }

    Sign in(int otherInk, int otherGround) {
      return new Sign(x, y, otherInk, otherGround, smoothing, hinting);
    }

    Sign drawn(Object otherSmoothing, Object otherHinting) {
      return new Sign(x, y, ink, ground, otherSmoothing, otherHinting);
    }

    Picture painted() {
      BufferedImage image = new BufferedImage(WIDTH, HEIGHT, BufferedImage.TYPE_INT_RGB);
      Graphics2D paint = image.createGraphics();
      paint.setColor(new Color(ground));
      paint.fillRect(0, 0, WIDTH, HEIGHT);
      paint.setRenderingHint(RenderingHints.KEY_TEXT_ANTIALIASING, smoothing);
      paint.setRenderingHint(RenderingHints.KEY_FRACTIONALMETRICS, hinting);
      paint.setColor(new Color(ink));
      paint.setFont(theme.font(Type.NOTE));
      paint.drawString("请把校园卡留在读卡器上 Leave the card on the reader", (float) x, (float) y);
      paint.dispose();
      return Picture.of(image).reduced(ApprovedPicturesTest.REDUCED_BY);
    }
  }

  private static int rgb(Tone tone) {
    return theme.colour(tone).getRGB() & 0xFFFFFF;
  }

  @ParameterizedTest
  @CsvSource({"8, 0", "0, 8", "-8, 0", "0, -8", "6, 6"})
  void aTextThatMovesIsNoticed(int byX, int byY) {
    assertThat(same(Sign.USUAL, Sign.USUAL.movedBy(byX, byY))).isFalse();
  }

  @ParameterizedTest
  @ValueSource(doubles = {0.25, 0.5, 1})
  void aTextThatIsSetAPartOfAPixelBesideIsNot(double by) {
    assertThat(same(Sign.USUAL, Sign.USUAL.movedBy(by, by))).isTrue();
  }

  @ParameterizedTest
  @EnumSource(
      value = Tone.class,
      names = {"STOP", "NOT_NEEDED", "ACCENT", "DONE"})
  void aTextInAnotherColourIsNoticed(Tone ink) {
    Sign black = Sign.USUAL.in(0, rgb(Tone.GROUND));
    assertThat(same(black, Sign.USUAL.in(rgb(ink), rgb(Tone.GROUND)))).isFalse();
  }

  @ParameterizedTest
  @EnumSource(
      value = Tone.class,
      names = {"SURFACE", "DONE_SOFT", "OPEN_SOFT", "STOP_SOFT"})
  void aGroundInAnotherColourIsNoticed(Tone ground) {
    Sign other = Sign.USUAL.in(rgb(Tone.INK), rgb(ground));
    Sign line = Sign.USUAL.in(rgb(Tone.INK), rgb(Tone.LINE));
    assertThat(same(line, other)).isFalse();
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void anotherSmoothingIsNot(boolean fractional) {
    Object hinting =
        fractional
            ? RenderingHints.VALUE_FRACTIONALMETRICS_ON
            : RenderingHints.VALUE_FRACTIONALMETRICS_OFF;
    assertThat(
            same(
                Sign.USUAL.drawn(RenderingHints.VALUE_TEXT_ANTIALIAS_LCD_HRGB, hinting),
                Sign.USUAL.drawn(RenderingHints.VALUE_TEXT_ANTIALIAS_ON, hinting)))
        .isTrue();
  }

  @ParameterizedTest
  @ValueSource(ints = {Font.PLAIN, Font.BOLD})
  void aPaletteLosesNothing(int style) {
    Picture picture = Sign.USUAL.painted();
    assertThat(new PictureComparison(Picture.of(picture.inPalette()), picture).differences())
        .as("style " + style)
        .isEmpty();
  }

  private static boolean same(Sign one, Sign other) {
    return new PictureComparison(one.painted(), other.painted()).differences().isEmpty();
  }
}
