package org.clearkiosk.clearance.wire;

import java.util.Objects;

/**
 * Opens a session with a card's proof.
 *
 * @param challenge the id of the challenge
 * @param proof the card's answer, 16 bytes as 32 hexadecimal digits
 */
public record SessionRequest(String challenge, String proof) {
  public SessionRequest {
    Objects.requireNonNull(challenge, "challenge");
    if (!proof.matches("[0-9a-f]{32}")) {
      throw new IllegalArgumentException("proof: 32 hexadecimal digits");
    }
  }
}
