package org.clearkiosk.clearance.wire;

/**
 * Asks for the key to the sector of a card of profile {@code classic}.
 *
 * @param identifier the card's unique identifier, 4 or 7 bytes as lower-case hexadecimal digits
 * @param sector which sector holds the card file, 1 to 15
 */
public record SectorKeyRequest(String identifier, int sector) {
  public SectorKeyRequest {
    Identifiers.check(identifier);
    if (sector < 1 || sector > 15) {
      throw new IllegalArgumentException("sector: 1 to 15");
    }
  }

  /** Names no card. */
  @Override
  public String toString() {
    return "SectorKeyRequest[]";
  }
}
