package org.clearkiosk.server.receipt;

import com.google.gson.JsonParseException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import org.bouncycastle.crypto.signers.Ed25519Signer;
import org.clearkiosk.clearance.wire.Json;
import org.clearkiosk.server.receipt.SignedToken.Header;

/** Checks a signed receipt, or a ticket of the hall, with nothing but public keys. Pure. */
public final class ReceiptCheck {
  private static final int SIGNATURE_BYTES = 64;
  private static final String PART = "[A-Za-z0-9_-]+";

  private ReceiptCheck() {}

  /** What the check found. */
  public sealed interface Result {
    /** The receipt is true. */
    record Valid(ReceiptClaims claims, String key) implements Result {}

    /** It is a ticket of the service hall, and true. */
    record ValidTicket(TicketClaims claims, String key) implements Result {}

    /** It is neither a signed receipt nor a signed ticket. */
    record Malformed(String why) implements Result {}

    /** It names a key that is not among those given. */
    record UnknownKey(String key) implements Result {}

    /** It was changed, or its signature is another's. */
    record BadSignature(String key) implements Result {}
  }

  /**
   * Checks a receipt or ticket against keys. Nothing that it says is told unless the signature is
   * right.
   */
  public static Result check(String receipt, PublicKeySet keys) {
    if (receipt.length() > SignedToken.LONGEST) {
      return new Result.Malformed("longer than " + SignedToken.LONGEST + " characters");
    }
    String[] parts = receipt.split("\\.", -1);
    if (parts.length != 3 || !receipt.matches(PART + "\\." + PART + "\\." + PART)) {
      return new Result.Malformed("not three parts of base64url with a full stop between them");
    }
    try {
      return check(parts, keys);
    } catch (Json.MalformedMessageException
        | CharacterCodingException
        | JsonParseException
        | IllegalArgumentException e) {
      return new Result.Malformed("a part of it cannot be read");
    }
  }

  private static Result check(String[] parts, PublicKeySet keys)
      throws Json.MalformedMessageException, CharacterCodingException {
    Header header = Json.read(text(parts[0]), Header.class);
    // the algorithm is never taken from what is to be checked (RFC 8725, 3.1)
    boolean ticket = header.typ().equals(SignedTicket.TYPE);
    if (!header.alg().equals(SignedToken.ALGORITHM)
        || !(ticket || header.typ().equals(SignedReceipt.TYPE))) {
      return new Result.Malformed("not a receipt or ticket of this form: other alg or typ");
    }
    byte[] signature = PublicKeyJson.decoded(parts[2]);
    if (signature.length != SIGNATURE_BYTES) {
      return new Result.Malformed("the signature has not 64 bytes");
    }
    var key = keys.find(header.kid());
    if (key.isEmpty()) {
      return new Result.UnknownKey(header.kid());
    }
    byte[] input = (parts[0] + "." + parts[1]).getBytes(StandardCharsets.US_ASCII);
    Ed25519Signer signer = new Ed25519Signer();
    signer.init(false, key.get().key());
    signer.update(input, 0, input.length);
    if (!signer.verifySignature(signature)) {
      return new Result.BadSignature(header.kid());
    }
    String claims = text(parts[1]);
    return ticket
        ? new Result.ValidTicket(Json.read(claims, TicketClaims.class), header.kid())
        : new Result.Valid(Json.read(claims, ReceiptClaims.class), header.kid());
  }

  private static String text(String part) throws CharacterCodingException {
    return StandardCharsets.UTF_8
        .newDecoder()
        .decode(ByteBuffer.wrap(PublicKeyJson.decoded(part)))
        .toString();
  }
}
