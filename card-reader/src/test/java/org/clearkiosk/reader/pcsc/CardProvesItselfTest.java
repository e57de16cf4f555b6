package org.clearkiosk.reader.pcsc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.HexFormat;
import java.util.concurrent.TimeUnit;
import org.clearkiosk.reader.CardProfile;
import org.clearkiosk.reader.CardRead;
import org.clearkiosk.reader.EventLog;
import org.clearkiosk.reader.ProofOutcome;
import org.clearkiosk.sim.vpcd.VirtualReader;
import org.junit.jupiter.api.Test;

class CardProvesItselfTest {
  private static final byte[] CHALLENGE =
      HexFormat.of().parseHex("000102030405060708090A0B0C0D0E0F");

  @Test
  void givesThePublishedProof() throws Exception {
    EventLog log = new EventLog();
    try (Bench bench = Bench.start()) {
      VirtualReader slot = bench.firstSlot();
      PcscReader reader = bench.reader(Bench.FIRST, log);
      slot.place("one", Bench.publishedCard());
      log.awaitExactly("ready", "card 6008281001");

      for (int time = 1; time <= 2; time++) {
        ProofOutcome outcome =
            reader.prove(log.lastIdentified(), CHALLENGE).get(5, TimeUnit.SECONDS);
        assertThat(outcome)
            .isInstanceOfSatisfying(
                ProofOutcome.Proved.class,
                proved ->
                    assertThat(proved.proof())
                        .isEqualTo(HexFormat.of().parseHex("C82B119E2155EAC4BDFE9EC14313340F")));
      }
    }
    assertThat(log.all()).containsExactly("ready", "card 6008281001");
  }

  @Test
  void saysWhenTheCardRefuses() throws Exception {
    EventLog log = new EventLog();
    try (Bench bench = Bench.start()) {
      VirtualReader slot = bench.firstSlot();
      PcscReader reader = bench.reader(Bench.FIRST, log);
      slot.place("refusing", new RefusingCard(Bench.publishedCard(), 0x6984));
      log.awaitExactly("ready", "card 6008281001");

      ProofOutcome outcome = reader.prove(log.lastIdentified(), CHALLENGE).get(5, TimeUnit.SECONDS);

      assertThat(outcome)
          .isEqualTo(new ProofOutcome.Refused(0x6984))
          .hasToString("Refused[statusWord=6984]");
    }
    assertThat(log.all()).containsExactly("ready", "card 6008281001");
  }

  @Test
  void takesSuccessWithoutAProofForARefusal() throws Exception {
    EventLog log = new EventLog();
    try (Bench bench = Bench.start()) {
      VirtualReader slot = bench.firstSlot();
      PcscReader reader = bench.reader(Bench.FIRST, log);
      slot.place("empty", new RefusingCard(Bench.publishedCard(), 0x9000));
      log.awaitExactly("ready", "card 6008281001");

      assertThat(reader.prove(log.lastIdentified(), CHALLENGE).get(5, TimeUnit.SECONDS))
          .isEqualTo(new ProofOutcome.Refused(0x9000));
    }
    assertThat(log.all()).containsExactly("ready", "card 6008281001");
  }

  @Test
  void isGoneWhenTheCardHasLeft() throws Exception {
    EventLog log = new EventLog();
    try (Bench bench = Bench.start()) {
      VirtualReader slot = bench.firstSlot();
      PcscReader reader = bench.reader(Bench.FIRST, log);
      slot.place("one", Bench.publishedCard());
      log.awaitExactly("ready", "card 6008281001");
      slot.remove();
      log.awaitExactly("ready", "card 6008281001", "left");

      assertThat(reader.prove(log.lastIdentified(), CHALLENGE).get(5, TimeUnit.SECONDS))
          .isInstanceOf(ProofOutcome.CardGone.class);
    }
    assertThat(log.all()).containsExactly("ready", "card 6008281001", "left");
  }

  @Test
  void completesEvenWhenNobodyListens() throws Exception {
    CardRead.Identified card = new CardRead.Identified(CardProfile.CPU, "6008281001", 1, 1);
    PcscReader reader = new PcscReader(Bench.FIRST);

    assertThat(reader.prove(card, CHALLENGE).get(5, TimeUnit.SECONDS))
        .isInstanceOf(ProofOutcome.TimedOut.class);
    reader.close();
    assertThat(reader.prove(card, CHALLENGE).get(5, TimeUnit.SECONDS))
        .isInstanceOf(ProofOutcome.CardGone.class);
    assertThatIllegalArgumentException().isThrownBy(() -> reader.prove(card, new byte[15]));
  }
}
