package org.clearkiosk.kiosk.screen;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.Dimension;
import java.awt.Point;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class CornerPatternTest {
  private static final Dimension SCREEN = new Dimension(1000, 500);
  private static final Point TOP = new Point(10, 20);
  private static final Point BOTTOM = new Point(5, 480);

  private final CornerPattern pattern = new CornerPattern();
  private long now;

  private boolean press(Point point) {
    return pressAfter(point, Duration.ofSeconds(1));
  }

  private boolean pressAfter(Point point, Duration pause) {
    now += pause.toNanos();
    boolean last = pattern.pressed(point, SCREEN, 100, now);
    if (!last) {
      pattern.released();
    }
    return last;
  }

  @Test
  void fourTouchesAndTheLastIsHeld() {
    assertThat(press(TOP)).isFalse();
    assertThat(press(BOTTOM)).isFalse();
    assertThat(press(TOP)).isFalse();
    assertThat(press(BOTTOM)).isTrue();
    assertThat(pattern.held()).isTrue();
    pattern.released();
    assertThat(pattern.held()).isFalse();
  }

  @Test
  void anotherTouchBetweenBeginsAnew() {
    press(TOP);
    press(BOTTOM);
    press(new Point(500, 250));
    press(TOP);
    assertThat(press(BOTTOM)).isFalse();
    press(TOP);
    assertThat(press(BOTTOM)).isTrue();
  }

  @Test
  void whoTakesTooLongBeginsAnew() {
    press(TOP);
    press(BOTTOM);
    assertThat(pressAfter(TOP, Duration.ofSeconds(9))).isFalse();
    assertThat(press(BOTTOM)).isFalse();
    press(TOP);
    assertThat(press(BOTTOM)).isTrue();
  }
}
