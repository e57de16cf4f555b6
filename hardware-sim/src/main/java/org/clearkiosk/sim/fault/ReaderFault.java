package org.clearkiosk.sim.fault;

/** Something that happens to a reader at one moment, and is no state that could be ended. */
public sealed interface ReaderFault extends Fault {
  /**
   * The reader's plug is pulled. A reader behind PC/SC vanishes by its card service being started
   * anew without it, with all its slots: vpcd knows no other way.
   */
  record Unplug() implements ReaderFault {
    @Override
    public String text() {
      return "unplug";
    }
  }

  /** The reader is plugged in where it was. */
  record Plug() implements ReaderFault {
    @Override
    public String text() {
      return "plug";
    }
  }

  /** The field drops for a moment: the card loses its power, and all that it remembered. */
  record DropField() implements ReaderFault {
    @Override
    public String text() {
      return "drop-field";
    }
  }

  /**
   * A second card comes beside the one that lies there; behind PC/SC on the reader's other slot.
   *
   * @param card the label of a card of the deck
   */
  record TwoCards(String card) implements ReaderFault {
    /** Checks the label's form. */
    public TwoCards {
      if (!card.matches("[a-z0-9-]{1,40}")) {
        throw new IllegalArgumentException("a card's label is 1 to 40 of a-z, 0-9 and -");
      }
    }

    @Override
    public String text() {
      return "two-cards " + card;
    }
  }
}
