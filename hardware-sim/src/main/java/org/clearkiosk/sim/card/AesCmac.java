package org.clearkiosk.sim.card;

import org.bouncycastle.crypto.engines.AESEngine;
import org.bouncycastle.crypto.macs.CMac;
import org.bouncycastle.crypto.params.KeyParameter;

/** AES-CMAC with a tag of 16 bytes (NIST SP 800-38B), and the key diversification built on it. */
final class AesCmac {
  private static final int TAG_LENGTH = 16;
  private static final int DIVERSIFICATION_LENGTH = 32;
  private static final byte AES_128_CONSTANT = 0x01;

  private AesCmac() {}

  /** The tag over a message of any length under a key of 16 bytes. */
  static byte[] tag(byte[] key, byte[]... messageParts) {
    CMac mac = new CMac(AESEngine.newInstance());
    mac.init(new KeyParameter(key));
    for (byte[] part : messageParts) {
      mac.update(part, 0, part.length);
    }
    byte[] tag = new byte[TAG_LENGTH];
    mac.doFinal(tag, 0);
    return tag;
  }

  /**
   * A key of 16 bytes for one card, from its master key (NXP AN10922, 2.2.1).
   *
   * <p>CMAC itself pads a short message to one block; AN10922 always takes two blocks. So the
   * padding is done here, and where it was needed the last block is masked with the second subkey,
   * as CMAC masks a padded block, by hand.
   */
  static byte[] diversify(byte[] masterKey, byte[] diversificationInput) {
    if (diversificationInput.length < 1 || diversificationInput.length > 31) {
      throw new IllegalArgumentException("AN10922 takes 1 to 31 bytes of diversification input");
    }
    byte[] padded = new byte[DIVERSIFICATION_LENGTH];
    padded[0] = AES_128_CONSTANT;
    System.arraycopy(diversificationInput, 0, padded, 1, diversificationInput.length);
    int used = 1 + diversificationInput.length;
    Block subkey = firstSubkey(masterKey);
    if (used < DIVERSIFICATION_LENGTH) {
      padded[used] = (byte) 0x80;
      subkey = subkey.doubled();
    }
    return chained(masterKey, padded, subkey);
  }

  /** Plain CBC over two blocks from a zero vector, the last one masked with the subkey. */
  private static byte[] chained(byte[] masterKey, byte[] twoBlocks, Block subkey) {
    Block first = Block.at(twoBlocks, 0).encrypted(masterKey);
    Block second = Block.at(twoBlocks, TAG_LENGTH).xor(first).xor(subkey);
    return second.encrypted(masterKey).bytes;
  }

  private static Block firstSubkey(byte[] key) {
    return new Block(new byte[TAG_LENGTH]).encrypted(key).doubled();
  }

  /** One block of 16 bytes as CMAC computes with it (NIST SP 800-38B, 6.1). */
  private static final class Block {
    private static final int REDUCTION = 0x87;
    private final byte[] bytes;

    private Block(byte[] bytes) {
      this.bytes = bytes;
    }

    static Block at(byte[] source, int offset) {
      byte[] bytes = new byte[TAG_LENGTH];
      System.arraycopy(source, offset, bytes, 0, TAG_LENGTH);
      return new Block(bytes);
    }

    Block encrypted(byte[] key) {
      var engine = AESEngine.newInstance();
      engine.init(true, new KeyParameter(key));
      byte[] result = new byte[TAG_LENGTH];
      engine.processBlock(bytes, 0, result, 0);
      return new Block(result);
    }

    Block xor(Block other) {
      byte[] result = new byte[TAG_LENGTH];
      for (int index = 0; index < TAG_LENGTH; index++) {
        result[index] = (byte) (bytes[index] ^ other.bytes[index]);
      }
      return new Block(result);
    }

    Block doubled() {
      byte[] result = new byte[TAG_LENGTH];
      int carry = 0;
      for (int index = TAG_LENGTH - 1; index >= 0; index--) {
        int shifted = ((bytes[index] & 0xFF) << 1) | carry;
        result[index] = (byte) shifted;
        carry = shifted >> 8;
      }
      if (carry != 0) {
        result[TAG_LENGTH - 1] ^= (byte) REDUCTION;
      }
      return new Block(result);
    }
  }
}
