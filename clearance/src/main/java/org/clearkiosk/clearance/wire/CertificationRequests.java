package org.clearkiosk.clearance.wire;

/** How a certification request (PKCS#10, RFC 2986) is written in a message: PEM (RFC 7468). */
final class CertificationRequests {
  /** One for a key on the curve P-256 has about 400 characters. */
  private static final int LONGEST = 4096;

  private CertificationRequests() {}

  static void check(String request) {
    if (request.length() > LONGEST || !request.startsWith("-----BEGIN CERTIFICATE REQUEST-----")) {
      throw new IllegalArgumentException(
          "request: a PEM certificate request of at most %d characters".formatted(LONGEST));
    }
  }
}
