package org.clearkiosk.reader.pn532;

import java.util.EnumSet;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.clearkiosk.reader.CardProfile;
import org.clearkiosk.reader.EventLog;
import org.clearkiosk.reader.SectorKeySource;
import org.clearkiosk.sim.card.VirtualCard;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CardKindsTest {

  @ParameterizedTest
  @CsvSource({
    "classic-08281001, card 6008281001 by classic",
    "classic-08281006, card 6008281006 by classic",
    "classic-blank, unrecognised: blank",
    "classic-wrong-checksum, unrecognised: damaged",
    "classic-foreign, unrecognised: not campus card"
  })
  void readsMifareClassic(String label, String expected) throws Exception {
    assertReads(
        EnumSet.of(CardProfile.CPU, CardProfile.CLASSIC),
        SerialBench.demoKeys(),
        SerialBench.classicCard(label),
        expected);
  }

  @Test
  void readsTheIdentifierAloneWhereTheCampusWantsNoMore() throws Exception {
    VirtualCard card = SerialBench.classicCard("classic-08281001");
    long number = 0;
    for (byte each : card.uniqueIdentifier()) {
      number = number << 8 | (each & 0xFF);
    }
    assertReads(
        EnumSet.of(CardProfile.UID),
        SectorKeySource.none(),
        card,
        "card %010d by uid".formatted(number));
  }

  @Test
  void takesNoCardOfAProfileThatTheCampusDoesNotUse() throws Exception {
    assertReads(
        EnumSet.of(CardProfile.CPU),
        SerialBench.demoKeys(),
        SerialBench.classicCard("classic-08281001"),
        "unrecognised: not campus card");
    assertReads(
        EnumSet.of(CardProfile.CLASSIC),
        SerialBench.demoKeys(),
        SerialBench.publishedCard(),
        "unrecognised: not campus card");
  }

  @Test
  void waitsForAKeyOnlySoLong() throws Exception {
    assertReads(
        EnumSet.of(CardProfile.CLASSIC),
        (identifier, sector) -> new CompletableFuture<>(),
        SerialBench.classicCard("classic-08281001"),
        "unrecognised: mute, no key");
  }

  @Test
  void takesNoCardThatTheServerHasNoKeyFor() throws Exception {
    assertReads(
        EnumSet.of(CardProfile.CLASSIC),
        (identifier, sector) -> CompletableFuture.completedFuture(Optional.empty()),
        SerialBench.classicCard("classic-08281001"),
        "unrecognised: not campus card, not on record");
  }

  @Test
  void readsNothingOfSeveralCards() throws Exception {
    EventLog log = new EventLog();
    try (SerialBench bench = SerialBench.start()) {
      bench.chip().place("one", SerialBench.publishedCard());
      bench.chip().add("two", SerialBench.classicCard("classic-08281006"));
      bench.reader(log);
      log.awaitExactly("ready", "unrecognised: mute, several cards");

      bench.chip().place("one", SerialBench.publishedCard());

      log.awaitExactly("ready", "unrecognised: mute, several cards", "left", "card 6008281001");
    }
  }

  private static void assertReads(
      EnumSet<CardProfile> profiles, SectorKeySource keys, VirtualCard card, String expected)
      throws Exception {
    EventLog log = new EventLog();
    try (SerialBench bench = SerialBench.start()) {
      bench.chip().place("card", card);
      bench.reader(profiles, keys, log);
      log.awaitExactly("ready", expected);

      bench.chip().remove();
      log.awaitExactly("ready", expected, "left");
    }
  }
}
