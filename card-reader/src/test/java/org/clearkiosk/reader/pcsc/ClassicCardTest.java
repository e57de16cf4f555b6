package org.clearkiosk.reader.pcsc;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.EnumSet;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.clearkiosk.reader.CardProfile;
import org.clearkiosk.reader.CardReader;
import org.clearkiosk.reader.EventLog;
import org.clearkiosk.reader.ProofOutcome;
import org.clearkiosk.reader.SectorKey;
import org.clearkiosk.reader.SectorKeySource;
import org.clearkiosk.reader.profile.CampusCards;
import org.clearkiosk.sim.card.ByteString;
import org.clearkiosk.sim.card.CardOffice;
import org.clearkiosk.sim.card.ClassicCard;
import org.clearkiosk.sim.card.ClassicOffice;
import org.clearkiosk.sim.card.DemoCards;
import org.clearkiosk.sim.card.VirtualCard;
import org.clearkiosk.sim.fault.CardFault;
import org.clearkiosk.sim.vpcd.VirtualReader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** MIFARE Classic behind PC/SC, through the commands that readers answer themselves. */
class ClassicCardTest {
  private static final PcscConfiguration BOTH_PROFILES =
      new PcscConfiguration(
          "^Bench 00 00$",
          "",
          CampusCards.of(EnumSet.of(CardProfile.CPU, CardProfile.CLASSIC)),
          Duration.ofSeconds(2),
          Duration.ofSeconds(2));

  @ParameterizedTest
  @CsvSource({
    "classic-08281001, card 6008281001 by classic",
    "classic-08281006, card 6008281006 by classic",
    "classic-blank, unrecognised: blank",
    "classic-wrong-checksum, unrecognised: damaged",
    "classic-foreign, unrecognised: not campus card"
  })
  void isReadWithItsOwnKey(String label, String expected) throws Exception {
    EventLog log = new EventLog();
    try (Bench bench = Bench.start();
        PcscReader reader = new PcscReader(BOTH_PROFILES, demoKeys())) {
      VirtualReader slot = bench.firstSlot();
      reader.start(log);
      slot.place("classic", classicCard(label));
      log.awaitExactly("ready", expected);

      slot.remove();
      log.awaitExactly("ready", expected, "left");
    }
  }

  @Test
  void isRefusedAProof() throws Exception {
    EventLog log = new EventLog();
    try (Bench bench = Bench.start();
        PcscReader reader = new PcscReader(BOTH_PROFILES, demoKeys())) {
      VirtualReader slot = bench.firstSlot();
      reader.start(log);
      slot.place("classic", classicCard("classic-08281001"));
      log.awaitExactly("ready", "card 6008281001 by classic");

      assertThat(reader.prove(log.lastIdentified(), new byte[16]).get(1, TimeUnit.SECONDS))
          .isEqualTo(new ProofOutcome.Refused(CardReader.WITHOUT_PROOF));
    }
  }

  @Test
  void isMuteWithoutAKey() throws Exception {
    EventLog log = new EventLog();
    try (Bench bench = Bench.start();
        PcscReader reader =
            new PcscReader(BOTH_PROFILES, (identifier, sector) -> new CompletableFuture<>())) {
      VirtualReader slot = bench.firstSlot();
      reader.start(log);
      slot.place("classic", classicCard("classic-08281001"));

      log.awaitExactly("ready", "unrecognised: mute, no key");
    }
  }

  @Test
  void isNotACampusCardWhenTheServerHasNoKeyForIt() throws Exception {
    EventLog log = new EventLog();
    try (Bench bench = Bench.start();
        PcscReader reader =
            new PcscReader(
                BOTH_PROFILES,
                (identifier, sector) -> CompletableFuture.completedFuture(Optional.empty()))) {
      VirtualReader slot = bench.firstSlot();
      reader.start(log);
      slot.place("classic", classicCard("classic-08281001"));

      log.awaitExactly("ready", "unrecognised: not campus card, not on record");
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3})
  void isTornWhenItLeaves(int command) throws Exception {
    EventLog log = new EventLog();
    try (Bench bench = Bench.start();
        PcscReader reader = new PcscReader(BOTH_PROFILES, demoKeys())) {
      VirtualReader slot = bench.firstSlot();
      reader.start(log);
      log.awaitExactly("ready");
      slot.setFault(new CardFault.Tear(command));
      slot.place("classic", classicCard("classic-08281001"));

      log.awaitExactly("ready", "torn", "left");
    }
  }

  private static SectorKeySource demoKeys() {
    ClassicOffice office = new ClassicOffice(CardOffice.DEMO_MASTER_KEY);
    return (identifier, sector) ->
        CompletableFuture.completedFuture(
            Optional.of(
                new SectorKey(SectorKey.Kind.A, office.keyA(ByteString.of(identifier)).toArray())));
  }

  private static VirtualCard classicCard(String label) throws Exception {
    return new ClassicCard(
        DemoCards.all().stream()
            .filter(card -> card.label().equals(label))
            .findFirst()
            .orElseThrow());
  }
}
