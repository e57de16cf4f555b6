package org.clearkiosk.reader.pcsc;

import static org.assertj.core.api.Assertions.assertThat;

import org.clearkiosk.reader.CardProfile;
import org.clearkiosk.reader.CardRead;
import org.clearkiosk.reader.EventLog;
import org.clearkiosk.sim.vpcd.VirtualReader;
import org.junit.jupiter.api.Test;

class CardComesAndGoesTest {

  @Test
  void reportsCardsAsTheyComeAndGo() throws Exception {
    EventLog log = new EventLog();
    try (Bench bench = Bench.start()) {
      VirtualReader slot = bench.firstSlot();
      bench.reader(Bench.FIRST, log);
      log.awaitExactly("ready");

      slot.place("one", Bench.publishedCard());
      log.awaitExactly("ready", "card 6008281001");
      CardRead.Identified card = log.lastIdentified();
      assertThat(card.profile()).isEqualTo(CardProfile.CPU);
      assertThat(card.keyGeneration()).isEqualTo(1);

      slot.remove();
      log.awaitExactly("ready", "card 6008281001", "left");

      slot.place("two", Bench.campusCard("08281002"));
      log.awaitExactly("ready", "card 6008281001", "left", "card 6008281002");
      slot.remove();
      log.awaitExactly("ready", "card 6008281001", "left", "card 6008281002", "left");
    }
    assertThat(log.all())
        .containsExactly("ready", "card 6008281001", "left", "card 6008281002", "left");
  }

  @Test
  void reportsACardThatLiesThereAlready() throws Exception {
    EventLog log = new EventLog();
    try (Bench bench = Bench.start()) {
      VirtualReader slot = bench.firstSlot();
      slot.place("early", Bench.publishedCard());
      Bench.awaitNoticed(slot, "early");

      bench.reader(Bench.FIRST, log);

      log.awaitExactly("ready", "card 6008281001");
    }
    assertThat(log.all()).containsExactly("ready", "card 6008281001");
  }
}
