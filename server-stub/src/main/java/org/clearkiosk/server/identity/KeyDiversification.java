package org.clearkiosk.server.identity;

import java.util.Arrays;
import org.bouncycastle.crypto.engines.AESEngine;
import org.bouncycastle.crypto.params.KeyParameter;

/** A card's own AES-128 key out of a master key (NXP AN10922, 2.2). */
final class KeyDiversification {
  /** The longest diversification input M in bytes (AN10922, 2.2.1). */
  static final int LONGEST_INPUT = 31;

  private static final byte AES_128 = 0x01;
  private static final int BLOCK = 16;

  /** The first byte of the padding of NIST SP 800-38B, 6.2. */
  private static final byte PADDING = (byte) 0x80;

  /** What a doubling adds when a bit falls off (SP 800-38B, 5.3, for blocks of 128 bits). */
  private static final int REDUCTION = 0x87;

  private KeyDiversification() {}

  /**
   * The diversified key: the CMAC over 01 || M, padded to 32 bytes however short M is, where a
   * plain CMAC would pad to one block.
   *
   * @param masterKey 16 bytes
   * @param input M, 1 to {@value #LONGEST_INPUT} bytes
   * @return 16 bytes
   */
  static byte[] diversify(byte[] masterKey, byte[] input) {
    if (input.length < 1 || input.length > LONGEST_INPUT) {
      throw new IllegalArgumentException("a diversification input has 1 to 31 bytes");
    }
    byte[] padded = new byte[2 * BLOCK];
    padded[0] = AES_128;
    System.arraycopy(input, 0, padded, 1, input.length);
    boolean whole = input.length == LONGEST_INPUT;
    if (!whole) {
      padded[1 + input.length] = PADDING;
    }
    AESEngine aes = newAes(masterKey);
    byte[] firstSubkey = doubled(encrypted(aes, new byte[BLOCK]));
    byte[] subkey = whole ? firstSubkey : doubled(firstSubkey);
    byte[] chained = encrypted(aes, Arrays.copyOf(padded, BLOCK));
    for (int i = 0; i < BLOCK; i++) {
      chained[i] ^= (byte) (padded[BLOCK + i] ^ subkey[i]);
    }
    return encrypted(aes, chained);
  }

  private static AESEngine newAes(byte[] key) {
    AESEngine aes = (AESEngine) AESEngine.newInstance();
    aes.init(true, new KeyParameter(key));
    return aes;
  }

  private static byte[] encrypted(AESEngine aes, byte[] block) {
    byte[] result = new byte[BLOCK];
    aes.processBlock(block, 0, result, 0);
    return result;
  }

  /** Doubling in GF(2^128). */
  private static byte[] doubled(byte[] block) {
    byte[] result = new byte[BLOCK];
    int carry = 0;
    for (int i = BLOCK - 1; i >= 0; i--) {
      int shifted = (block[i] & 0xFF) << 1 | carry;
      result[i] = (byte) shifted;
      carry = shifted >>> 8;
    }
    result[BLOCK - 1] ^= (byte) (carry * REDUCTION);
    return result;
  }
}
