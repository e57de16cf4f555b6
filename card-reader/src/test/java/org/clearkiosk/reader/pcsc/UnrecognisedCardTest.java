package org.clearkiosk.reader.pcsc;

import static org.assertj.core.api.Assertions.assertThat;

import org.clearkiosk.reader.EventLog;
import org.clearkiosk.sim.vpcd.VirtualReader;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class UnrecognisedCardTest {

  @ParameterizedTest
  @CsvSource({
    "bank-card, not campus card",
    "blank, blank",
    "wrong-checksum, damaged",
    "old-layout, other layout"
  })
  void saysWhatIsWrongWithACard(String label, String reason) throws Exception {
    EventLog log = new EventLog();
    try (Bench bench = Bench.start()) {
      VirtualReader slot = bench.firstSlot();
      bench.reader(Bench.FIRST, log);
      log.awaitExactly("ready");

      slot.place(label, Bench.brokenCard(label));
      log.awaitExactly("ready", "unrecognised: " + reason);
      slot.remove();
      log.awaitExactly("ready", "unrecognised: " + reason, "left");

      slot.place("good", Bench.publishedCard());
      log.awaitExactly("ready", "unrecognised: " + reason, "left", "card 6008281001");
    }
    assertThat(log.all())
        .containsExactly("ready", "unrecognised: " + reason, "left", "card 6008281001");
  }
}
