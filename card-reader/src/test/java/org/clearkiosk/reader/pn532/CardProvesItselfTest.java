package org.clearkiosk.reader.pn532;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.concurrent.TimeUnit;
import org.clearkiosk.reader.CardRead;
import org.clearkiosk.reader.CardReader;
import org.clearkiosk.reader.EventLog;
import org.clearkiosk.reader.ProofOutcome;
import org.junit.jupiter.api.Test;

class CardProvesItselfTest {
  private static final byte[] CHALLENGE = Bytes.of("000102030405060708090A0B0C0D0E0F");

  @Test
  void givesThePublishedProof() throws Exception {
    EventLog log = new EventLog();
    try (SerialBench bench = SerialBench.start()) {
      Pn532Reader reader = bench.reader(log);
      bench.chip().place("one", SerialBench.publishedCard());
      log.awaitExactly("ready", "card 6008281001");

      ProofOutcome outcome = proof(reader, log.lastIdentified());

      assertThat(outcome).isInstanceOf(ProofOutcome.Proved.class);
      assertThat(Bytes.text(((ProofOutcome.Proved) outcome).proof()))
          .isEqualTo("C82B119E2155EAC4BDFE9EC14313340F");
      assertThatIllegalArgumentException()
          .isThrownBy(() -> reader.prove(log.lastIdentified(), new byte[15]));
    }
    assertThat(log.all()).containsExactly("ready", "card 6008281001");
  }

  @Test
  void asksNoCardThatHasNoKeyOfItsOwn() throws Exception {
    EventLog log = new EventLog();
    try (SerialBench bench = SerialBench.start()) {
      Pn532Reader reader = bench.reader(log);
      bench.chip().place("one", SerialBench.classicCard("classic-08281001"));
      log.awaitExactly("ready", "card 6008281001 by classic");

      assertThat(proof(reader, log.lastIdentified()))
          .isEqualTo(new ProofOutcome.Refused(CardReader.WITHOUT_PROOF));
    }
  }

  @Test
  void neverAsksACardThatCameInItsPlace() throws Exception {
    EventLog log = new EventLog();
    try (SerialBench bench = SerialBench.start()) {
      Pn532Reader reader = bench.reader(log);
      bench.chip().place("one", SerialBench.publishedCard());
      log.awaitExactly("ready", "card 6008281001");
      CardRead.Identified first = log.lastIdentified();

      bench.chip().place("two", SerialBench.campusCard("08281002"));

      assertThat(proof(reader, first)).isInstanceOf(ProofOutcome.CardGone.class);
      log.awaitExactly("ready", "card 6008281001", "left", "card 6008281002");
    }
  }

  private static ProofOutcome proof(Pn532Reader reader, CardRead.Identified card) throws Exception {
    return reader.prove(card, CHALLENGE).get(5, TimeUnit.SECONDS);
  }
}
