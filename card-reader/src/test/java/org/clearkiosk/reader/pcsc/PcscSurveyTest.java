package org.clearkiosk.reader.pcsc;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.clearkiosk.reader.ReaderEvent.ReaderLost.Why;
import org.clearkiosk.reader.pcsc.ReaderStatus.Occupancy;
import org.clearkiosk.sim.vpcd.VirtualReader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What a technician's tool is told of all readers at once. */
@Timeout(60)
class PcscSurveyTest {
  private static final Duration BOUND = Duration.ofSeconds(5);
  private static final String READER = "Bench 00 00";

  @Test
  void tellsOfAServiceThatDoesNotRunAndSeesItCome() throws Exception {
    try (Bench bench = Bench.withoutDaemon();
        PcscSurvey survey = new PcscSurvey()) {
      assertThat(survey.look(BOUND))
          .isInstanceOfSatisfying(
              CardService.Unavailable.class,
              service -> assertThat(service.why()).isEqualTo(Why.NO_SERVICE));
      bench.startDaemon();
      assertThat(readers(survey.look(BOUND)))
          .extracting(ReaderStatus::occupancy)
          .containsExactly(Occupancy.EMPTY, Occupancy.EMPTY);
      bench.daemon().restart();
      assertThat(readers(survey.look(BOUND))).hasSize(2);
    }
  }

  @Test
  void tellsWhatLiesOnEachReader() throws Exception {
    try (Bench bench = Bench.start();
        PcscSurvey survey = new PcscSurvey()) {
      VirtualReader slot = bench.firstSlot();
      slot.place("one", Bench.publishedCard());
      awaitTold(survey, 0);
      List<ReaderStatus> looked = readers(survey.look(BOUND));
      assertThat(looked.get(0).reader()).isEqualTo(READER);
      assertThat(looked.get(0).occupancy()).isEqualTo(Occupancy.CARD);
      assertThat(looked.get(0).answerToReset().map(AnswerToReset::toString)).contains("3B80800101");
      assertThat(readers(survey.glance(BOUND)).get(0).answerToReset()).isEmpty();
    }
  }

  @Test
  void aCardThatAnotherProgramKeepsDoesNotHideTheOtherReaders() throws Exception {
    try (Bench bench = Bench.start();
        PcscSurvey survey = new PcscSurvey()) {
      VirtualReader first = bench.firstSlot();
      VirtualReader second = bench.slot(1);
      first.place("held", Bench.publishedCard());
      second.place("free", Bench.publishedCard());
      awaitTold(survey, 0);
      awaitTold(survey, 1);
      OtherProgram holder = OtherProgram.holding(READER);
      try {
        assertThat(readers(survey.look(BOUND)))
            .extracting(ReaderStatus::occupancy)
            .containsExactly(Occupancy.CARD_IN_USE, Occupancy.CARD);
        assertThat(PcscConnection.open(READER, Duration.ofMillis(500)))
            .isInstanceOf(PcscConnecting.InUse.class);
      } finally {
        holder.close();
      }
      Bench.awaitUntil(
          "the card is free again",
          () -> readers(survey.look(BOUND)).get(0).occupancy() == Occupancy.CARD);
    }
  }

  /** A card that the driver has noticed is told of a moment later. */
  private static void awaitTold(PcscSurvey survey, int reader) {
    Bench.awaitUntil(
        "the card service tells of the card",
        () -> readers(survey.glance(BOUND)).get(reader).occupancy() == Occupancy.CARD);
  }

  private static List<ReaderStatus> readers(CardService service) {
    assertThat(service).isInstanceOf(CardService.Running.class);
    return ((CardService.Running) service).readers();
  }
}
