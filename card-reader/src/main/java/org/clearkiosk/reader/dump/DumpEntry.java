package org.clearkiosk.reader.dump;

import org.clearkiosk.reader.TransceiveException;

/** One line of a dump: what happened, and when. */
public sealed interface DumpEntry {

  /** In which language the card was spoken to. */
  enum Channel {
    /** Commands of ISO/IEC 7816-4, and those of PC/SC part 3 that a reader answers itself. */
    APDU,
    /** Commands of a MIFARE Classic (NXP MF1S50yyX/V1, 9), as a PN532 takes them. */
    MIFARE
  }

  /** Microseconds since the dump began. */
  long at();

  /** A command went out. */
  record Command(long at, Channel channel, DumpBytes bytes) implements DumpEntry {}

  /** Its answer came back. */
  record Answer(long at, Channel channel, DumpBytes bytes) implements DumpEntry {}

  /**
   * It was not answered.
   *
   * @param message what the reader said of it; one line
   */
  record Failure(long at, TransceiveException.Reason reason, String message) implements DumpEntry {}

  /**
   * Something else that whoever reads the dump should know.
   *
   * @param text one line
   */
  record Note(long at, String text) implements DumpEntry {}
}
