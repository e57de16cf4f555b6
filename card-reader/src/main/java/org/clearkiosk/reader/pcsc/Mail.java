package org.clearkiosk.reader.pcsc;

import org.clearkiosk.reader.ReaderEvent.ReaderLost.Why;
import org.clearkiosk.reader.thread.ProofRequest;

/** What the reader's thread hears. */
sealed interface Mail {

  /** Nothing came in time. */
  record Silence() implements Mail {}

  /** The reader is to end. */
  record Closed() implements Mail {}

  /** Somebody wants a card to prove itself. */
  record Asked(ProofRequest request) implements Mail {}

  /** There is no reader at the moment. */
  record NoReader(Why why) implements Snapshot {}

  /**
   * A reader is there.
   *
   * @param reader its name
   * @param cardPresent whether a card lies on it
   * @param visit which card this is, counted; grows even when a card came and went unnoticed
   */
  record ReaderThere(String reader, boolean cardPresent, long visit) implements Snapshot {}

  /** How things stand. A newer one makes an older one useless, so only the newest is kept. */
  sealed interface Snapshot extends Mail permits NoReader, ReaderThere {}
}
