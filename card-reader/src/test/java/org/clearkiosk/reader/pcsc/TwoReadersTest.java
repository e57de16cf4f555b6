package org.clearkiosk.reader.pcsc;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.clearkiosk.reader.EventLog;
import org.clearkiosk.reader.ProofOutcome;
import org.clearkiosk.sim.fault.CardFault;
import org.clearkiosk.sim.vpcd.VirtualReader;
import org.junit.jupiter.api.Test;

class TwoReadersTest {

  @Test
  void readersThatShareTakeAnotherEach() throws Exception {
    EventLog log = new EventLog();
    ReaderAllotment allotment = new ReaderAllotment();
    try (Bench bench = Bench.start()) {
      VirtualReader firstSlot = bench.slot(0);
      VirtualReader secondSlot = bench.slot(1);
      bench.sharingReader(allotment, log);
      log.awaitNext("ready");
      bench.sharingReader(allotment, log);
      log.awaitNext("ready");
      EventLog surplus = new EventLog();
      bench.sharingReader(allotment, surplus);
      surplus.awaitNext("lost: no reader");

      firstSlot.place("one", Bench.publishedCard());
      log.awaitNext("card 6008281001");
      secondSlot.place("two", Bench.campusCard("08281002"));
      log.awaitNext("card 6008281002");
      firstSlot.remove();
      log.awaitNext("left");
      log.assertNothingMore();
      surplus.assertNothingMore();
    }
  }

  @Test
  void aHangingCardOnOneReaderDelaysNoProofOnTheOther() throws Exception {
    EventLog first = new EventLog();
    EventLog second = new EventLog();
    try (Bench bench = Bench.start()) {
      VirtualReader firstSlot = bench.slot(0);
      VirtualReader secondSlot = bench.slot(1);
      bench.reader(Bench.FIRST, first);
      PcscReader healthy = bench.reader(Bench.SECOND, second);
      secondSlot.place("good", Bench.campusCard("08281002"));
      second.awaitExactly("ready", "card 6008281002");

      firstSlot.setFault(new CardFault.Mute());
      firstSlot.place("mute", Bench.publishedCard());
      Bench.awaitNoticed(firstSlot, "mute");
      long start = System.nanoTime();
      ProofOutcome outcome =
          healthy.prove(second.lastIdentified(), new byte[16]).get(5, TimeUnit.SECONDS);

      assertThat(outcome).isInstanceOf(ProofOutcome.Proved.class);
      assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(1));
      first.awaitExactly("ready", "unrecognised: mute");
    }
    assertThat(first.all()).containsExactly("ready", "unrecognised: mute");
    assertThat(second.all()).containsExactly("ready", "card 6008281002");
  }
}
