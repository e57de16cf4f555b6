package org.clearkiosk.server.receipt;

import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.regex.Pattern;
import org.clearkiosk.clearance.wire.Json;

/**
 * A JSON Web Token (RFC 7519) in the compact serialisation (RFC 7515, 3.1), signed with Ed25519
 * (RFC 8037, 3.1): what receipts and tickets have in common. Only characters that a QR code and a
 * URL take, at most {@value #LONGEST} of them.
 */
final class SignedToken {
  /** The longest that is made or read, in characters. */
  static final int LONGEST = 600;

  static final String ALGORITHM = "EdDSA";

  private SignedToken() {}

  /** The header of a token. */
  record Header(String alg, String typ, String kid) {
    private static final Pattern KID = Pattern.compile("[A-Za-z0-9_-]{1,64}");

    Header {
      Objects.requireNonNull(alg, "alg");
      Objects.requireNonNull(typ, "typ");
      if (!KID.matcher(kid).matches()) {
        throw new IllegalArgumentException("kid: 1 to 64 characters of base64url");
      }
    }
  }

  /**
   * Signs claims. The same claims under the same key always give the same text.
   *
   * @param type what the token is, and nothing else (RFC 8725, 3.11)
   */
  static String of(String type, Record claims, ReceiptKey key) {
    String header = Json.write(new Header(ALGORITHM, type, key.publicKey().kid()));
    String input = part(header) + "." + part(Json.write(claims));
    String signature = PublicKeyJson.encoded(key.sign(input.getBytes(StandardCharsets.US_ASCII)));
    return input + "." + signature;
  }

  private static String part(String json) {
    return PublicKeyJson.encoded(json.getBytes(StandardCharsets.UTF_8));
  }
}
