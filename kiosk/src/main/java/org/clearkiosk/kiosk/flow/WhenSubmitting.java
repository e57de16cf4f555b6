package org.clearkiosk.kiosk.flow;

import java.util.List;
import org.clearkiosk.clearance.model.Detour;
import org.clearkiosk.clearance.model.FailureCode;
import org.clearkiosk.clearance.wire.Notice;
import org.clearkiosk.clearance.wire.Verdict;
import org.jspecify.annotations.Nullable;

/** Waits until the confirmation is on disk, and then for the server's answer. */
final class WhenSubmitting extends Behaviour<State.Submitting> {
  WhenSubmitting(State.Submitting state) {
    super(state);
  }

  @Override
  State with(TerminalStatus terminal, TimeLeft timeLeft) {
    return with(terminal, state.recordNumber(), state.cardTaken(), timeLeft);
  }

  @Override
  Step timeUp() {
    return state.recordNumber() == null
        ? trouble(terminal(), FailureCode.OUTBOX_FAILED)
        : leave(
            new State.KeptHere(
                terminal(), state.recordNumber(), reading(terminal(), Delays.KEPT_HERE)));
  }

  /** Nothing can be touched: a second touch on the confirm button ends here. */
  @Override
  Step touched(Touch touch) {
    return stay();
  }

  @Override
  Step cardLeft(TerminalStatus terminal) {
    return Step.to(with(terminal, state.recordNumber(), true, state.timeLeft()));
  }

  @Override
  public Step kept(Event.Kept event) {
    return event.attempt().equals(state.attempt())
        ? Step.to(
            with(
                terminal(),
                event.recordNumber(),
                state.cardTaken(),
                TimeLeft.all(Delays.SUBMITTING)))
        : stay();
  }

  @Override
  public Step notKept(Event.NotKept event) {
    return event.attempt().equals(state.attempt())
        ? trouble(terminal(), FailureCode.OUTBOX_FAILED)
        : stay();
  }

  @Override
  public Step delivered(Event.Delivered event) {
    return event.attempt().equals(state.attempt())
        ? leave(
            new State.ReceiptShown(
                terminal(),
                shownName(),
                state.cardTaken() ? event.receipt().unsigned() : event.receipt(),
                false,
                state.notice().window(),
                reading(terminal(), Delays.RECEIPT)))
        : stay();
  }

  @Override
  public Step deliveryRefused(Event.DeliveryRefused event) {
    if (!event.attempt().equals(state.attempt())) {
      return stay();
    }
    if (event.failure().code() == FailureCode.DONE_ELSEWHERE) {
      return leave(
          new State.DoneElsewhere(terminal(), shownName(), reading(terminal(), Delays.RECEIPT)));
    }
    return event.failure().reasons().isEmpty()
        ? trouble(terminal(), event.failure())
        : hall(event.failure());
  }

  private @Nullable String shownName() {
    return state.cardTaken() ? null : state.session().maskedName();
  }

  /**
   * What is owed is for the student alone: without the card it is not shown. Whoever lays the card
   * down again is shown it.
   */
  private Step hall(Failure refused) {
    return state.cardTaken()
        ? trouble(terminal(), FailureCode.CONFIRMATION_REFUSED)
        : Step.to(
            new State.HallSlip(
                terminal(),
                state.session(),
                toHall(refused),
                refused.reasons(),
                refused.ticket(),
                true,
                reading(terminal(), Delays.HALL_SLIP)));
  }

  /** The notice as it would read now: it leads to the same slip again. */
  private Notice toHall(Failure refused) {
    Notice before = state.notice();
    Detour hall = Detour.settling(before.hall(), refused.reasons().size());
    return new Notice(
        before.student(),
        before.maskedName(),
        before.level(),
        before.status(),
        before.statusName(),
        before.window(),
        before.offices().stream().map(box -> box.finishedHere() ? box.sentOn(hall) : box).toList(),
        Verdict.HALL,
        List.of(),
        refused.reasons(),
        before.hall(),
        null,
        before.cardFen(),
        before.networkFen(),
        before.bankCardTail(),
        null,
        refused.ticket());
  }

  private State with(
      TerminalStatus terminal,
      @Nullable String recordNumber,
      boolean cardTaken,
      TimeLeft timeLeft) {
    return new State.Submitting(
        terminal,
        state.session(),
        state.notice(),
        state.attempt(),
        recordNumber,
        cardTaken,
        timeLeft);
  }
}
