package org.clearkiosk.reader.pn532;

import static org.assertj.core.api.Assertions.assertThat;

import org.clearkiosk.reader.EventLog;
import org.clearkiosk.reader.ReaderThreads;
import org.clearkiosk.sim.fault.Fault;
import org.clearkiosk.sim.fault.LineFault;
import org.junit.jupiter.api.Test;

class LineStallsTest {

  @Test
  void isNoticedAndHealed() throws Exception {
    EventLog log = new EventLog();
    try (SerialBench bench = SerialBench.start()) {
      bench.reader(log);
      bench.chip().place("one", SerialBench.publishedCard());
      log.awaitExactly("ready", "card 6008281001");

      long stalled = System.nanoTime();
      bench.chip().setLineFault(new LineFault.Stall());
      log.awaitExactly("ready", "card 6008281001", "left", "lost: service not answering");
      assertThat(System.nanoTime() - stalled).isLessThan(SerialBench.NOTICED.toNanos());

      bench.chip().setLineFault(new Fault.None());
      log.awaitExactly(
          "ready",
          "card 6008281001",
          "left",
          "lost: service not answering",
          "ready",
          "card 6008281001");
    }
  }

  @Test
  void aReaderThatWaitsForItIsClosedAtOnce() throws Exception {
    EventLog log = new EventLog();
    try (SerialBench bench = SerialBench.start()) {
      Pn532Reader reader = bench.reader(log);
      log.awaitExactly("ready");
      bench.chip().setLineFault(new LineFault.Stall());
      log.awaitExactly("ready", "lost: service not answering");

      reader.close();

      assertThat(ReaderThreads.of(reader.name())).isEmpty();
    }
    assertThat(log.all()).containsExactly("ready", "lost: service not answering");
  }
}
