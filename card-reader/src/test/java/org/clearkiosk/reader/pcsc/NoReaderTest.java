package org.clearkiosk.reader.pcsc;

import static org.assertj.core.api.Assertions.assertThat;

import org.clearkiosk.reader.EventLog;
import org.junit.jupiter.api.Test;

class NoReaderTest {

  @Test
  void findsTheReaderThatIsPluggedInLater() throws Exception {
    EventLog log = new EventLog();
    try (Bench bench = Bench.withoutDaemon()) {
      bench.startDaemon("Another");
      bench.reader(Bench.FIRST, log);
      log.awaitExactly("lost: no reader");

      bench.daemon().stop();
      log.awaitExactly("lost: no reader", "lost: no service");
      bench.startDaemon();
      log.awaitExactly("lost: no reader", "lost: no service", "ready");
    }
    assertThat(log.all()).containsExactly("lost: no reader", "lost: no service", "ready");
  }

  @Test
  void losesTheReaderThatIsNotThereAnyMore() throws Exception {
    EventLog log = new EventLog();
    try (Bench bench = Bench.start()) {
      bench.reader(Bench.FIRST, log);
      log.awaitExactly("ready");

      bench.daemon().stop();
      log.awaitExactly("ready", "lost: no service");
      bench.startDaemon("Another");
      log.awaitExactly("ready", "lost: no service", "lost: no reader");
    }
    assertThat(log.all()).containsExactly("ready", "lost: no service", "lost: no reader");
  }
}
