package org.clearkiosk.kiosk.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.AbstractExecutorService;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Looks by hand: what counts is how often in a row a thread did not take its work. */
class WatchdogTest {
  private final List<Runnable> given = new ArrayList<>();
  private final List<String> stalled = new ArrayList<>();
  private int alive;
  private final Watchdog watchdog =
      new Watchdog(() -> alive++, stalled::add, System::nanoTime, name -> new Here())
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
    // at the first look nothing had been asked of it yet
    assertThat(alive).isOne();
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
  void itSaysThatAllIsWellWhenAllHaveTakenTheirWorkUntilTheNextLook() {
    watchdog.look();
    given.remove(0).run();
    watchdog.look();
    assertThat(alive).isEqualTo(2);
    watchdog.look();
    assertThat(alive).as("the other still has its work before it").isEqualTo(2);
    given.remove(0).run();
    watchdog.look();
    assertThat(alive).isEqualTo(3);
  }

  @Test
  void itTellsOnceHowLongAThreadKeptItsWorkWaiting() {
    long[] nanoseconds = {0};
    Watchdog clocked =
        new Watchdog(() -> alive++, stalled::add, () -> nanoseconds[0], name -> new Here())
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
  @Timeout(value = 30, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
  void aThreadThatHoldsItsQueueIsFoundTooAndHoldsNoOneElse() {
    Semaphore queue = new Semaphore(0);
    try (Watchdog alone =
        new Watchdog(() -> alive++, stalled::add)
            .watch("stuck", task -> queue.acquireUninterruptibly())
            .watch("quick", Runnable::run)) {
      for (int look = 0; look <= Watchdog.MOST_LOOKS; look++) {
        alone.look();
      }
      assertThat(stalled).containsExactly("stuck");
    } finally {
      queue.release();
    }
  }

  @Test
  void theDumpNamesThreadsAndMethods() {
    assertThat(ThreadDump.text())
        .contains("\"" + Thread.currentThread().getName() + "\"")
        .contains("theDumpNamesThreadsAndMethods");
  }

  /** Runs everything at once, on the thread that asks. */
  private static final class Here extends AbstractExecutorService {
    @Override
    public void execute(Runnable task) {
      task.run();
    }

    @Override
    public void shutdown() {}

    @Override
    public List<Runnable> shutdownNow() {
      return List.of();
    }

    @Override
    public boolean isShutdown() {
      return false;
    }

    @Override
    public boolean isTerminated() {
      return false;
    }

    @Override
    public boolean awaitTermination(long timeout, TimeUnit unit) {
      return false;
    }
  }
}
