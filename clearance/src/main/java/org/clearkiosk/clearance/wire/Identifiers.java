package org.clearkiosk.clearance.wire;

/** How a card's unique identifier (ISO/IEC 14443-3, 6.5.4) is written: as the bytes come. */
final class Identifiers {
  private Identifiers() {}

  /** Takes 4 or 7 bytes as lower-case hexadecimal digits. */
  static void check(String identifier) {
    if (!identifier.matches("[0-9a-f]{8}|[0-9a-f]{14}")) {
      throw new IllegalArgumentException("identifier: 8 or 14 lower-case hexadecimal digits");
    }
  }
}
