package org.clearkiosk.reader.pn532;

import static org.assertj.core.api.Assertions.assertThat;

import org.clearkiosk.reader.EventLog;
import org.junit.jupiter.api.Test;

class PlugPulledTest {

  @Test
  void isNoticedInOrderAndHealed() throws Exception {
    EventLog log = new EventLog();
    try (SerialBench bench = SerialBench.start()) {
      bench.reader(log);
      bench.chip().place("one", SerialBench.publishedCard());
      log.awaitExactly("ready", "card 6008281001");

      long pulled = System.nanoTime();
      bench.chip().unplug();
      log.awaitExactly("ready", "card 6008281001", "left", "lost: unplugged");
      assertThat(System.nanoTime() - pulled).isLessThan(SerialBench.NOTICED.toNanos());

      bench.chip().plug(bench.firstPath());
      log.awaitExactly(
          "ready", "card 6008281001", "left", "lost: unplugged", "ready", "card 6008281001");
    }
  }

  @Test
  void comesBackUnderAnotherName() throws Exception {
    EventLog log = new EventLog();
    try (SerialBench bench = SerialBench.start()) {
      bench.reader(log);
      log.awaitExactly("ready");

      bench.chip().unplug();
      log.awaitExactly("ready", "lost: unplugged");
      bench.chip().plug(bench.otherPath());

      log.awaitExactly("ready", "lost: unplugged", "ready");
    }
  }

  @Test
  void isFoundWhenItComesLate() throws Exception {
    EventLog log = new EventLog();
    try (SerialBench bench = SerialBench.unplugged()) {
      bench.reader(log);
      log.awaitExactly("lost: no reader");

      bench.chip().plug(bench.firstPath());

      log.awaitExactly("lost: no reader", "ready");
    }
  }
}
