package org.clearkiosk.reader.pcsc;

import org.clearkiosk.reader.ReaderEvent.ReaderLost.Why;

/** What came of connecting to the card on a reader; see {@link PcscConnection#open}. */
public sealed interface PcscConnecting {

  /**
   * The card is connected, and kept from other programs until the connection is closed.
   *
   * @param connection the way to it
   */
  record Connected(PcscConnection connection) implements PcscConnecting {}

  /** No card lies on the reader. */
  record NoCard() implements PcscConnecting {}

  /** Another program keeps the card to itself, or did not let go of it in time. */
  record InUse() implements PcscConnecting {}

  /** What lies there does not answer to a reset. */
  record Mute() implements PcscConnecting {}

  /**
   * There is no such reader, or no card service.
   *
   * @param why what is missing
   */
  record Unreachable(Why why) implements PcscConnecting {}
}
