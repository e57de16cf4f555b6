package org.clearkiosk.sim.fault;

import java.util.Random;

/** Bits that are turned over on the way. */
public final class Bits {
  private static final int MILLION = 1_000_000;

  private Bits() {}

  /**
   * A copy with some bits turned over.
   *
   * @param perMillion how likely each of them is, 0 … 1,000,000
   */
  public static byte[] turned(byte[] bytes, int perMillion, Random chance) {
    byte[] turned = bytes.clone();
    for (int bit = 0; bit < 8 * turned.length; bit++) {
      if (chance.nextInt(MILLION) < perMillion) {
        turned[bit / 8] ^= (byte) (1 << bit % 8);
      }
    }
    return turned;
  }
}
