package org.clearkiosk.clearance.wire;

/**
 * Asks for a terminal's first certificate, or for the first of another machine in its place.
 *
 * @param code the one-time code that the operator was given, as typed: 20 letters and digits of
 *     Crockford's Base32, in groups or not; at most 64 characters
 * @param request a certification request (PKCS#10) in PEM, at most 4096 characters, for an EC key
 *     on the curve P-256. What it says of a name is ignored: the code says which terminal it is
 */
public record EnrolmentRequest(String code, String request) {
  private static final int LONGEST_CODE = 64;

  public EnrolmentRequest {
    if (code.isBlank() || code.length() > LONGEST_CODE) {
      throw new IllegalArgumentException("code: 1 to %d characters".formatted(LONGEST_CODE));
    }
    CertificationRequests.check(request);
  }

  /** The code is secret until it is used. */
  @Override
  public String toString() {
    return "EnrolmentRequest[]";
  }
}
