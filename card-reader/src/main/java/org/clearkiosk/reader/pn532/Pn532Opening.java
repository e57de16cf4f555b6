package org.clearkiosk.reader.pn532;

import org.clearkiosk.reader.ReaderEvent.ReaderLost.Why;

/** What came of opening a serial device; see {@link Pn532Session#open}. */
public sealed interface Pn532Opening {

  /**
   * A PN532 answers there.
   *
   * @param session the way to it
   */
  record Opened(Pn532Session session) implements Pn532Opening {}

  /**
   * Another program has the device open, so that nothing was asked.
   *
   * @param explanation one sentence for a technician
   */
  record InUse(String explanation) implements Pn532Opening {}

  /**
   * There is none.
   *
   * @param why what is missing
   * @param explanation one sentence for a technician
   */
  record Failed(Why why, String explanation) implements Pn532Opening {}
}
