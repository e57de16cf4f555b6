package org.clearkiosk.server.receipt;

/** The signed form of a receipt: about 350 characters, at most {@value #LONGEST}. */
public final class SignedReceipt {
  /** The longest that is made or read, in characters. */
  public static final int LONGEST = SignedToken.LONGEST;

  /** Says that the token is a receipt and nothing else (RFC 8725, 3.11). */
  static final String TYPE = "clearance-receipt+jwt";

  private SignedReceipt() {}

  /** Signs what a receipt says. The same claims under the same key always give the same text. */
  public static String of(ReceiptClaims claims, ReceiptKey key) {
    return SignedToken.of(TYPE, claims, key);
  }
}
