package org.clearkiosk.reader.pn532;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.TimeUnit;
import org.clearkiosk.reader.EventLog;
import org.clearkiosk.reader.ProofOutcome;
import org.clearkiosk.sim.fault.CardFault;
import org.clearkiosk.sim.fault.Fault;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CardTornTest {
  private static final int COMMANDS_OF_A_READ = 2;

  @ParameterizedTest
  @ValueSource(ints = {1, COMMANDS_OF_A_READ})
  void isTornAtEachCommandOfTheRead(int command) throws Exception {
    EventLog log = new EventLog();
    try (SerialBench bench = SerialBench.start()) {
      bench.reader(log);
      log.awaitExactly("ready");

      bench.chip().setFault(new CardFault.Tear(command));
      bench.chip().place("torn", SerialBench.publishedCard());
      log.awaitExactly("ready", "torn", "left");
      bench.chip().place("again", SerialBench.publishedCard());

      log.awaitExactly("ready", "torn", "left", "card 6008281001");
    }
    assertThat(log.all()).containsExactly("ready", "torn", "left", "card 6008281001");
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3})
  void isTornAtEachCommandOfASector(int command) throws Exception {
    EventLog log = new EventLog();
    try (SerialBench bench = SerialBench.start()) {
      bench.reader(log);
      log.awaitExactly("ready");

      bench.chip().setFault(new CardFault.Tear(command));
      bench.chip().place("torn", SerialBench.classicCard("classic-08281001"));

      log.awaitExactly("ready", "torn", "left");
    }
    assertThat(log.all()).containsExactly("ready", "torn", "left");
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3})
  void isGoneAtEachCommandOfTheProof(int command) throws Exception {
    EventLog log = new EventLog();
    try (SerialBench bench = SerialBench.start()) {
      Pn532Reader reader = bench.reader(log);
      bench.chip().setFault(new CardFault.Tear(COMMANDS_OF_A_READ + command));
      bench.chip().place("torn", SerialBench.publishedCard());
      log.awaitExactly("ready", "card 6008281001");

      assertThat(reader.prove(log.lastIdentified(), new byte[16]).get(5, TimeUnit.SECONDS))
          .isInstanceOf(ProofOutcome.CardGone.class);
      log.awaitExactly("ready", "card 6008281001", "left");
    }
  }

  @Test
  void isMuteWhenItDoesNotAnswer() throws Exception {
    EventLog log = new EventLog();
    try (SerialBench bench = SerialBench.start()) {
      bench.reader(log);
      log.awaitExactly("ready");

      bench.chip().setFault(new CardFault.Mute());
      bench.chip().place("mute", SerialBench.publishedCard());
      log.awaitExactly("ready", "unrecognised: mute");
      bench.chip().setFault(new Fault.None());
      bench.chip().remove();

      log.awaitExactly("ready", "unrecognised: mute", "left");
    }
  }
}
