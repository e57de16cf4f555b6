package org.clearkiosk.kiosk.flow;

import java.util.List;
import org.clearkiosk.clearance.model.FailureCode;
import org.clearkiosk.clearance.model.OfficeBox;
import org.clearkiosk.clearance.model.Outcome;
import org.clearkiosk.clearance.model.Refund;
import org.clearkiosk.clearance.wire.Notice;
import org.clearkiosk.clearance.wire.Receipt;

/** Shows the notice; its primary action leads to what the verdict means. */
final class WhenNoticeShown extends SessionBehaviour<State.NoticeShown> {
  WhenNoticeShown(State.NoticeShown state) {
    super(state, state.session());
  }

  @Override
  State with(TerminalStatus terminal, OpenSession session, TimeLeft timeLeft) {
    return new State.NoticeShown(terminal, session, state.notice(), timeLeft);
  }

  @Override
  Step touchedInSession(Touch touch) {
    if (touch == Touch.Button.PRIMARY) {
      return onward(state.notice());
    }
    return touch == Touch.Button.MORE_TIME ? withAllTime() : stay();
  }

  /** To what the verdict means. */
  Step onward(Notice notice) {
    return switch (notice.verdict()) {
      case CLEAR -> confirm(notice);
      case HALL ->
          Step.to(
              new State.HallSlip(
                  terminal(),
                  session(),
                  notice,
                  notice.reasons(),
                  notice.ticket(),
                  false,
                  reading(terminal(), Delays.HALL_SLIP)));
      case ALREADY_DONE -> earlier(notice);
      case NOT_YET -> trouble(terminal(), FailureCode.WINDOW_NOT_OPEN, notice.window(), 0);
      case CLOSED, NO_STATUS ->
          Step.to(
              new State.Advice(terminal(), session(), notice, reading(terminal(), Delays.ADVICE)));
    };
  }

  private Step confirm(Notice notice) {
    FailureCode storeTrouble = terminal().readiness().storeTrouble();
    if (storeTrouble != null) {
      return trouble(terminal(), storeTrouble);
    }
    List<Refund> choices = notice.refundChoices();
    TerminalStatus arming = terminal().withNextAttempt();
    return Step.to(
        new State.Confirm(
            arming,
            session(),
            notice,
            choices.isEmpty() ? null : choices.get(0),
            arming.lastAttempt(),
            false,
            terminal().untouched()),
        new Effect.Arm(arming.lastAttempt()));
  }

  private Step earlier(Notice notice) {
    Receipt receipt = notice.receipt();
    return leave(
        receipt == null
            ? new State.DoneElsewhere(
                terminal(), session().maskedName(), reading(terminal(), Delays.RECEIPT))
            : new State.ReceiptShown(
                terminal(),
                session().maskedName(),
                asOfNow(receipt, notice),
                true,
                notice.window(),
                reading(terminal(), Delays.RECEIPT)));
  }

  /**
   * The earlier receipt with what the notice says by now: offices may have been done since, and a
   * status corrected. What the notice does not tell stays as it was.
   */
  private static Receipt asOfNow(Receipt receipt, Notice notice) {
    Outcome outcome = notice.outcome();
    return receipt.asOf(
        outcome == null ? receipt.outcome() : outcome,
        notice.offices().isEmpty()
            ? receipt.next()
            : notice.offices().stream().filter(OfficeBox::next).findFirst().orElse(null));
  }
}
