package org.clearkiosk.reader.pcsc;

import java.util.Locale;
import org.clearkiosk.reader.ReaderEvent.ReaderLost.Why;
import org.clearkiosk.reader.TransceiveException.Reason;

/** A PC/SC function returned an error. Stays inside this package. */
final class PcscException extends Exception {
  private static final long serialVersionUID = 1L;

  // The codes of PC/SC part 5, as pcsc-lite and Windows number them.
  static final int INTERNAL_ERROR = 0x80100001;
  static final int CANCELLED = 0x80100002;
  static final int INVALID_HANDLE = 0x80100003;
  static final int UNKNOWN_READER = 0x80100009;
  static final int TIMEOUT = 0x8010000A;
  static final int SHARING_VIOLATION = 0x8010000B;
  static final int NO_CARD = 0x8010000C;
  static final int COMMUNICATION = 0x80100013;
  static final int NOT_TRANSACTED = 0x80100016;
  static final int READER_UNAVAILABLE = 0x80100017;
  static final int NO_SERVICE = 0x8010001D;
  static final int SERVICE_STOPPED = 0x8010001E;
  static final int NO_READERS = 0x8010002E;
  static final int UNRESPONSIVE_CARD = 0x80100066;
  static final int UNPOWERED_CARD = 0x80100067;
  static final int RESET_CARD = 0x80100068;
  static final int REMOVED_CARD = 0x80100069;
  static final int SECURITY_VIOLATION = 0x8010006A;

  /** Windows reports a context that died with its service by its own code. */
  static final int WINDOWS_INVALID_HANDLE = 6;

  private final int code;

  PcscException(String function, int code) {
    super(String.format(Locale.ROOT, "%s returned %08X", function, code));
    this.code = code;
  }

  int code() {
    return code;
  }

  /** What this error says about the reader. */
  Why why() {
    return switch (code) {
      case INTERNAL_ERROR -> Why.NOT_USABLE;
      case SECURITY_VIOLATION -> Why.NOT_PERMITTED;
      case NO_SERVICE, SERVICE_STOPPED, COMMUNICATION, INVALID_HANDLE, WINDOWS_INVALID_HANDLE ->
          Why.NO_SERVICE;
      case UNKNOWN_READER, READER_UNAVAILABLE -> Why.UNPLUGGED;
      case NO_READERS -> Why.NO_READER;
      default -> Why.SERVICE_NOT_ANSWERING;
    };
  }

  /** What this error says about the card. */
  Reason reason() {
    return switch (code) {
      case RESET_CARD -> Reason.CARD_RESET;
      case TIMEOUT, UNRESPONSIVE_CARD, UNPOWERED_CARD -> Reason.NO_ANSWER;
      case NO_SERVICE,
          SERVICE_STOPPED,
          COMMUNICATION,
          INVALID_HANDLE,
          WINDOWS_INVALID_HANDLE,
          UNKNOWN_READER,
          READER_UNAVAILABLE,
          NO_READERS ->
          Reason.READER_GONE;
      default -> Reason.CARD_GONE;
    };
  }
}
