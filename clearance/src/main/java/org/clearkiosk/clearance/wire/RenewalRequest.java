package org.clearkiosk.clearance.wire;

/**
 * Asks for a terminal's next certificate, over the one that it still has.
 *
 * @param request a certification request (PKCS#10) in PEM, at most 4096 characters, for a new EC
 *     key on the curve P-256
 */
public record RenewalRequest(String request) {
  public RenewalRequest {
    CertificationRequests.check(request);
  }
}
