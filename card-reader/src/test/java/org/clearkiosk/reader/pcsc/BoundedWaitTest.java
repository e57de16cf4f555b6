package org.clearkiosk.reader.pcsc;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.clearkiosk.reader.ReaderThreads;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * Why it is needed is played where the machine's clock can be turned: {@code
 * scenarios/terminal/clock-jumps.yaml}.
 */
@Timeout(60)
class BoundedWaitTest {
  private static final String READER = "Bench 00 00";
  private static final long CONTEXT = 7;
  private static final int STATE = 0x20;
  private static final long LONG = Duration.ofMinutes(5).toMillis();

  @Test
  void whoWaitsIsWokenFromAnotherThreadAndMayWaitAgain() throws Exception {
    try (Bench bench = Bench.start()) {
      bench.firstSlot();
      PcscLibrary library = SunPcscLibrary.load();
      long context = library.establish();
      int state = library.awaitChange(context, READER, ReaderState.UNAWARE, 0);
      for (int again = 0; again < 3; again++) {
        CompletableFuture<Integer> waiting =
            CompletableFuture.supplyAsync(() -> await(library, context, state));
        assertThat(woken(library, context, waiting)).isEqualTo(state);
      }
      library.release(context);
    }
  }

  @Test
  void aWaitThatGoesOnIsEndedWhenItIsOverdueAndNotBefore() throws Exception {
    BlockingPcscLibrary library = new BlockingPcscLibrary();
    try (BoundedWait waiting = new BoundedWait(library, "an alarm")) {
      assertThat(waitOf(Duration.ofMillis(50), waiting))
          .isGreaterThanOrEqualTo(Duration.ofMillis(50).plus(BoundedWait.OVERDUE));
      assertThat(library.cancelledForNothing()).isEmpty();
    }
  }

  @Test
  void aWaitThatEndsInTimeCutsNoLaterOneShort() throws Exception {
    BlockingPcscLibrary library = new BlockingPcscLibrary();
    try (BoundedWait waiting = new BoundedWait(library, "an alarm")) {
      assertThat(waiting.awaitChange(CONTEXT, READER, STATE, 0)).isEqualTo(STATE);
      Duration longer = Duration.ofMillis(500);
      assertThat(waitOf(longer, waiting))
          .as("the first one's alarm would be due after %s", BoundedWait.OVERDUE)
          .isGreaterThanOrEqualTo(longer.plus(BoundedWait.OVERDUE));
      assertThat(library.cancelledForNothing()).isEmpty();
    }
  }

  @Test
  void itsThreadEndsWhenNoOneWaitsAnyMore() throws Exception {
    String name = "the alarm of a wait that is closed";
    BoundedWait waiting = new BoundedWait(new BlockingPcscLibrary(), name);
    waitOf(Duration.ofMillis(1), waiting);
    assertThat(ReaderThreads.of(name)).containsExactly(name);
    waiting.close();
    Bench.awaitUntil("its thread ends", () -> ReaderThreads.of(name).isEmpty());
  }

  /** How long a wait took that is to last so long and is not ended by a change. */
  private static Duration waitOf(Duration asked, BoundedWait waiting) throws PcscException {
    long begun = System.nanoTime();
    assertThat(waiting.awaitChange(CONTEXT, READER, STATE, asked.toMillis())).isEqualTo(STATE);
    return Duration.ofNanos(System.nanoTime() - begun);
  }

  private static int woken(PcscLibrary library, long context, CompletableFuture<Integer> waiting)
      throws Exception {
    while (true) {
      library.cancel(context);
      try {
        return waiting.get(100, TimeUnit.MILLISECONDS);
      } catch (TimeoutException e) {
        // it did not wait yet, and then there was nothing to end
      }
    }
  }

  private static int await(PcscLibrary library, long context, int state) {
    try {
      return library.awaitChange(context, READER, state, LONG);
    } catch (PcscException e) {
      throw new CompletionException(e);
    }
  }
}
