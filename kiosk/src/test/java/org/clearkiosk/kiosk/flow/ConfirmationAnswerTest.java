package org.clearkiosk.kiosk.flow;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Objects;
import org.clearkiosk.clearance.model.FailureCode;
import org.junit.jupiter.api.Test;

/** The server's answer to a confirmation: when it is late, and when the card has gone. */
class ConfirmationAnswerTest {
  private static final Attempt ATTEMPT = new Attempt(7);
  private static final Event DELIVERED = new Event.Delivered(ATTEMPT, Samples.RECEIPT);

  @Test
  void withoutTheCardOnlyNumberAndTimeAreKnown() {
    State next = arrive("Submitting, kept, card taken", DELIVERED).next();
    assertThat(next)
        .isEqualTo(
            new State.DoneWithoutCard(
                Samples.terminal(false, 7),
                Samples.RECEIPT.number(),
                Samples.NOON,
                TimeLeft.warned(Delays.RECEIPT)));
  }

  @Test
  void anAnswerThatComesLateIsStillShown() {
    State next = arrive("KeptHere", DELIVERED).next();
    assertThat(((State.ReceiptShown) next).receipt()).isEqualTo(Samples.RECEIPT);
    assertThat(next.maskedName()).as("the session has ended").isEmpty();
    assertThat(arrive("KeptHere, card taken", DELIVERED).next())
        .isInstanceOf(State.DoneWithoutCard.class);
  }

  @Test
  void aRefusalThatComesLateIsShownByTheSameRuleOnTheCard() {
    Event reasons =
        refused(new Failure(FailureCode.CONFIRMATION_REFUSED, 0, 0, List.of(Samples.REASON), null));
    State.HallSlip slip = (State.HallSlip) arrive("KeptHere", reasons).next();
    assertThat(slip.reasons()).containsExactly(Samples.REASON);
    assertThat(slip.afterConfirming()).isTrue();
    assertThat(slip.noticeCanBeSeen()).isFalse();
    assertThat(arrive("KeptHere, card taken", reasons).next().code())
        .contains(FailureCode.CONFIRMATION_REFUSED);
    for (String name : List.of("KeptHere", "KeptHere, card taken")) {
      Event other = refused(Failure.of(FailureCode.CONFIRMATION_REFUSED));
      assertThat(arrive(name, other).next().code())
          .as(name)
          .contains(FailureCode.CONFIRMATION_REFUSED);
      Event elsewhere = refused(Failure.of(FailureCode.DONE_ELSEWHERE));
      assertThat(arrive(name, elsewhere).next()).as(name).isInstanceOf(State.DoneElsewhere.class);
    }
  }

  @Test
  void anAnswerToAnotherConfirmationIsNot() {
    State kept = state("KeptHere");
    Event other = new Event.Delivered(new Attempt(6), Samples.RECEIPT);
    assertThat(Flow.arrive(kept, other).next()).isEqualTo(kept);
  }

  /** The card that lies there then may be another one. */
  @Test
  void aCardThatCameAfterTheFirstHadGoneIsToldNothingOfIt() {
    State taken = state("Submitting, kept, card taken");
    State other = Flow.arrive(taken, new Event.CardIdentified(9)).next();
    while (other instanceof State.Submitting) {
      other = Flow.arrive(other, new Event.SecondPassed()).next();
    }
    assertThat(other).isInstanceOf(State.KeptHere.class);
    assertThat(other.terminal().cardThere()).isTrue();
    assertThat(Flow.arrive(other, DELIVERED).next()).isInstanceOf(State.DoneWithoutCard.class);
  }

  private static Event refused(Failure failure) {
    return new Event.DeliveryRefused(ATTEMPT, failure);
  }

  private static Step arrive(String state, Event event) {
    return Flow.arrive(state(state), event);
  }

  private static State state(String name) {
    return Objects.requireNonNull(Samples.states().get(name));
  }
}
