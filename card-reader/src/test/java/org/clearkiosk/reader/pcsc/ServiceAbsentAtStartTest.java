package org.clearkiosk.reader.pcsc;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.clearkiosk.reader.EventLog;
import org.clearkiosk.sim.vpcd.VirtualReader;
import org.junit.jupiter.api.Test;

class ServiceAbsentAtStartTest {

  @Test
  void waitsForTheServiceAndIsReadySoonAfter() throws Exception {
    EventLog log = new EventLog();
    try (Bench bench = Bench.withoutDaemon()) {
      bench.reader(Bench.FIRST, log);
      log.awaitExactly("lost: no service");

      bench.startDaemon();
      long up = System.nanoTime();
      log.awaitExactly("lost: no service", "ready");
      assertThat(Duration.ofNanos(System.nanoTime() - up)).isLessThan(Duration.ofSeconds(2));

      VirtualReader slot = bench.firstSlot();
      slot.place("one", Bench.publishedCard());
      log.awaitExactly("lost: no service", "ready", "card 6008281001");
    }
    assertThat(log.all()).containsExactly("lost: no service", "ready", "card 6008281001");
  }
}
