package org.clearkiosk.cardtool.describe;

import org.clearkiosk.reader.ReaderEvent.ReaderLost.Why;
import org.clearkiosk.reader.pcsc.ReaderStatus.Occupancy;

/** What is said of readers. */
public final class ReaderText {
  /** A serial device that could not be asked, and what to do next. */
  public static final String SERIAL_IN_USE =
      "another program has the device open; end it (the kiosk, a terminal program), and see"
          + " bin/card doctor";

  private ReaderText() {}

  /** What lies on a reader, in a few words. */
  public static String of(Occupancy occupancy) {
    return switch (occupancy) {
      case EMPTY -> "empty";
      case CARD -> "card";
      case CARD_SHARED -> "card, another program is connected too";
      case CARD_IN_USE -> "card, kept by another program";
      case NOT_PERMITTED -> "card, refused to this user";
      case MUTE -> "card does not answer";
      case UNAVAILABLE -> "reader does not answer";
    };
  }

  /** Why there is no reader behind PC/SC, and what to do next. */
  public static String ofService(Why why) {
    return switch (why) {
      case NO_SERVICE -> "the card service does not run; bin/card doctor says what to do";
      case SERVICE_NOT_ANSWERING -> "the card service does not answer; restart it (pcscd)";
      case NOT_PERMITTED -> "the card service refuses this user; bin/card doctor says what to do";
      case NOT_USABLE -> "this Java cannot reach the card service; bin/card doctor says what to do";
      case NO_READER -> "no such reader; plug one in, or see bin/card list";
      case UNPLUGGED -> "unplugged";
    };
  }

  /** Why there is no reader on a serial device, and what to do next. */
  public static String ofSerial(Why why) {
    return switch (why) {
      case NO_SERVICE, NO_READER -> "no such device; bin/card list shows those that are there";
      case SERVICE_NOT_ANSWERING ->
          "no PN532 answers there, or another program has the device open; check its switches (HSU)"
              + " and wires, and bin/card doctor";
      case NOT_PERMITTED ->
          "this user may not open the device; bin/card doctor says which group is missing";
      case NOT_USABLE -> "the serial library cannot be loaded; bin/card doctor says why";
      case UNPLUGGED -> "unplugged";
    };
  }
}
