package org.clearkiosk.reader.pcsc;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.TimeUnit;
import org.clearkiosk.reader.CardRead;
import org.clearkiosk.reader.EventLog;
import org.clearkiosk.reader.ProofOutcome;
import org.clearkiosk.sim.vpcd.VirtualReader;
import org.junit.jupiter.api.Test;

class CardSwappedTest {

  @Test
  void neverAsksASwappedCardToProveForTheOldOne() throws Exception {
    EventLog log = new EventLog();
    RecordingCard other = new RecordingCard(Bench.campusCard("08281006"));
    try (Bench bench = Bench.start()) {
      VirtualReader slot = bench.firstSlot();
      PcscReader reader = bench.reader(Bench.FIRST, log);
      SwappedCard cards = new SwappedCard(Bench.publishedCard(), other);
      slot.place("swapped", cards);
      log.awaitExactly("ready", "card 6008281001");
      CardRead.Identified old = log.lastIdentified();

      cards.swap();
      ProofOutcome outcome = reader.prove(old, new byte[16]).get(5, TimeUnit.SECONDS);

      assertThat(outcome).isInstanceOf(ProofOutcome.CardGone.class);
      log.awaitExactly("ready", "card 6008281001", "left", "card 6008281006");
      assertThat(other.instructions())
          .contains(RecordingCard.SELECT)
          .doesNotContain(RecordingCard.INTERNAL_AUTHENTICATE);

      ProofOutcome late = reader.prove(old, new byte[16]).get(5, TimeUnit.SECONDS);
      ProofOutcome own = reader.prove(log.lastIdentified(), new byte[16]).get(5, TimeUnit.SECONDS);
      assertThat(late).isInstanceOf(ProofOutcome.CardGone.class);
      assertThat(own).isInstanceOf(ProofOutcome.Proved.class);
    }
    assertThat(log.all()).containsExactly("ready", "card 6008281001", "left", "card 6008281006");
  }

  @Test
  void asksNoCardThatWasLaidDownAgainForTheEarlierRead() throws Exception {
    EventLog log = new EventLog();
    try (Bench bench = Bench.start()) {
      VirtualReader slot = bench.firstSlot();
      PcscReader reader = bench.reader(Bench.FIRST, log);
      slot.place("first", Bench.publishedCard());
      log.awaitExactly("ready", "card 6008281001");
      CardRead.Identified earlier = log.lastIdentified();
      slot.remove();
      log.awaitExactly("ready", "card 6008281001", "left");
      slot.place("second", Bench.publishedCard());
      log.awaitExactly("ready", "card 6008281001", "left", "card 6008281001");

      ProofOutcome outcome = reader.prove(earlier, new byte[16]).get(5, TimeUnit.SECONDS);

      assertThat(outcome).isInstanceOf(ProofOutcome.CardGone.class);
    }
    assertThat(log.all()).containsExactly("ready", "card 6008281001", "left", "card 6008281001");
  }
}
