package org.clearkiosk.reader;

import org.jspecify.annotations.Nullable;

/**
 * What a reader tells its listener. The order is part of the contract:
 *
 * <ul>
 *   <li>the first event is {@link ReaderReady} or {@link ReaderLost};
 *   <li>cards arrive only between a {@code ReaderReady} and the next {@code ReaderLost};
 *   <li>each {@link CardArrived} is followed by its {@link CardLeft} before another card arrives or
 *       the reader is lost.
 * </ul>
 */
public sealed interface ReaderEvent {

  /** One case for each kind of event, for callers that have to treat them all. */
  interface Visitor<R> {
    R readerReady(ReaderReady event);

    R readerLost(ReaderLost event);

    R cardArrived(CardArrived event);

    R cardLeft(CardLeft event);
  }

  /** Calls the visitor's method for this kind of event. */
  <R> R accept(Visitor<R> visitor);

  /**
   * The reader is there and waits for cards.
   *
   * @param reader the name under which the operating system knows it
   */
  record ReaderReady(String reader) implements ReaderEvent {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.readerReady(this);
    }
  }

  /**
   * There is no reader, or none any more. It is looked for until the reader is closed; when it is
   * back, {@link ReaderReady} says so. A changed reason is reported as another {@code ReaderLost}.
   *
   * @param reader the name of the reader that was lost; null when there was none
   * @param why what is missing
   */
  record ReaderLost(@Nullable String reader, Why why) implements ReaderEvent {

    /** What is missing. The names are stable: failure codes and manuals are built on them. */
    public enum Why {
      /** The operating system's card service does not run (pcscd on Linux). */
      NO_SERVICE,
      /**
       * The service runs and takes no more than it has, or does not answer in time. On a serial
       * line: the device is there, and behind it no chip that answers, or another program has it
       * open.
       */
      SERVICE_NOT_ANSWERING,
      /** The service runs, or the serial device is there, and refuses this program. */
      NOT_PERMITTED,
      /**
       * This Java installation cannot reach the service or the line; only a technician can mend it.
       */
      NOT_USABLE,
      /** The service runs and knows no reader of the configured name; no such serial device. */
      NO_READER,
      /** The reader was there and was unplugged. */
      UNPLUGGED
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.readerLost(this);
    }
  }

  /**
   * A card was laid on the reader and has been read as far as it could be.
   *
   * @param card what it turned out to be
   */
  record CardArrived(CardRead card) implements ReaderEvent {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.cardArrived(this);
    }
  }

  /** The card that arrived last is no longer on the reader. */
  record CardLeft() implements ReaderEvent {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.cardLeft(this);
    }
  }
}
