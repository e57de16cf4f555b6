package org.clearkiosk.server.webhook;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.clearkiosk.server.identity.Secrets;

/**
 * The signature of a request to a subscriber, as Standard Webhooks has it (standardwebhooks.com,
 * specification 1.0.0): HMAC-SHA256 over id, time and body.
 */
final class Signature {
  private static final String SECRET_PREFIX = "whsec_";
  private static final String VERSION = "v1,";
  private static final String ALGORITHM = "HmacSHA256";

  /** The specification asks for 24 to 64 bytes. */
  private static final int SECRET_BYTES = 32;

  private Signature() {}

  /** A new secret: {@code whsec_} and base64. */
  static String newSecret() {
    return SECRET_PREFIX + Base64.getEncoder().encodeToString(Secrets.bytes(SECRET_BYTES));
  }

  /**
   * Signs.
   *
   * @param secret {@code whsec_} and base64
   * @param id the same whenever the same event is sent again
   * @param at when this request is sent; signed to the second
   * @return {@code v1,} and base64
   */
  static String of(String secret, String id, Instant at, String body) {
    byte[] key = Base64.getDecoder().decode(secret.substring(SECRET_PREFIX.length()));
    String signed = id + "." + at.getEpochSecond() + "." + body;
    try {
      Mac mac = Mac.getInstance(ALGORITHM);
      mac.init(new SecretKeySpec(key, ALGORITHM));
      byte[] sum = mac.doFinal(signed.getBytes(StandardCharsets.UTF_8));
      return VERSION + Base64.getEncoder().encodeToString(sum);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java platform has " + ALGORITHM, e);
    }
  }
}
