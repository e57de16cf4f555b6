package org.clearkiosk.reader.pn532;

import org.clearkiosk.reader.ReaderEvent.ReaderLost.Why;

/** A serial line, or the chip at its other end, cannot be used any more. Stays in this package. */
final class LineException extends Exception {
  private static final long serialVersionUID = 1L;

  private final Why why;
  private final boolean isInUse;

  LineException(Why why, String message) {
    super(message);
    this.why = why;
    this.isInUse = false;
  }

  LineException(Why why, String message, Throwable cause) {
    this(why, message, cause, false);
  }

  private LineException(Why why, String message, Throwable cause, boolean isInUse) {
    super(message, cause);
    this.why = why;
    this.isInUse = isInUse;
  }

  /** Another program has the device open. */
  static LineException inUse(String message, Throwable cause) {
    return new LineException(Why.SERVICE_NOT_ANSWERING, message, cause, true);
  }

  /** Whether another program has the device open, so that nothing was asked. */
  boolean isInUse() {
    return isInUse;
  }

  /** What this says about the reader. */
  Why why() {
    return why;
  }
}
