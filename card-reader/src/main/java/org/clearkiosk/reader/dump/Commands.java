package org.clearkiosk.reader.dump;

/** The commands that a dump knows by name: class and instruction. */
final class Commands {
  static final int SELECT = 0x00A4;
  static final int READ_BINARY = 0x00B0;
  static final int GET_RESPONSE = 0x00C0;
  static final int INTERNAL_AUTHENTICATE = 0x0088;
  static final int PART_3_IDENTIFIER = 0xFFCA;
  static final int PART_3_LOAD_KEY = 0xFF82;
  static final int PART_3_AUTHENTICATE = 0xFF86;
  static final int PART_3_READ = 0xFFB0;

  private Commands() {}
}
