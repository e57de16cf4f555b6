package org.clearkiosk.reader.pcsc;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.clearkiosk.reader.CardProfile;
import org.clearkiosk.reader.ChainingCard;
import org.clearkiosk.reader.DumpCollector;
import org.clearkiosk.reader.EventLog;
import org.clearkiosk.reader.SectorKey;
import org.clearkiosk.reader.SectorKeySource;
import org.clearkiosk.reader.SpecialCards;
import org.clearkiosk.reader.dump.Dumping;
import org.clearkiosk.reader.profile.CampusCards;
import org.clearkiosk.sim.card.ByteString;
import org.clearkiosk.sim.card.CardOffice;
import org.clearkiosk.sim.card.ClassicOffice;
import org.clearkiosk.sim.card.DemoCards;
import org.clearkiosk.sim.card.VirtualCard;
import org.clearkiosk.sim.fault.CardFault;
import org.clearkiosk.sim.fault.Fault;
import org.clearkiosk.sim.vpcd.VirtualReader;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is dumped of cards behind the real pcscd says the same when it is played. */
class DumpTest {
  private static final String IN_ORDER = "identified CPU, 10 digits, key generation 1";

  private static Bench bench;
  private static VirtualReader slot;

  private final DumpCollector dumps = new DumpCollector();
  private final EventLog log = new EventLog();
  private final List<PcscReader> readers = new ArrayList<>();

  @BeforeAll
  static void start() throws Exception {
    bench = Bench.start();
    slot = bench.firstSlot();
  }

  @AfterAll
  static void stop() throws Exception {
    bench.close();
  }

  /** The next test finds an empty reader, and a driver that knows it. */
  @AfterEach
  void clear() {
    slot.setFault(new Fault.None());
    slot.remove();
    Bench.awaitUntil(
        "the card left",
        () -> List.of("left", "ready").contains(log.all().get(log.all().size() - 1)));
    readers.forEach(PcscReader::close);
  }

  @Test
  void ofACardInOrderHoldsNothingOfIt() throws Exception {
    PcscReader reader = start(Dumping.masked(dumps), EnumSet.of(CardProfile.CPU), demoKeys());
    slot.place("card", Bench.publishedCard());
    log.awaitExactly("ready", "card 6008281001");
    dumps.assertReplays("pcsc-cpu", IN_ORDER);

    reader.prove(log.lastIdentified(), new byte[16]).get(5, TimeUnit.SECONDS);
    dumps.assertReplays("pcsc-cpu-proof", "proved");
    assertThat(dumps.texts())
        .hasSize(2)
        .allSatisfy(
            text ->
                assertThat(text)
                    .contains("reader: Bench 00 00", "atr: 3B", "masked: yes")
                    .doesNotContain("6008281001", "36 30 30 38 32 38"));
  }

  @Test
  void holdsEverythingWhenATechnicianAsksForIt() throws Exception {
    Dumping everything = Dumping.unmasked(dumps);
    start(everything, EnumSet.of(CardProfile.CLASSIC), demoKeys());
    VirtualCard card = demo("classic-08281001");
    slot.place("card", card);
    log.awaitExactly("ready", "card 6008281001 by classic");
    dumps.assertReplays("", "identified CLASSIC, 10 digits, key generation 1");

    ClassicOffice office = new ClassicOffice(CardOffice.DEMO_MASTER_KEY);
    byte[] identifier = card.uniqueIdentifier();
    assertThat(dumps.texts().get(0))
        .contains(hexadecimal(identifier), "36 30 30 38 32 38")
        .contains(hexadecimal(office.keyA(ByteString.of(identifier)).toArray()));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "bank-card | unrecognised NOT_CAMPUS_CARD",
        "wrong-checksum | unrecognised DAMAGED",
        "blank | unrecognised BLANK",
        "old-layout | unrecognised OTHER_LAYOUT",
        "unknown | identified CPU, 10 digits, key generation 1"
      })
  void ofProcessorCards(String label, String outcome) throws Exception {
    assertDumps("pcsc-" + label, EnumSet.of(CardProfile.CPU), demo(label), outcome);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "classic-08281001 | identified CLASSIC, 10 digits, key generation 1",
        "classic-blank | unrecognised BLANK",
        "classic-wrong-checksum | unrecognised DAMAGED",
        "classic-foreign | unrecognised NOT_CAMPUS_CARD"
      })
  void ofMifareClassic(String label, String outcome) throws Exception {
    assertDumps(
        "pcsc-" + label, EnumSet.of(CardProfile.CPU, CardProfile.CLASSIC), demo(label), outcome);
    assertThat(dumps.texts()).allSatisfy(text -> assertThat(text).doesNotContain("36 30 30 38"));
  }

  @Test
  void ofOtherHousesCards() throws Exception {
    assertDumps(
        "pcsc-payment-card",
        EnumSet.of(CardProfile.CPU),
        SpecialCards.payment(),
        "unrecognised NOT_CAMPUS_CARD, PAYMENT_CARD");
  }

  @Test
  void ofACardWithARandomIdentifier() throws Exception {
    assertDumps(
        "pcsc-random-identifier",
        EnumSet.of(CardProfile.CPU),
        SpecialCards.randomIdentifier(),
        "unrecognised NOT_CAMPUS_CARD, RANDOM_IDENTIFIER");
  }

  @Test
  void ofACardThatChainsItsAnswers() throws Exception {
    assertDumps(
        "pcsc-chained",
        EnumSet.of(CardProfile.CPU),
        new ChainingCard(Bench.publishedCard()),
        IN_ORDER);
    assertThat(dumps.texts().get(0)).contains("wrong expected length", "GET RESPONSE");
  }

  @Test
  void ofAnIdentifierAlone() throws Exception {
    assertDumps(
        "pcsc-uid",
        EnumSet.of(CardProfile.UID),
        demo("classic-08281001"),
        "identified UID, 10 digits, key generation 0");
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2})
  void ofACardThatLeaves(int command) throws Exception {
    slot.setFault(new CardFault.Tear(command));
    assertDumps("pcsc-torn-" + command, EnumSet.of(CardProfile.CPU), Bench.publishedCard(), "torn");
  }

  @Test
  void ofACardThatSaysNothing() throws Exception {
    slot.setFault(new CardFault.Mute());
    assertDumps(
        "pcsc-mute", EnumSet.of(CardProfile.CPU), Bench.publishedCard(), "unrecognised MUTE");
    slot.setFault(new Fault.None());
  }

  @Test
  void ofACardWithoutAKey() throws Exception {
    start(
        Dumping.masked(dumps),
        EnumSet.of(CardProfile.CLASSIC),
        (identifier, sector) -> CompletableFuture.completedFuture(Optional.empty()));
    slot.place("card", demo("classic-08281001"));
    log.awaitExactly("ready", "unrecognised: not campus card, not on record");
    dumps.assertReplays(
        "pcsc-classic-not-on-record", "unrecognised NOT_CAMPUS_CARD, NOT_ON_RECORD");
  }

  @Test
  void ofACardWhoseKeyIsNotToBeHad() throws Exception {
    start(Dumping.masked(dumps), EnumSet.of(CardProfile.CLASSIC), SectorKeySource.none());
    slot.place("card", demo("classic-08281001"));
    log.awaitExactly("ready", "unrecognised: mute, no key");
    dumps.assertReplays("pcsc-classic-no-key", "unrecognised MUTE, NO_KEY");
  }

  @Test
  void ofACardThatWasSwappedBeforeItsProof() throws Exception {
    PcscReader reader = start(Dumping.masked(dumps), EnumSet.of(CardProfile.CPU), demoKeys());
    SwappedCard cards = new SwappedCard(Bench.publishedCard(), Bench.campusCard("08281002"));
    slot.place("swapped", cards);
    log.awaitExactly("ready", "card 6008281001");
    cards.swap();

    reader.prove(log.lastIdentified(), new byte[16]).get(5, TimeUnit.SECONDS);

    log.awaitExactly("ready", "card 6008281001", "left", "card 6008281002");
    assertThat(dumps.texts()).hasSize(3);
    dumps.assertReplays(1, "pcsc-swapped-before-proof", "card gone");
  }

  @Test
  void thatCannotBeKeptChangesNothing() throws Exception {
    Dumping broken =
        Dumping.masked(
            (name, text) -> {
              throw new IllegalStateException("a full disk");
            });
    start(broken, EnumSet.of(CardProfile.CPU), demoKeys());
    slot.place("card", Bench.publishedCard());

    log.awaitExactly("ready", "card 6008281001");
  }

  private void assertDumps(
      String scenario, EnumSet<CardProfile> profiles, VirtualCard card, String outcome)
      throws Exception {
    start(Dumping.masked(dumps), profiles, demoKeys());
    slot.place(scenario, card);
    Bench.awaitUntil("a dump of " + scenario, () -> !dumps.texts().isEmpty());
    dumps.assertReplays(scenario, outcome);
  }

  private PcscReader start(Dumping dumping, EnumSet<CardProfile> profiles, SectorKeySource keys) {
    PcscReader reader = new PcscReader(configuration(profiles), keys, dumping);
    readers.add(reader);
    reader.start(log);
    return reader;
  }

  private static PcscConfiguration configuration(EnumSet<CardProfile> profiles) {
    return new PcscConfiguration(
        "^Bench 00 00$",
        "",
        CampusCards.of(profiles),
        Duration.ofSeconds(2),
        Duration.ofSeconds(2));
  }

  private static SectorKeySource demoKeys() {
    ClassicOffice office = new ClassicOffice(CardOffice.DEMO_MASTER_KEY);
    return (identifier, sector) ->
        CompletableFuture.completedFuture(
            Optional.of(
                new SectorKey(SectorKey.Kind.A, office.keyA(ByteString.of(identifier)).toArray())));
  }

  private static VirtualCard demo(String label) throws Exception {
    return VirtualCard.of(
        DemoCards.all().stream()
            .filter(card -> card.label().equals(label))
            .findFirst()
            .orElseThrow());
  }

  private static String hexadecimal(byte[] bytes) {
    StringBuilder text = new StringBuilder();
    for (byte each : bytes) {
      text.append("%02X ".formatted(each));
    }
    return text.toString().strip();
  }
}
