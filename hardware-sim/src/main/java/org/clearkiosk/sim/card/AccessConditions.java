package org.clearkiosk.sim.card;

import java.util.Arrays;

/**
 * The access conditions of one sector, as far as reading goes (NXP MF1S50yyX/V1, 8.7): three bits
 * C1 C2 C3 for each of four blocks, stored plainly and inverted.
 */
final class AccessConditions {
  private static final int NEVER = 0b111;
  private static final int FIRST_BYTE = 6;
  private static final int KEY_B = 10;

  private final int[] conditions;

  private AccessConditions(int[] conditions) {
    this.conditions = conditions;
  }

  static AccessConditions ofSector(ClassicMemory memory, int sector) {
    int trailer = sector * ClassicMemory.BLOCKS_PER_SECTOR + ClassicMemory.BLOCKS_PER_SECTOR - 1;
    return of(memory.block(trailer).toArray());
  }

  /**
   * From a trailer; a trailer whose copies disagree blocks its sector for ever, as the chip does.
   */
  static AccessConditions of(byte[] trailer) {
    int inverted = (trailer[FIRST_BYTE] & 0xFF) | (trailer[FIRST_BYTE + 1] & 0x0F) << 8;
    int plain = (trailer[FIRST_BYTE + 1] & 0xF0) >> 4 | (trailer[FIRST_BYTE + 2] & 0xFF) << 4;
    int[] conditions = new int[ClassicMemory.BLOCKS_PER_SECTOR];
    if ((plain ^ inverted) != 0xFFF) {
      Arrays.fill(conditions, NEVER);
      return new AccessConditions(conditions);
    }
    for (int block = 0; block < conditions.length; block++) {
      int c1 = (plain >> block) & 1;
      int c2 = (plain >> (4 + block)) & 1;
      int c3 = (plain >> (8 + block)) & 1;
      conditions[block] = c1 << 2 | c2 << 1 | c3;
    }
    return new AccessConditions(conditions);
  }

  /**
   * Whether a data block may be read.
   *
   * @param block 0 … 2 inside the sector
   */
  boolean mayRead(int block, boolean withKeyA) {
    return switch (conditions[block]) {
      case NEVER -> false;
      case 0b011, 0b101 -> !withKeyA;
      default -> true;
    };
  }

  /** Where key B can be read it is data, and no authentication with it counts. */
  boolean keyIsReadable() {
    return switch (conditions[ClassicMemory.BLOCKS_PER_SECTOR - 1]) {
      case 0b000, 0b010, 0b001 -> true;
      default -> false;
    };
  }

  /** A trailer as it is read: zeros in place of key A, and of key B unless it is data. */
  byte[] visibleTrailer(byte[] trailer, boolean withKeyA) {
    byte[] visible = trailer.clone();
    Arrays.fill(visible, 0, FIRST_BYTE, (byte) 0);
    if (!keyIsReadable() || !withKeyA) {
      Arrays.fill(visible, KEY_B, visible.length, (byte) 0);
    }
    return visible;
  }
}
