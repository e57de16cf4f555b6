package org.clearkiosk.kiosk.screen.part;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import javax.swing.SwingUtilities;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** A movement goes one way, ends by itself, and is never long. */
class MovementTest {
  @Test
  void itGoesFromItsStartToItsEndAndStaysThere() throws Exception {
    List<Double> seen = new ArrayList<>();
    CountDownLatch over = new CountDownLatch(1);
    AtomicReference<@Nullable Movement> made = new AtomicReference<>();
    SwingUtilities.invokeAndWait(
        () -> {
          Movement movement =
              new Movement(Movement.LONGEST, () -> seen.add(progress(made.get())), over::countDown);
          made.set(movement);
          assertThat(movement.progress()).isEqualTo(1);
          movement.start();
        });
    assertThat(over.await(20, TimeUnit.SECONDS)).isTrue();
    SwingUtilities.invokeAndWait(
        () -> {
          assertThat(seen).isSorted().allMatch(way -> way >= 0 && way <= 1);
          assertThat(seen.get(seen.size() - 1)).isEqualTo(1);
          assertThat(progress(made.get())).isEqualTo(1);
        });
  }

  private static double progress(@Nullable Movement movement) {
    return movement == null ? -1 : movement.progress();
  }

  @Test
  void aLongOneIsRefused() {
    assertThatThrownBy(() -> new Movement(Movement.LONGEST + 1, () -> {}, () -> {}))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
