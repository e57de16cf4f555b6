package org.clearkiosk.kiosk.flow;

/**
 * The machine: where an event leads. {@code docs/flow.md} has the whole table; a test writes it and
 * holds it.
 */
public final class Flow {
  private static final State.Visitor<Event.Handler<Step>> BEHAVIOURS = new Behaviours();

  private Flow() {}

  /** The state of a terminal that was just switched on, with what is usual at it. */
  public static State start(Presentation usual) {
    return new State.Starting(TerminalStatus.unheard(usual), false, TimeLeft.all(Delays.STARTING));
  }

  /** Where an event leads. Never fails; an event that means nothing now changes nothing. */
  public static Step arrive(State state, Event event) {
    return event.accept(state.accept(BEHAVIOURS));
  }

  private static final class Behaviours implements State.Visitor<Event.Handler<Step>> {
    @Override
    public Event.Handler<Step> starting(State.Starting state) {
      return new WhenStarting(state);
    }

    @Override
    public Event.Handler<Step> idle(State.Idle state) {
      return new WhenIdle(state);
    }

    @Override
    public Event.Handler<Step> reading(State.Reading state) {
      return new WhenReading(state);
    }

    @Override
    public Event.Handler<Step> password(State.Password state) {
      return new WhenAskingPassword(state);
    }

    @Override
    public Event.Handler<Step> checkingPassword(State.CheckingPassword state) {
      return new WhenCheckingPassword(state);
    }

    @Override
    public Event.Handler<Step> noticeShown(State.NoticeShown state) {
      return new WhenNoticeShown(state);
    }

    @Override
    public Event.Handler<Step> confirm(State.Confirm state) {
      return new WhenConfirming(state);
    }

    @Override
    public Event.Handler<Step> submitting(State.Submitting state) {
      return new WhenSubmitting(state);
    }

    @Override
    public Event.Handler<Step> receiptShown(State.ReceiptShown state) {
      return new WhenReceiptShown(state);
    }

    @Override
    public Event.Handler<Step> doneWithoutCard(State.DoneWithoutCard state) {
      return new WhenDoneWithoutCard(state);
    }

    @Override
    public Event.Handler<Step> doneElsewhere(State.DoneElsewhere state) {
      return new WhenDoneElsewhere(state);
    }

    @Override
    public Event.Handler<Step> hallSlip(State.HallSlip state) {
      return new WhenHallSlip(state);
    }

    @Override
    public Event.Handler<Step> advice(State.Advice state) {
      return new WhenAdvised(state);
    }

    @Override
    public Event.Handler<Step> keptHere(State.KeptHere state) {
      return new WhenKeptHere(state);
    }

    @Override
    public Event.Handler<Step> trouble(State.Trouble state) {
      return new WhenTrouble(state);
    }

    @Override
    public Event.Handler<Step> technicianPin(State.TechnicianPin state) {
      return new WhenAskingPin(state);
    }

    @Override
    public Event.Handler<Step> technicianWork(State.TechnicianWork state) {
      return new WhenTechnicianWorks(state);
    }
  }
}
