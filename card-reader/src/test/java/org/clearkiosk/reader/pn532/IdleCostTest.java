package org.clearkiosk.reader.pn532;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.time.Duration;
import org.clearkiosk.reader.EventLog;
import org.junit.jupiter.api.Test;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What a reader costs that waits for cards. */
class IdleCostTest {
  private static final Logger LOG = LoggerFactory.getLogger(IdleCostTest.class);
  private static final Duration OBSERVED = Duration.ofSeconds(2);

  /** The promise, as part of one core. */
  private static final double MOST = 0.01;

  @Test
  void isUnderOnePercentOfACore() throws Exception {
    EventLog log = new EventLog();
    try (SerialBench bench = SerialBench.start()) {
      Pn532Reader reader = bench.reader(log);
      log.awaitExactly("ready");
      observe(reader, Duration.ofSeconds(1), "while it is new to the compiler");
      double empty = observe(reader, OBSERVED, "empty");
      bench.chip().place("one", SerialBench.publishedCard());
      log.awaitExactly("ready", "card 6008281001");
      double occupied = observe(reader, OBSERVED, "with a card");

      assertThat(Math.min(empty, occupied)).isPositive();
      assertThat(Math.max(empty, occupied)).isLessThan(MOST);
    }
  }

  private static double observe(Pn532Reader reader, Duration duration, String what) {
    ThreadMXBean threads = ManagementFactory.getThreadMXBean();
    long thread =
        Thread.getAllStackTraces().keySet().stream()
            .filter(each -> each.getName().equals(reader.name()))
            .findFirst()
            .orElseThrow()
            .getId();
    long cost = threads.getThreadCpuTime(thread);
    long start = System.nanoTime();
    SerialBench.awaitUntil("observed", () -> System.nanoTime() - start >= duration.toNanos());
    double part = (double) (threads.getThreadCpuTime(thread) - cost) / (System.nanoTime() - start);
    LOG.info("A PN532 reader, {}: {} % of a core", what, "%.2f".formatted(part * 100));
    return part;
  }
}
