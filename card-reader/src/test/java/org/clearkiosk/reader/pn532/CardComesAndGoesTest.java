package org.clearkiosk.reader.pn532;

import static org.assertj.core.api.Assertions.assertThat;

import org.clearkiosk.reader.EventLog;
import org.junit.jupiter.api.Test;

class CardComesAndGoesTest {

  @Test
  void reportsEachCardOnceInOrder() throws Exception {
    EventLog log = new EventLog();
    try (SerialBench bench = SerialBench.start()) {
      bench.reader(log);
      log.awaitExactly("ready");

      bench.chip().place("one", SerialBench.publishedCard());
      log.awaitExactly("ready", "card 6008281001");
      bench.chip().remove();
      log.awaitExactly("ready", "card 6008281001", "left");
      bench.chip().place("two", SerialBench.campusCard("08281002"));
      log.awaitExactly("ready", "card 6008281001", "left", "card 6008281002");
      bench.chip().place("three", SerialBench.classicCard("classic-08281001"));
      log.awaitExactly(
          "ready",
          "card 6008281001",
          "left",
          "card 6008281002",
          "left",
          "card 6008281001 by classic");
    }
    assertThat(log.all()).hasSize(6);
  }

  @Test
  void readsACardThatLiesThereAtStart() throws Exception {
    EventLog log = new EventLog();
    try (SerialBench bench = SerialBench.start()) {
      bench.chip().place("one", SerialBench.publishedCard());
      bench.reader(log);

      log.awaitExactly("ready", "card 6008281001");
    }
  }
}
