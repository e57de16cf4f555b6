package org.clearkiosk.reader.pcsc;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * Why it is needed is played where the machine's clock can be turned: {@code
 * scenarios/terminal/clock-jumps.yaml}.
 */
@Timeout(60)
class BoundedWaitTest {
  private static final String READER = "Bench 00 00";
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
