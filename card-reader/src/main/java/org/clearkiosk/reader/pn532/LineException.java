package org.clearkiosk.reader.pn532;

import org.clearkiosk.reader.ReaderEvent.ReaderLost.Why;

/** A serial line, or the chip at its other end, cannot be used any more. Stays in this package. */
final class LineException extends Exception {
  private static final long serialVersionUID = 1L;

  private final Why why;

  LineException(Why why, String message) {
    super(message);
    this.why = why;
  }

  LineException(Why why, String message, Throwable cause) {
    super(message, cause);
    this.why = why;
  }

  /** What this says about the reader. */
  Why why() {
    return why;
  }
}
