package org.clearkiosk.reader.pn532;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.EnumSet;
import java.util.OptionalInt;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.clearkiosk.reader.CardProfile;
import org.clearkiosk.reader.ChainingCard;
import org.clearkiosk.reader.DumpCollector;
import org.clearkiosk.reader.EventLog;
import org.clearkiosk.reader.SpecialCards;
import org.clearkiosk.reader.dump.Dumping;
import org.clearkiosk.reader.replay.Replay;
import org.clearkiosk.sim.card.VirtualCard;
import org.clearkiosk.sim.fault.CardFault;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is dumped of cards on a real serial line says the same when it is played. */
class DumpTest {
  private static final String IN_ORDER = "identified CPU, 10 digits, key generation 1";
  private static final EnumSet<CardProfile> BOTH = EnumSet.of(CardProfile.CPU, CardProfile.CLASSIC);

  private final DumpCollector dumps = new DumpCollector();
  private final EventLog log = new EventLog();
  private SerialBench bench;

  @BeforeEach
  void start() throws Exception {
    bench = SerialBench.start();
  }

  @AfterEach
  void stop() throws Exception {
    bench.close();
  }

  @Test
  void ofACardInOrderHoldsNothingOfIt() throws Exception {
    try (Pn532Reader reader = reader(BOTH)) {
      reader.start(log);
      bench.chip().place("card", SerialBench.publishedCard());
      log.awaitExactly("ready", "card 6008281001");
      dumps.assertReplays("pn532-cpu", IN_ORDER);

      reader.prove(log.lastIdentified(), new byte[16]).get(5, TimeUnit.SECONDS);
      dumps.assertReplays("pn532-cpu-proof", "proved");
    }
    assertThat(dumps.texts())
        .hasSize(2)
        .allSatisfy(
            text ->
                assertThat(text)
                    .contains("target: atqa 03 44 | sak 20 | uid 04 ** ** ** ** ** ** | ats 05 78")
                    .doesNotContain("6008281001", "36 30 30 38"));
  }

  @Test
  void holdsEverythingWhenATechnicianAsksForIt() throws Exception {
    try (Pn532Reader reader =
        new Pn532Reader(
            bench.configuration(BOTH), SerialBench.demoKeys(), Dumping.unmasked(dumps))) {
      reader.start(log);
      bench.chip().place("card", SerialBench.classicCard("classic-08281001"));
      log.awaitExactly("ready", "card 6008281001 by classic");

      dumps.assertReplays("", "identified CLASSIC, 10 digits, key generation 1");
      assertThat(dumps.texts().get(0)).contains("36 30 30 38").doesNotContain("**");
    }
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
    assertDumps("pn532-" + label, BOTH, SerialBench.classicCard(label), outcome);
    assertThat(dumps.texts()).allSatisfy(text -> assertThat(text).doesNotContain("36 30 30 38"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "wrong-checksum | unrecognised DAMAGED",
        "blank | unrecognised BLANK",
        "old-layout | unrecognised OTHER_LAYOUT"
      })
  void ofProcessorCards(String label, String outcome) throws Exception {
    assertDumps("pn532-" + label, BOTH, SerialBench.processorCard(label), outcome);
  }

  @Test
  void ofAPaymentCard() throws Exception {
    assertDumps(
        "pn532-payment-card",
        BOTH,
        SpecialCards.payment(),
        "unrecognised NOT_CAMPUS_CARD, PAYMENT_CARD");
  }

  @Test
  void ofACardThatCouldHoldTwoProfiles() throws Exception {
    assertDumps(
        "pn532-two-profiles",
        BOTH,
        SpecialCards.ofTwoProfiles(
            SpecialCards.payment(), SerialBench.classicCard("classic-08281001")),
        "unrecognised NOT_CAMPUS_CARD, TWO_PROFILES");
  }

  @Test
  void ofACardThatChainsItsAnswers() throws Exception {
    assertDumps("pn532-chained", BOTH, new ChainingCard(SerialBench.publishedCard()), IN_ORDER);
  }

  @Test
  void ofAnIdentifierAlone() throws Exception {
    assertDumps(
        "pn532-uid",
        EnumSet.of(CardProfile.UID),
        SerialBench.classicCard("classic-08281001"),
        "identified UID, 10 digits, key generation 0");
  }

  @Test
  void ofARandomIdentifierAlone() throws Exception {
    assertDumps(
        "pn532-uid-random",
        EnumSet.of(CardProfile.UID),
        SpecialCards.randomIdentifier(),
        "unrecognised NOT_CAMPUS_CARD, RANDOM_IDENTIFIER");
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2})
  void ofACardThatLeaves(int command) throws Exception {
    bench.chip().setFault(new CardFault.Tear(command));
    assertDumps("pn532-torn-" + command, BOTH, SerialBench.publishedCard(), "torn");
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3})
  void ofASectorThatLeaves(int command) throws Exception {
    bench.chip().setFault(new CardFault.Tear(command));
    assertDumps(
        "pn532-classic-torn-" + command, BOTH, SerialBench.classicCard("classic-08281001"), "torn");
  }

  @Test
  void ofACardThatSaysNothing() throws Exception {
    bench.chip().setFault(new CardFault.Mute());
    assertDumps("pn532-mute", BOTH, SerialBench.publishedCard(), "unrecognised MUTE");
  }

  @Test
  void ofSeveralCardsSaysWhichAndPlaysNone() throws Exception {
    bench.chip().place("one", SerialBench.publishedCard());
    bench.chip().add("two", SerialBench.classicCard("classic-08281006"));
    try (Pn532Reader reader = reader(BOTH)) {
      reader.start(log);
      log.awaitExactly("ready", "unrecognised: mute, several cards");

      assertThat(dumps.last().header().targets()).hasSize(2);
      assertThat(new Replay(dumps.last()).isPossible()).isFalse();
    }
  }

  private void assertDumps(
      String scenario, EnumSet<CardProfile> profiles, VirtualCard card, String outcome)
      throws Exception {
    try (Pn532Reader reader = reader(profiles)) {
      reader.start(log);
      bench.chip().place(scenario, card);
      SerialBench.awaitUntil("a dump of " + scenario, () -> firstOf(outcome).isPresent());
      dumps.assertReplays(firstOf(outcome).orElseThrow(), scenario, outcome);
    }
  }

  /** A card whose answer comes late on a busy machine is torn at first, and read again. */
  private OptionalInt firstOf(String outcome) {
    return IntStream.range(0, dumps.texts().size())
        .filter(
            index ->
                outcome.equals("torn") || !dumps.texts().get(index).contains("\noutcome: torn\n"))
        .findFirst();
  }

  private Pn532Reader reader(EnumSet<CardProfile> profiles) {
    return new Pn532Reader(
        bench.configuration(profiles), SerialBench.demoKeys(), Dumping.masked(dumps));
  }
}
