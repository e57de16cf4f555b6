package org.clearkiosk.kiosk.flow;

import java.time.Duration;

/** What the last screens of a visit do: they are acknowledged, time out, or make way. */
abstract class ResultBehaviour<S extends State> extends Behaviour<S> {
  private final Duration withUsualText;

  /**
   * @param withUsualText how long it stays with the usual text when no one touches it
   */
  ResultBehaviour(S state, Duration withUsualText) {
    super(state);
    this.withUsualText = withUsualText;
  }

  /** As much time as it takes to read it in the text that it has now, or to hear it. */
  @Override
  final Step switched(TerminalStatus terminal) {
    return Step.to(with(terminal, reading(terminal, withUsualText)));
  }

  @Override
  Step timeUp() {
    return idle(terminal());
  }

  @Override
  Step touched(Touch touch) {
    if (touch == Touch.Button.ACKNOWLEDGE || touch == Touch.Button.END) {
      return idle(terminal());
    }
    return touch == Touch.Button.MORE_TIME ? withAllTime() : stay();
  }

  @Override
  Step cardLeft(TerminalStatus terminal) {
    return idle(terminal);
  }

  /** The next student need not wait for this screen to go. */
  @Override
  public final Step cardIdentified(Event.CardIdentified event) {
    return terminal().cardThere() ? stay() : begin(event, forTheNext());
  }

  @Override
  public final Step cardUnreadable(Event.CardUnreadable event) {
    return terminal().cardThere() ? stay() : refuse(event, forTheNext());
  }

  /** How whoever lays down the next card meets the terminal: no one's voice, language or looks. */
  TerminalStatus forTheNext() {
    return terminal().backToUsual();
  }
}
