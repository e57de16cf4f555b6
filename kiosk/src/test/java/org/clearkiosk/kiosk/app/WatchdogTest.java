package org.clearkiosk.kiosk.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Looks by hand: what counts is how often in a row a thread did not take its work. */
class WatchdogTest {
  private final List<Runnable> given = new ArrayList<>();
  private final List<String> stalled = new ArrayList<>();
  private int alive;
  private final Watchdog watchdog =
      new Watchdog(() -> alive++, stalled::add)
          .watch("quick", Runnable::run)
          .watch("other", given::add);

  @Test
  void aThreadThatTakesNoWorkIsStalledAndNamed() {
    for (int look = 0; look < Watchdog.MOST_LOOKS; look++) {
      watchdog.look();
      assertThat(stalled).isEmpty();
    }
    watchdog.look();
    assertThat(stalled).containsExactly("other");
    assertThat(alive).isZero();
    assertThat(given).hasSize(1);
  }

  @Test
  void aThreadThatIsOnlySlowIsNot() {
    for (int look = 0; look < 5 * Watchdog.MOST_LOOKS; look++) {
      watchdog.look();
      if (look % (Watchdog.MOST_LOOKS - 1) == 0) {
        given.forEach(Runnable::run);
        given.clear();
      }
    }
    assertThat(stalled).isEmpty();
  }

  @Test
  void itSaysThatAllIsWellOnlyWhenAllHaveAnswered() {
    watchdog.look();
    assertThat(alive).isZero();
    given.forEach(Runnable::run);
    given.clear();
    Watchdog well = new Watchdog(() -> alive++, stalled::add).watch("quick", Runnable::run);
    well.look();
    assertThat(alive).isOne();
  }

  @Test
  void itTellsOnceHowLongAThreadKeptItsWorkWaiting() {
    long[] nanoseconds = {0};
    Watchdog clocked =
        new Watchdog(() -> alive++, stalled::add, () -> nanoseconds[0])
            .watch("quick", Runnable::run)
            .watch("other", given::add);
    for (int wait : new int[] {30, 70, 50}) {
      clocked.look();
      nanoseconds[0] += Duration.ofMillis(wait).toNanos();
      given.forEach(Runnable::run);
      given.clear();
    }
    assertThat(clocked.slowest("other")).isEqualTo(Duration.ofMillis(70));
    assertThat(clocked.slowest("other")).isZero();
    assertThat(clocked.slowest("quick")).isZero();
  }

  @Test
  void theDumpNamesThreadsAndMethods() {
    assertThat(ThreadDump.text())
        .contains("\"" + Thread.currentThread().getName() + "\"")
        .contains("theDumpNamesThreadsAndMethods");
  }
}
