package org.clearkiosk.reader.profile;

import java.util.Arrays;

/**
 * One BER-TLV data object, as a stretch of the bytes it was found in (ISO/IEC 7816-4, 6.3).
 *
 * @param tag one or two bytes, 0 to 0xFFFF
 * @param start where its tag begins
 * @param valueStart where its value begins
 * @param end where its value ends, exclusive
 */
record TlvObject(int tag, int start, int valueStart, int end) {

  int length() {
    return end - valueStart;
  }

  byte[] value(byte[] bytes) {
    return Arrays.copyOfRange(bytes, valueStart, end);
  }
}
