package org.clearkiosk.reader.pn532;

import org.clearkiosk.reader.Endurance;
import org.clearkiosk.reader.EventLog;
import org.clearkiosk.sim.card.VirtualCard;
import org.junit.jupiter.api.Test;

/** None missed, none doubled, nothing left over; see {@link Endurance} for many cycles. */
class EnduranceTest {

  @Test
  void cardsComeAndGo() throws Exception {
    EventLog log = new EventLog();
    VirtualCard processor = SerialBench.publishedCard();
    VirtualCard sectors = SerialBench.classicCard("classic-08281006");
    try (SerialBench bench = SerialBench.start()) {
      Pn532Reader reader = bench.reader(log);
      log.awaitNext("ready");
      tap(bench, processor, log, "card 6008281001");
      tap(bench, sectors, log, "card 6008281006 by classic");

      Endurance endurance = Endurance.begin("PN532, taps");
      for (int cycle = 1; cycle <= Endurance.TAPS; cycle++) {
        if (cycle % 2 == 0) {
          tap(bench, processor, log, "card 6008281001");
        } else {
          tap(bench, sectors, log, "card 6008281006 by classic");
        }
      }
      endurance.assertNothingLeftOver(Endurance.TAPS);
      reader.close();
      log.assertNothingMore();
    }
  }

  /** The cable is pulled with a card on the reader, and plugged in under either name. */
  @Test
  void theReaderComesAndGoes() throws Exception {
    EventLog log = new EventLog();
    try (SerialBench bench = SerialBench.start()) {
      Pn532Reader reader = bench.reader(log);
      bench.chip().place("one", SerialBench.publishedCard());
      log.awaitNext("ready");
      log.awaitNext("card 6008281001");
      replug(bench, log, 0);

      Endurance endurance = Endurance.begin("PN532, replugs");
      for (int cycle = 1; cycle <= Endurance.REPLUGS; cycle++) {
        replug(bench, log, cycle);
      }
      endurance.assertNothingLeftOver(Endurance.REPLUGS);
      reader.close();
      log.assertNothingMore();
    }
  }

  private static void tap(SerialBench bench, VirtualCard card, EventLog log, String expected) {
    bench.chip().place("card", card);
    log.awaitNext(expected);
    bench.chip().remove();
    log.awaitNext("left");
  }

  private static void replug(SerialBench bench, EventLog log, int cycle) throws Exception {
    bench.chip().unplug();
    log.awaitNext("left");
    log.awaitNext("lost: unplugged");
    bench.chip().plug(cycle % 2 == 0 ? bench.otherPath() : bench.firstPath());
    log.awaitNext("ready");
    log.awaitNext("card 6008281001");
  }
}
