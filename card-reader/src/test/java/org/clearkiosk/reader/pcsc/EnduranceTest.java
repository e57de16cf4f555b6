package org.clearkiosk.reader.pcsc;

import org.clearkiosk.reader.Endurance;
import org.clearkiosk.reader.EventLog;
import org.clearkiosk.sim.bench.PcscDaemon;
import org.clearkiosk.sim.card.VirtualCard;
import org.clearkiosk.sim.vpcd.VirtualReader;
import org.junit.jupiter.api.Test;

/** None missed, none doubled, nothing left over; see {@link Endurance} for many cycles. */
class EnduranceTest {
  /** Every so often the service ends in its own way, which takes longer. */
  private static final int POLITE = 10;

  @Test
  void cardsComeAndGo() throws Exception {
    EventLog log = new EventLog();
    VirtualCard one = Bench.publishedCard();
    VirtualCard other = Bench.campusCard("08281002");
    try (Bench bench = Bench.start()) {
      VirtualReader slot = bench.firstSlot();
      PcscReader reader = bench.reader(Bench.FIRST, log);
      log.awaitNext("ready");
      tap(slot, one, log, "card 6008281001");

      Endurance endurance = Endurance.begin("PC/SC, taps");
      for (int cycle = 1; cycle <= Endurance.TAPS; cycle++) {
        boolean even = cycle % 2 == 0;
        tap(slot, even ? one : other, log, even ? "card 6008281001" : "card 6008281002");
      }
      endurance.assertNothingLeftOver(Endurance.TAPS);
      reader.close();
      log.assertNothingMore();
    }
  }

  /** A reader is pulled out when the service is up and no longer knows it. */
  @Test
  void theReaderComesAndGoes() throws Exception {
    EventLog log = new EventLog();
    try (Bench bench = Bench.start()) {
      PcscDaemon with = bench.daemon();
      VirtualReader slot = bench.firstSlot();
      PcscReader reader = bench.reader(Bench.FIRST, log);
      log.awaitNext("ready");
      slot.place("one", Bench.publishedCard());
      log.awaitNext("card 6008281001");
      with.kill();
      log.awaitNext("left");
      log.awaitNext("lost: no service");
      bench.startDaemon("Elsewhere");
      PcscDaemon without = bench.daemon();
      log.awaitNext("lost: no reader");

      Endurance endurance = Endurance.begin("PC/SC, replugs");
      for (int cycle = 1; cycle <= Endurance.REPLUGS; cycle++) {
        end(without, cycle);
        log.awaitNext("lost: no service");
        with.start();
        log.awaitNext("ready");
        log.awaitNext("card 6008281001");
        end(with, cycle);
        log.awaitNext("left");
        log.awaitNext("lost: no service");
        without.start();
        log.awaitNext("lost: no reader");
      }
      endurance.assertNothingLeftOver(Endurance.REPLUGS);
      reader.close();
      log.assertNothingMore();
    }
  }

  private static void tap(VirtualReader slot, VirtualCard card, EventLog log, String expected) {
    slot.place("card", card);
    log.awaitNext(expected);
    slot.remove();
    log.awaitNext("left");
  }

  private static void end(PcscDaemon daemon, int cycle) throws Exception {
    if (cycle % POLITE == 0) {
      daemon.stop();
    } else {
      daemon.kill();
    }
  }
}
