package org.clearkiosk.clearance.wire;

/**
 * Asks for a challenge to a card.
 *
 * @param card the card number as read, 8 to 20 digits
 * @param keyGeneration which master key the card's key comes from, 1 to 255
 */
public record ChallengeRequest(String card, int keyGeneration) {
  public ChallengeRequest {
    if (!card.matches("[0-9]{8,20}")) {
      throw new IllegalArgumentException("card: 8 to 20 digits");
    }
    if (keyGeneration < 1 || keyGeneration > 255) {
      throw new IllegalArgumentException("keyGeneration: 1 to 255");
    }
  }

  /** Names no card: card numbers are never written to a log. */
  @Override
  public String toString() {
    return "ChallengeRequest[]";
  }
}
