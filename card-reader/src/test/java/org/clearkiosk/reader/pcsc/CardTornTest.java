package org.clearkiosk.reader.pcsc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.clearkiosk.reader.EventLog;
import org.clearkiosk.reader.ProofOutcome;
import org.clearkiosk.sim.fault.CardFault;
import org.clearkiosk.sim.vpcd.VirtualReader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CardTornTest {
  private static final int COMMANDS_OF_A_READ = 2;

  @ParameterizedTest
  @ValueSource(ints = {1, COMMANDS_OF_A_READ})
  void isTornAtEachCommandOfTheRead(int command) throws Exception {
    EventLog log = new EventLog();
    try (Bench bench = Bench.start()) {
      VirtualReader slot = bench.firstSlot();
      bench.reader(Bench.FIRST, log);
      log.awaitExactly("ready");

      slot.setFault(new CardFault.Tear(command));
      slot.place("torn", Bench.publishedCard());
      log.awaitExactly("ready", "torn", "left");

      slot.place("again", Bench.publishedCard());
      log.awaitExactly("ready", "torn", "left", "card 6008281001");
    }
    assertThat(log.all()).containsExactly("ready", "torn", "left", "card 6008281001");
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3})
  void isGoneAtEachCommandOfTheProof(int command) throws Exception {
    EventLog log = new EventLog();
    try (Bench bench = Bench.start()) {
      VirtualReader slot = bench.firstSlot();
      PcscReader reader = bench.reader(Bench.FIRST, log);
      slot.setFault(new CardFault.Tear(COMMANDS_OF_A_READ + command));
      slot.place("torn", Bench.publishedCard());
      log.awaitExactly("ready", "card 6008281001");

      CompletableFuture<ProofOutcome> proof = reader.prove(log.lastIdentified(), new byte[16]);

      assertThat(proof.get(5, TimeUnit.SECONDS)).isInstanceOf(ProofOutcome.CardGone.class);
      log.awaitExactly("ready", "card 6008281001", "left");
    }
    assertThat(log.all()).containsExactly("ready", "card 6008281001", "left");
  }

  @Test
  void isReadAgainWhenItWasLaidDownAgainBeforeTheDriverLooked() throws Exception {
    EventLog log = new EventLog();
    try (Bench bench = Bench.start()) {
      VirtualReader slot = bench.firstSlot();
      bench.reader(Bench.FIRST, log);
      log.awaitExactly("ready");

      slot.place("lifted", new LiftedCard(Bench.publishedCard(), COMMANDS_OF_A_READ));

      log.awaitExactly("ready", "torn", "left", "card 6008281001");
      slot.remove();
      log.awaitExactly("ready", "torn", "left", "card 6008281001", "left");
    }
    assertThat(log.all()).containsExactly("ready", "torn", "left", "card 6008281001", "left");
  }

  @Test
  void aListenerThatThrowsChangesNothing() throws Exception {
    EventLog log = new EventLog();
    try (Bench bench = Bench.start()) {
      VirtualReader slot = bench.firstSlot();
      bench.reader(
          Bench.FIRST,
          event -> {
            log.onEvent(event);
            throw new IllegalStateException("a fault of the listener");
          });
      log.awaitExactly("ready");

      assertThatCode(() -> slot.place("one", Bench.publishedCard())).doesNotThrowAnyException();
      log.awaitExactly("ready", "card 6008281001");
    }
    assertThat(log.all()).containsExactly("ready", "card 6008281001");
  }
}
