package org.clearkiosk.server.receipt;

/** The signed form of a place in the service hall's line: about 300 characters. */
public final class SignedTicket {
  /** Says that the token is a ticket and nothing else (RFC 8725, 3.11). */
  static final String TYPE = "clearance-ticket+jwt";

  private SignedTicket() {}

  /** Signs what a ticket says. The same claims under the same key always give the same text. */
  public static String of(TicketClaims claims, ReceiptKey key) {
    return SignedToken.of(TYPE, claims, key);
  }
}
