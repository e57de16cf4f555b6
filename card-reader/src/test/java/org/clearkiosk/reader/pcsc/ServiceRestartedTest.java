package org.clearkiosk.reader.pcsc;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.clearkiosk.reader.EventLog;
import org.clearkiosk.reader.ProofOutcome;
import org.clearkiosk.sim.vpcd.VirtualReader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ServiceRestartedTest {

  private enum End {
    STOPPED,
    KILLED
  }

  @ParameterizedTest
  @EnumSource
  void healsWithoutACardOnTheReader(End end) throws Exception {
    EventLog log = new EventLog();
    try (Bench bench = Bench.start()) {
      bench.reader(Bench.FIRST, log);
      log.awaitExactly("ready");

      end(bench, end);
      log.awaitExactly("ready", "lost: no service");
      startAgain(bench, log, "ready", "lost: no service", "ready");

      bench.firstSlot().place("one", Bench.publishedCard());
      log.awaitExactly("ready", "lost: no service", "ready", "card 6008281001");
    }
    assertThat(log.all()).containsExactly("ready", "lost: no service", "ready", "card 6008281001");
  }

  @ParameterizedTest
  @EnumSource
  void saysThatTheCardLeftBeforeTheReaderDid(End end) throws Exception {
    EventLog log = new EventLog();
    try (Bench bench = Bench.start()) {
      VirtualReader slot = bench.firstSlot();
      PcscReader reader = bench.reader(Bench.FIRST, log);
      slot.place("one", Bench.publishedCard());
      log.awaitExactly("ready", "card 6008281001");

      end(bench, end);
      log.awaitExactly("ready", "card 6008281001", "left", "lost: no service");
      assertThat(reader.prove(log.lastIdentified(), new byte[16]).get(5, TimeUnit.SECONDS))
          .isInstanceOf(ProofOutcome.CardGone.class);

      startAgain(bench, log, "ready", "card 6008281001", "left", "lost: no service", "ready");
      log.awaitExactly(
          "ready", "card 6008281001", "left", "lost: no service", "ready", "card 6008281001");
      assertThat(reader.prove(log.lastIdentified(), new byte[16]).get(5, TimeUnit.SECONDS))
          .isInstanceOf(ProofOutcome.Proved.class);
    }
    assertThat(log.all())
        .containsExactly(
            "ready", "card 6008281001", "left", "lost: no service", "ready", "card 6008281001");
  }

  @Test
  void healsTimeAndAgain() throws Exception {
    EventLog log = new EventLog();
    try (Bench bench = Bench.start()) {
      bench.reader(Bench.FIRST, log);
      log.awaitExactly("ready");
      bench.daemon().kill();
      log.awaitExactly("ready", "lost: no service");
      startAgain(bench, log, "ready", "lost: no service", "ready");
      bench.daemon().stop();
      log.awaitExactly("ready", "lost: no service", "ready", "lost: no service");
      startAgain(bench, log, "ready", "lost: no service", "ready", "lost: no service", "ready");
    }
    assertThat(log.all())
        .containsExactly("ready", "lost: no service", "ready", "lost: no service", "ready");
  }

  private static void end(Bench bench, End end) throws Exception {
    if (end == End.KILLED) {
      bench.daemon().kill();
    } else {
      bench.daemon().stop();
    }
  }

  private static void startAgain(Bench bench, EventLog log, String... untilReady) throws Exception {
    bench.daemon().start();
    long up = System.nanoTime();
    Bench.awaitUntil("the reader is back", () -> log.all().size() >= untilReady.length);
    assertThat(Duration.ofNanos(System.nanoTime() - up)).isLessThan(Duration.ofSeconds(2));
    assertThat(log.all()).startsWith(untilReady);
  }
}
