package org.clearkiosk.server.receipt;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import org.bouncycastle.crypto.params.Ed25519PublicKeyParameters;

/**
 * A public key by which receipts are checked, as a JSON Web Key (RFC 7517; Ed25519 by RFC 8037).
 *
 * @param kty {@code OKP}
 * @param crv {@code Ed25519}
 * @param x the key's 32 bytes, base64url without padding
 * @param kid its id: the first {@value #ID_LENGTH} characters of its thumbprint (RFC 7638)
 * @param use {@code sig}
 * @param alg {@code EdDSA}
 */
public record PublicKeyJson(String kty, String crv, String x, String kid, String use, String alg) {
  /** How many characters of the thumbprint name a key: 96 bits tell them apart. */
  static final int ID_LENGTH = 16;

  private static final String TYPE = "OKP";
  private static final String CURVE = "Ed25519";
  private static final String USE = "sig";
  private static final String ALGORITHM = "EdDSA";

  public PublicKeyJson {
    if (!TYPE.equals(kty) || !CURVE.equals(crv)) {
      throw new IllegalArgumentException("kty, crv: OKP, Ed25519");
    }
    if (decoded(x).length != Ed25519PublicKeyParameters.KEY_SIZE) {
      throw new IllegalArgumentException("x: 32 bytes");
    }
    if (!thumbprint(x).startsWith(kid) || kid.length() != ID_LENGTH) {
      throw new IllegalArgumentException("kid: not the one of this key");
    }
  }

  /**
   * The key of 32 bytes.
   *
   * @param x the bytes, base64url without padding
   * @throws IllegalArgumentException when they are not 32 bytes
   */
  public static PublicKeyJson of(String x) {
    return new PublicKeyJson(TYPE, CURVE, x, thumbprint(x).substring(0, ID_LENGTH), USE, ALGORITHM);
  }

  Ed25519PublicKeyParameters key() {
    return new Ed25519PublicKeyParameters(decoded(x));
  }

  /**
   * SHA-256 over the key's needed members in the order of their names (RFC 7638, 3; RFC 8037, 2).
   */
  static String thumbprint(String x) {
    String members = "{\"crv\":\"" + CURVE + "\",\"kty\":\"" + TYPE + "\",\"x\":\"" + x + "\"}";
    try {
      return encoded(
          MessageDigest.getInstance("SHA-256").digest(members.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }

  static String encoded(byte[] bytes) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }

  /** Only the one way to write bytes is read: the decoder itself overlooks what is left over. */
  static byte[] decoded(String text) {
    byte[] bytes = Base64.getUrlDecoder().decode(text);
    if (!encoded(bytes).equals(text)) {
      throw new IllegalArgumentException("not as base64url without padding writes it");
    }
    return bytes;
  }
}
