package org.clearkiosk.reader.pn532;

import java.time.Duration;
import org.clearkiosk.reader.EventLog;
import org.clearkiosk.sim.vpcd.Fault;
import org.junit.jupiter.api.Test;

/** Cards that ask for more time (ISO/IEC 14443-4, 7.3); the chip grants it and the host waits. */
class SlowCardTest {

  @Test
  void isReadWhenItNeedsLongerThanCardsMay() throws Exception {
    assertReads(Duration.ofMillis(700), "card 6008281001");
  }

  @Test
  void isMuteWhenItNeedsLongerThanAStudentWaits() throws Exception {
    assertReads(Duration.ofMillis(1500), "unrecognised: mute");
  }

  private static void assertReads(Duration delay, String expected) throws Exception {
    EventLog log = new EventLog();
    try (SerialBench bench = SerialBench.start()) {
      bench.reader(log);
      log.awaitNext("ready");
      bench.chip().setFault(new Fault.Slow(delay));
      bench.chip().place("slow", SerialBench.publishedCard());
      log.awaitNext(expected);

      bench.chip().setFault(new Fault.None());
      bench.chip().remove();
      log.awaitNext("left");
      bench.chip().place("quick", SerialBench.publishedCard());
      log.awaitNext("card 6008281001");
      log.assertNothingMore();
    }
  }
}
