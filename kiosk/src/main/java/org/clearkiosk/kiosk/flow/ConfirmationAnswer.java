package org.clearkiosk.kiosk.flow;

import java.util.List;
import org.clearkiosk.clearance.model.Detour;
import org.clearkiosk.clearance.model.FailureCode;
import org.clearkiosk.clearance.model.Window;
import org.clearkiosk.clearance.wire.Notice;
import org.clearkiosk.clearance.wire.Receipt;
import org.clearkiosk.clearance.wire.Verdict;
import org.jspecify.annotations.Nullable;

/**
 * Where the server's answer to a confirmation leads. What is for the student alone is shown only
 * while the card lies there; whoever lays it down again is shown it.
 *
 * @param window of the student's level
 * @param cardTaken whether the card has left since the confirmation
 * @param session the session, for the way back to the notice; null when it has ended
 * @param notice what was confirmed; null when the session has ended
 */
record ConfirmationAnswer(
    TerminalStatus terminal,
    Window window,
    boolean cardTaken,
    @Nullable OpenSession session,
    @Nullable Notice notice) {

  /** It is delivered. */
  State delivered(Receipt receipt) {
    TimeLeft time = Behaviour.reading(terminal, Delays.RECEIPT);
    return cardTaken
        ? new State.DoneWithoutCard(terminal, receipt.number(), receipt.completedAt(), time)
        : new State.ReceiptShown(terminal, named(), receipt, false, window, time);
  }

  /** It is refused, or was not needed any more. */
  State refused(Failure failure) {
    if (failure.code() == FailureCode.DONE_ELSEWHERE) {
      return new State.DoneElsewhere(
          terminal, cardTaken ? null : named(), Behaviour.reading(terminal, Delays.RECEIPT));
    }
    if (failure.reasons().isEmpty()) {
      return trouble(failure.code(), failure.retryAfterSeconds());
    }
    return cardTaken
        ? trouble(FailureCode.CONFIRMATION_REFUSED, 0)
        : new State.HallSlip(
            terminal,
            session,
            notice == null ? null : toHall(notice, failure),
            failure.reasons(),
            failure.ticket(),
            true,
            Behaviour.reading(terminal, Delays.HALL_SLIP));
  }

  private @Nullable String named() {
    return session == null ? null : session.maskedName();
  }

  private State trouble(FailureCode code, int retryAfterSeconds) {
    return new State.Trouble(
        terminal, code, null, retryAfterSeconds, Behaviour.reading(terminal, Delays.TROUBLE));
  }

  /** The notice as it would read now: it leads to the same slip again. */
  private static Notice toHall(Notice before, Failure refused) {
    Detour hall = Detour.settling(before.hall(), refused.reasons().size());
    return new Notice(
        before.student(),
        before.maskedName(),
        before.level(),
        before.status(),
        before.statusName(),
        before.statusSetBy(),
        before.window(),
        before.offices().stream().map(box -> box.finishedHere() ? box.sentOn(hall) : box).toList(),
        Verdict.HALL,
        List.of(),
        refused.reasons(),
        before.hall(),
        null,
        before.refund(),
        before.cardFen(),
        before.networkFen(),
        before.bankCardTail(),
        null,
        refused.ticket());
  }
}
