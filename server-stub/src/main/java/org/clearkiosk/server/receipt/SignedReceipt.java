package org.clearkiosk.server.receipt;

import java.nio.charset.StandardCharsets;
import java.util.Objects;
import org.clearkiosk.clearance.wire.Json;

/**
 * The signed form of a receipt: a JSON Web Token (RFC 7519) in the compact serialisation (RFC 7515,
 * 3.1), signed with Ed25519 (RFC 8037, 3.1). About 350 characters, at most {@value #LONGEST}, and
 * only those that a QR code and a URL take.
 */
public final class SignedReceipt {
  /** The longest that is made or read, in characters. */
  public static final int LONGEST = 600;

  /** Says that the token is a receipt and nothing else (RFC 8725, 3.11). */
  static final String TYPE = "clearance-receipt+jwt";

  static final String ALGORITHM = "EdDSA";

  private SignedReceipt() {}

  /** The header of a token. */
  record Header(String alg, String typ, String kid) {
    Header {
      Objects.requireNonNull(alg, "alg");
      Objects.requireNonNull(typ, "typ");
      if (!kid.matches("[A-Za-z0-9_-]{1,64}")) {
        throw new IllegalArgumentException("kid: 1 to 64 characters of base64url");
      }
    }
  }

  /** Signs what a receipt says. The same claims under the same key always give the same text. */
  public static String of(ReceiptClaims claims, ReceiptKey key) {
    String header = Json.write(new Header(ALGORITHM, TYPE, key.publicKey().kid()));
    String input = part(header) + "." + part(Json.write(claims));
    String signature = PublicKeyJson.encoded(key.sign(input.getBytes(StandardCharsets.US_ASCII)));
    return input + "." + signature;
  }

  private static String part(String json) {
    return PublicKeyJson.encoded(json.getBytes(StandardCharsets.UTF_8));
  }
}
