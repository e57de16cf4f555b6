package org.clearkiosk.sim.card;

import java.util.Arrays;

/** Status words SW1-SW2 that the virtual card uses (ISO/IEC 7816-4:2020, table 6). */
final class StatusWord {
  static final int OK = 0x9000;
  static final int END_OF_FILE = 0x6282;
  static final int WRONG_LENGTH = 0x6700;
  static final int LOGICAL_CHANNEL_UNSUPPORTED = 0x6881;
  static final int SECURE_MESSAGING_UNSUPPORTED = 0x6882;
  static final int CONDITIONS_NOT_SATISFIED = 0x6985;
  static final int NO_CURRENT_FILE = 0x6986;
  static final int NOT_FOUND = 0x6A82;
  static final int WRONG_P1_P2 = 0x6A86;
  static final int KEY_NOT_FOUND = 0x6A88;
  static final int WRONG_OFFSET = 0x6B00;
  static final int WRONG_LE = 0x6C00;
  static final int UNKNOWN_INSTRUCTION = 0x6D00;
  static final int UNKNOWN_CLASS = 0x6E00;

  private StatusWord() {}

  /** The answer that consists of a status word alone. */
  static byte[] alone(int statusWord) {
    return after(new byte[0], statusWord);
  }

  /** The answer of data followed by a status word. */
  static byte[] after(byte[] data, int statusWord) {
    byte[] answer = Arrays.copyOf(data, data.length + 2);
    answer[data.length] = (byte) (statusWord >> 8);
    answer[data.length + 1] = (byte) statusWord;
    return answer;
  }
}
