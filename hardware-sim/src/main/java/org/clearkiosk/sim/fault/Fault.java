package org.clearkiosk.sim.fault;

/**
 * Something that goes wrong, as window, command line, control API, scenarios and tests name it
 * alike. {@link FaultKind} lists all of them; {@link #parse} reads what {@link #text} writes.
 *
 * <p>A fault is a value and does nothing by itself: the part that it happens to knows how.
 */
public sealed interface Fault
    permits CardFault, LineFault, NetworkFault, ReaderFault, ServiceFault {
  /** The fault in words that {@link #parse} understands, e.g. {@code slow 100..800 seed=7}. */
  String text();

  /**
   * Reads a fault.
   *
   * @param text a word of {@link FaultKind}, then its parameters, separated by blanks; at most
   *     {@link FaultWords#MAXIMUM_LENGTH} characters
   * @throws IllegalArgumentException when it cannot be understood; the message says what can
   */
  static Fault parse(String text) {
    return FaultWords.parse(text);
  }

  /** Nothing is wrong, or no longer. */
  record None() implements CardFault, LineFault, NetworkFault {
    @Override
    public String text() {
      return "none";
    }

    @Override
    public <T> T match(CardFault.Cases<T> cases) {
      return cases.none();
    }
  }
}
