package org.clearkiosk.sim.pn532;

/** First bytes of the answers to target commands (table 24, 7.1). */
final class RfStatus {
  static final byte OK = 0x00;
  static final byte TIMEOUT = 0x01;
  static final byte BUFFER_TOO_SMALL = 0x0E;
  static final byte WRONG_DATA_FORMAT = 0x13;
  static final byte AUTHENTICATION_FAILED = 0x14;
  static final byte NOT_ACCEPTABLE_NOW = 0x27;

  /** Flag in a status byte, and in a target number: more follows. */
  static final byte MORE = 0x40;

  private RfStatus() {}
}
