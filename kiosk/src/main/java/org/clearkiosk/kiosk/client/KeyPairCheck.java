package org.clearkiosk.kiosk.client;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.InvalidKeyException;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;

/** Whether a private and a public key are a pair. */
final class KeyPairCheck {
  private static final byte[] MESSAGE = "a pair".getBytes(StandardCharsets.US_ASCII);

  private KeyPairCheck() {}

  static void check(PrivateKey privateKey, PublicKey publicKey) throws GeneralSecurityException {
    Signature signature = Signature.getInstance("SHA256withECDSA");
    signature.initSign(privateKey);
    signature.update(MESSAGE);
    byte[] signed = signature.sign();
    signature.initVerify(publicKey);
    signature.update(MESSAGE);
    if (!signature.verify(signed)) {
      throw new InvalidKeyException("the certificate is for another key");
    }
  }
}
