package org.clearkiosk.server.identity;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import org.bouncycastle.crypto.engines.AESEngine;
import org.bouncycastle.crypto.macs.CMac;
import org.bouncycastle.crypto.params.KeyParameter;

/**
 * The answer that a card of profile {@code cpu} gives to a challenge: AES-CMAC (NIST SP 800-38B)
 * under a key diversified from the master key (NXP AN10922, 2.2). {@code
 * docs/protocols/card-format.md} has the bytes.
 */
public final class CardProof {
  /** Length of keys, challenges and proofs in bytes. */
  public static final int LENGTH = 16;

  private CardProof() {}

  /**
   * The proof that the true card gives.
   *
   * @param masterKey the master key of the card's generation, 16 bytes
   * @param application the AID of the card's application, 5 to 16 bytes
   * @param card the card number, 8 to 20 ASCII digits; see {@link #diversifies}
   * @param challenge 16 bytes
   * @return 16 bytes
   */
  public static byte[] of(byte[] masterKey, byte[] application, String card, byte[] challenge) {
    byte[] number = card.getBytes(StandardCharsets.US_ASCII);
    if (!diversifies(application, card)) {
      throw new IllegalArgumentException("card number and application: 16 to 31 bytes together");
    }
    byte[] key = KeyDiversification.diversify(masterKey, concatenate(number, application));
    return mac(key, concatenate(application, challenge, number));
  }

  /**
   * Whether a card number and an application diversify a key: M has at most 31 bytes (AN10922,
   * 2.2.1), and at least 16, as {@code docs/protocols/card-format.md} prescribes.
   */
  public static boolean diversifies(byte[] application, String card) {
    int length = application.length + card.length();
    return length >= LENGTH && length < 2 * LENGTH;
  }

  /** AES-CMAC with the whole tag (NIST SP 800-38B). */
  static byte[] mac(byte[] key, byte[] message) {
    CMac mac = new CMac(AESEngine.newInstance());
    mac.init(new KeyParameter(key));
    mac.update(message, 0, message.length);
    byte[] tag = new byte[LENGTH];
    mac.doFinal(tag, 0);
    return tag;
  }

  private static byte[] concatenate(byte[]... parts) {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    for (byte[] part : parts) {
      all.writeBytes(part);
    }
    return all.toByteArray();
  }
}
