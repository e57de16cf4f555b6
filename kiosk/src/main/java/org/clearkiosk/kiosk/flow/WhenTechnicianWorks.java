package org.clearkiosk.kiosk.flow;

import org.jspecify.annotations.Nullable;

/** Shows a technician one page after the other; a student's card goes before them. */
final class WhenTechnicianWorks extends TechnicianBehaviour<State.TechnicianWork> {
  WhenTechnicianWorks(State.TechnicianWork state) {
    super(state);
  }

  /** Opens a page, and has found out what it shows. */
  static Step open(TerminalStatus terminal, TechnicianPage page) {
    if (!page.reports()) {
      return Step.to(on(terminal, page, TechnicianReport.NOTHING));
    }
    TerminalStatus asking = terminal.withNextAttempt();
    return Step.to(on(asking, page, null), new Effect.Inspect(asking.lastAttempt(), page));
  }

  private static State on(
      TerminalStatus terminal, TechnicianPage page, @Nullable TechnicianReport report) {
    return new State.TechnicianWork(
        terminal, page, terminal.lastAttempt(), report, TimeLeft.warned(Delays.TECHNICIAN));
  }

  @Override
  State with(TerminalStatus terminal, TimeLeft timeLeft) {
    return new State.TechnicianWork(
        terminal, state.page(), state.attempt(), state.report(), timeLeft);
  }

  @Override
  Step touchedByTechnician(Touch touch) {
    if (touch instanceof Touch.OpenPage other) {
      return open(terminal(), other.page());
    }
    if (touch == Touch.Button.MORE_TIME) {
      return withAllTime();
    }
    if (state.report() == null) {
      // Nothing new is begun before what was begun has ended
      return stay();
    }
    if (touch == Touch.Technician.LOOK_AGAIN) {
      return open(terminal(), state.page());
    }
    if (touch == Touch.Technician.REPLAY && state.page() == TechnicianPage.OUTBOX) {
      return waiting(new Effect.Replay(terminal().withNextAttempt().lastAttempt()));
    }
    return touch == Touch.Technician.RESTART && state.page() == TechnicianPage.VERSIONS
        ? waiting(new Effect.Restart(terminal().withNextAttempt().lastAttempt()))
        : stay();
  }

  private Step waiting(Effect effect) {
    return Step.to(on(terminal().withNextAttempt(), state.page(), null), effect);
  }

  @Override
  public Step inspected(Event.Inspected event) {
    return event.attempt().equals(state.attempt()) && state.report() == null
        ? Step.to(
            new State.TechnicianWork(
                terminal(), state.page(), state.attempt(), event.report(), state.timeLeft()))
        : stay();
  }
}
