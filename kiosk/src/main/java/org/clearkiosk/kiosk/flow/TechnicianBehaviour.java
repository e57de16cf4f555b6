package org.clearkiosk.kiosk.flow;

/** What the technician's screens have in common: they make way for a student at once. */
abstract class TechnicianBehaviour<S extends State> extends Behaviour<S> {
  TechnicianBehaviour(S state) {
    super(state);
  }

  /** What a touch does; {@link Touch.Button#END} is done with. */
  abstract Step touchedByTechnician(Touch touch);

  @Override
  final Step touched(Touch touch) {
    return touch == Touch.Button.END ? idle(terminal()) : touchedByTechnician(touch);
  }

  @Override
  final Step timeUp() {
    return idle(terminal());
  }

  /** A student's card goes before everything here. */
  @Override
  public final Step cardIdentified(Event.CardIdentified event) {
    return terminal().cardThere() ? stay() : begin(event);
  }
}
