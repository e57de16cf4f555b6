package org.clearkiosk.clearance.wire;

/**
 * Gives the query password.
 *
 * @param password six digits
 */
public record PasswordRequest(String password) {
  public PasswordRequest {
    if (!password.matches("[0-9]{6}")) {
      throw new IllegalArgumentException("password: six digits");
    }
  }

  /** Says nothing: a password is never written to a log. */
  @Override
  public String toString() {
    return "PasswordRequest[]";
  }
}
