package org.clearkiosk.server.identity;

import java.io.ByteArrayOutputStream;
import java.util.Arrays;

/**
 * The keys of the campus's sector on a card of profile {@code classic}, diversified from the card's
 * identifier. {@code docs/protocols/classic-layout.md} has the bytes.
 */
public final class SectorKeys {
  /** Length of a sector's key in bytes (NXP MF1S50yyX/V1, 8.7.1). */
  public static final int LENGTH = 6;

  private SectorKeys() {}

  /**
   * Key A, with which a terminal reads the sector.
   *
   * @param masterKey the master key of the card's generation, 16 bytes
   * @param application the AID of the campus's cards, 5 to 16 bytes
   * @param identifier the card's unique identifier, 4 or 7 bytes
   * @param sector 0 to 15
   * @return 6 bytes
   */
  public static byte[] keyA(byte[] masterKey, byte[] application, byte[] identifier, int sector) {
    ByteArrayOutputStream input = new ByteArrayOutputStream();
    input.writeBytes(identifier);
    input.write(sector);
    input.writeBytes(application);
    return Arrays.copyOf(KeyDiversification.diversify(masterKey, input.toByteArray()), LENGTH);
  }
}
