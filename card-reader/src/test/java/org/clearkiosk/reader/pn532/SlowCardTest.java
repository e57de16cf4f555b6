package org.clearkiosk.reader.pn532;

import org.clearkiosk.reader.EventLog;
import org.clearkiosk.sim.fault.CardFault;
import org.clearkiosk.sim.fault.Delay;
import org.clearkiosk.sim.fault.Fault;
import org.junit.jupiter.api.Test;

/** Cards that ask for more time (ISO/IEC 14443-4, 7.3); the chip grants it and the host waits. */
class SlowCardTest {

  @Test
  void isReadWhenItNeedsLongerThanCardsMay() throws Exception {
    assertReads(700, "card 6008281001");
  }

  @Test
  void isMuteWhenItNeedsLongerThanAStudentWaits() throws Exception {
    assertReads(1500, "unrecognised: mute");
  }

  private static void assertReads(int delay, String expected) throws Exception {
    EventLog log = new EventLog();
    try (SerialBench bench = SerialBench.start()) {
      bench.reader(log);
      log.awaitNext("ready");
      bench.chip().setFault(new CardFault.Slow(new Delay.Fixed(delay)));
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
