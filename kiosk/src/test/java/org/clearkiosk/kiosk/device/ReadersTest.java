package org.clearkiosk.kiosk.device;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import org.clearkiosk.clearance.model.FailureCode;
import org.clearkiosk.clearance.wire.ChallengeRequest;
import org.clearkiosk.kiosk.flow.Attempt;
import org.clearkiosk.kiosk.flow.Comfort;
import org.clearkiosk.kiosk.flow.Event;
import org.clearkiosk.kiosk.flow.Failure;
import org.clearkiosk.kiosk.flow.Flow;
import org.clearkiosk.kiosk.flow.Hearing;
import org.clearkiosk.kiosk.flow.Language;
import org.clearkiosk.kiosk.flow.Presentation;
import org.clearkiosk.kiosk.flow.Readiness;
import org.clearkiosk.kiosk.flow.State;
import org.clearkiosk.kiosk.flow.TerminalStatus;
import org.clearkiosk.kiosk.flow.TimeLeft;
import org.clearkiosk.reader.CardProfile;
import org.clearkiosk.reader.CardRead;
import org.clearkiosk.reader.CardRead.Unrecognised.Reason;
import org.clearkiosk.reader.ReaderEvent;
import org.clearkiosk.reader.ReaderEvent.ReaderLost.Why;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Two readers that are one to the flow. */
class ReadersTest {
  private static final Attempt ATTEMPT = new Attempt(3);
  private static final Event TORN =
      new Event.SessionRefused(ATTEMPT, Failure.of(FailureCode.CARD_TORN));

  private final List<Event> events = new ArrayList<>();
  private final SpokenReader left = new SpokenReader();
  private final SpokenReader right = new SpokenReader();
  private final AskedServer server = new AskedServer();
  private final Readers readers =
      new Readers(
          List.of(keys -> left, keys -> right),
          server,
          Runnable::run,
          number -> false,
          events::add);

  @BeforeEach
  void start() {
    readers.start();
  }

  @Test
  void areReadyWithTheFirstAndLostWithTheLast() {
    lose(left, Why.NO_SERVICE);
    assertThat(events).as("the other was not heard yet").isEmpty();
    ready(right);
    ready(left);
    lose(right, Why.UNPLUGGED);
    assertThat(events).containsExactly(new Event.ReaderReady());
    lose(left, Why.NO_SERVICE);
    lose(left, Why.NOT_PERMITTED);
    ready(right);
    assertThat(events)
        .containsExactly(
            new Event.ReaderReady(),
            new Event.ReaderLost(FailureCode.READER_SERVICE_DOWN),
            new Event.ReaderLost(FailureCode.READER_NOT_PERMITTED),
            new Event.ReaderReady());
  }

  @Test
  void areLostWhenNoneWasThereFromTheStart() {
    lose(left, Why.NO_SERVICE);
    lose(right, Why.NO_READER);
    assertThat(events).containsExactly(new Event.ReaderLost(FailureCode.READER_MISSING));
  }

  @Test
  void aCardOnTheOtherReaderWaitsUntilTheFirstIsTaken() {
    bothReady();
    lay(left, card("6008281001", 5));
    lay(right, card("6008281002", 5));
    assertThat(events).containsExactly(new Event.CardIdentified(1));
    take(left);
    assertThat(events)
        .containsExactly(
            new Event.CardIdentified(1), new Event.CardGone(), new Event.CardIdentified(2));
    take(right);
    assertThat(events).hasSize(4).last().isEqualTo(new Event.CardGone());
  }

  @Test
  void aCardThatCameAndWentMeanwhileIsNotTold() {
    bothReady();
    lay(left, card("6008281001", 5));
    lay(right, new CardRead.Torn());
    take(right);
    take(left);
    assertThat(events).containsExactly(new Event.CardIdentified(1), new Event.CardGone());
  }

  @Test
  void aCardThatCannotBeReadMakesWayForOneThatCan() {
    bothReady();
    lay(left, new CardRead.Unrecognised(Reason.NOT_CAMPUS_CARD));
    lay(right, card("6008281002", 1));
    take(left);
    take(right);
    assertThat(events)
        .containsExactly(
            new Event.CardUnreadable(FailureCode.CARD_FOREIGN),
            new Event.CardGone(),
            new Event.CardIdentified(1),
            new Event.CardGone());
  }

  @Test
  void aSessionBelongsToItsReaderAndRead() {
    bothReady();
    lay(left, card("6008281001", 5));
    lay(right, card("6008281002", 5));
    assertThat(readers.open(ATTEMPT, 1))
        .isEqualTo(new Event.SessionOpened(ATTEMPT, CardDeskTest.SESSION));
    assertThat(server.asked).isEqualTo(new ChallengeRequest("6008281001", 1));
    take(left);
    assertThat(readers.open(ATTEMPT, 1)).as("another reader's card").isEqualTo(TORN);
    assertThat(server.asked).isEqualTo(new ChallengeRequest("6008281001", 1));
    assertThat(readers.open(ATTEMPT, 2))
        .isEqualTo(new Event.SessionOpened(ATTEMPT, CardDeskTest.SESSION));
    assertThat(server.asked).isEqualTo(new ChallengeRequest("6008281002", 1));
    take(right);
    assertThat(readers.open(ATTEMPT, 2)).isEqualTo(TORN);
  }

  @Test
  void losingOneOfTwoTakesItsCardAndNoMore() {
    bothReady();
    lay(right, card("6008281002", 1));
    take(right);
    lose(right, Why.UNPLUGGED);
    lay(left, card("6008281001", 1));
    assertThat(events)
        .containsExactly(
            new Event.CardIdentified(1),
            new Event.CardGone(),
            new Event.ReaderLost(FailureCode.READER_MISSING),
            new Event.ReaderReady(),
            new Event.CardIdentified(2));
  }

  @Test
  void losingOneOfTwoWithoutTheCardThatIsServedIsNotTold() {
    bothReady();
    lay(left, card("6008281001", 1));
    lay(right, card("6008281002", 1));
    take(right);
    lose(right, Why.UNPLUGGED);
    assertThat(events).containsExactly(new Event.CardIdentified(1));
  }

  @Test
  void aStudentWhoseReaderIsLostHearsThatTheReaderIsGone() {
    Presentation usual = new Presentation(Language.ZH, Comfort.USUAL, Hearing.NONE);
    TerminalStatus terminal =
        new TerminalStatus(usual, usual, null, Readiness.READY, true, ATTEMPT);
    State state = new State.Reading(terminal, ATTEMPT, true, TimeLeft.ENDLESS);
    bothReady();
    lay(right, card("6008281002", 1));
    take(right);
    lose(right, Why.UNPLUGGED);
    for (Event event : events) {
      state = Flow.arrive(state, event).next();
    }
    assertThat(state)
        .isInstanceOfSatisfying(
            State.Trouble.class,
            trouble -> assertThat(trouble.reason()).isEqualTo(FailureCode.READER_MISSING));
  }

  @Test
  void thereIsAtLeastOne() {
    assertThatThrownBy(
            () -> new Readers(List.of(), server, Runnable::run, number -> false, events::add))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private void bothReady() {
    ready(left);
    ready(right);
    events.clear();
  }

  private static CardRead.Identified card(String number, long read) {
    return new CardRead.Identified(CardProfile.CPU, number, 1, read);
  }

  private static void ready(SpokenReader reader) {
    reader.tell(new ReaderEvent.ReaderReady("a reader"));
  }

  private static void lose(SpokenReader reader, Why why) {
    reader.tell(new ReaderEvent.ReaderLost(null, why));
  }

  private static void lay(SpokenReader reader, CardRead card) {
    reader.tell(new ReaderEvent.CardArrived(card));
  }

  private static void take(SpokenReader reader) {
    reader.tell(new ReaderEvent.CardLeft());
  }
}
