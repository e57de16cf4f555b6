package org.clearkiosk.reader.pcsc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import org.clearkiosk.reader.EventLog;
import org.clearkiosk.reader.ReaderThreads;
import org.clearkiosk.sim.vpcd.VirtualReader;
import org.junit.jupiter.api.Test;

class ReaderClosedTest {
  /** Each reader takes two contexts; all rounds together take more than pcscd has (200). */
  private static final int ROUNDS = 5;

  private static final int READERS_A_ROUND = 40;

  @Test
  void endsItsThreadsAndReportsNothingMore() throws Exception {
    EventLog log = new EventLog();
    try (Bench bench = Bench.start()) {
      VirtualReader slot = bench.firstSlot();
      PcscReader reader = bench.reader(Bench.FIRST, log);
      slot.place("one", Bench.publishedCard());
      log.awaitExactly("ready", "card 6008281001");
      assertThat(ReaderThreads.of(reader.name()))
          .containsExactly(
              reader.name(),
              reader.name() + " alarm",
              reader.name() + " card",
              reader.name() + " watch");

      reader.close();
      reader.close();
      slot.remove();

      Bench.awaitUntil("its threads end", () -> ReaderThreads.of(reader.name()).isEmpty());
      assertThatIllegalStateException().isThrownBy(() -> reader.start(log));
    }
    assertThat(log.all()).containsExactly("ready", "card 6008281001");
  }

  @Test
  void mayBeClosedByItsListener() throws Exception {
    EventLog log = new EventLog();
    try (Bench bench = Bench.start()) {
      PcscReader reader = new PcscReader(Bench.FIRST);
      reader.start(
          event -> {
            log.onEvent(event);
            reader.close();
          });

      Bench.awaitUntil("its threads end", () -> ReaderThreads.of(reader.name()).isEmpty());
      assertThat(bench.daemon().isRunning()).isTrue();
    }
    assertThat(log.all()).containsExactly("ready");
  }

  @Test
  void leavesNoContextsBehind() throws Exception {
    try (Bench bench = Bench.start()) {
      for (int round = 0; round < ROUNDS; round++) {
        String name = openAndClose();
        for (int reader = 1; reader < READERS_A_ROUND; reader++) {
          openAndClose();
        }
        // a watch gives its context back when its wait is over
        Bench.awaitUntil("all threads end", () -> ReaderThreads.of(name).isEmpty());
      }
      EventLog last = new EventLog();
      bench.reader(Bench.FIRST, last);
      last.awaitExactly("ready");
    }
  }

  /** Gives the reader's name. */
  private static String openAndClose() {
    EventLog log = new EventLog();
    try (PcscReader reader = new PcscReader(Bench.FIRST)) {
      reader.start(log);
      log.awaitExactly("ready");
      return reader.name();
    }
  }
}
