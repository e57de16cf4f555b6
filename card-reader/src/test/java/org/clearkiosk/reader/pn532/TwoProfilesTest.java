package org.clearkiosk.reader.pn532;

import java.util.EnumSet;
import org.clearkiosk.reader.CardProfile;
import org.clearkiosk.reader.EventLog;
import org.clearkiosk.reader.SpecialCards;
import org.clearkiosk.sim.card.VirtualCard;
import org.junit.jupiter.api.Test;

/** A card that has an application and keyed sectors (SAK 28). */
class TwoProfilesTest {
  private static final EnumSet<CardProfile> ALL = EnumSet.allOf(CardProfile.class);

  @Test
  void isReadByTheOneThatProvesItself() throws Exception {
    assertReads(
        ALL, SpecialCards.ofTwoProfiles(SerialBench.publishedCard(), sectors()), "card 6008281001");
  }

  @Test
  void isNotReadByItsSectorsWhereItCouldHaveTheApplication() throws Exception {
    assertReads(
        ALL,
        SpecialCards.ofTwoProfiles(SpecialCards.payment(), sectors()),
        "unrecognised: not campus card, two profiles");
  }

  @Test
  void isReadByItsSectorsWhereTheCampusTakesNoOther() throws Exception {
    assertReads(
        EnumSet.of(CardProfile.CLASSIC),
        SpecialCards.ofTwoProfiles(SerialBench.publishedCard(), sectors()),
        "card 6008281006 by classic");
  }

  private static VirtualCard sectors() throws Exception {
    return SerialBench.classicCard("classic-08281006");
  }

  private static void assertReads(EnumSet<CardProfile> profiles, VirtualCard card, String expected)
      throws Exception {
    EventLog log = new EventLog();
    try (SerialBench bench = SerialBench.start()) {
      bench.reader(profiles, SerialBench.demoKeys(), log);
      log.awaitNext("ready");
      for (int tap = 1; tap <= 2; tap++) {
        bench.chip().place("card", card);
        log.awaitNext(expected);
        bench.chip().remove();
        log.awaitNext("left");
      }
      log.assertNothingMore();
    }
  }
}
