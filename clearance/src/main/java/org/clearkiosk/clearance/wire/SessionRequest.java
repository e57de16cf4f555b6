package org.clearkiosk.clearance.wire;

/**
 * Opens a session with a card, in one of three shapes that the member {@code profile} tells apart:
 * {@code cpu}, {@code classic}, {@code uid}. A card is opened in the profile that it has on record
 * and in no other.
 */
public sealed interface SessionRequest {

  /** One case for each shape. */
  interface Visitor<R> {
    R withProof(WithProof request);

    R withSector(WithSector request);

    R withIdentifier(WithIdentifier request);
  }

  /** Ids are the server's own, and it gives out no other. */
  private static void checkId(String name, String id) {
    if (!id.matches("[A-Za-z0-9_-]{1,64}")) {
      throw new IllegalArgumentException(name + ": 1 to 64 of A-Z, a-z, 0-9, _ and -");
    }
  }

  /** Calls the visitor's method for this shape. */
  <R> R accept(Visitor<R> visitor);

  /**
   * {@code cpu}: a card that proves itself.
   *
   * @param challenge the id of the challenge, 1 to 64 of {@code A-Z a-z 0-9 _ -}
   * @param proof the card's answer, 16 bytes as 32 hexadecimal digits
   */
  record WithProof(String challenge, String proof) implements SessionRequest {
    public WithProof {
      checkId("challenge", challenge);
      if (!proof.matches("[0-9a-f]{32}")) {
        throw new IllegalArgumentException("proof: 32 hexadecimal digits");
      }
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.withProof(this);
    }
  }

  /**
   * {@code classic}: a card whose sector was read with a key of the server's. It can be cloned.
   *
   * @param sectorKey the id of the key, of the same form; see {@link SectorKeyGrant}
   * @param card the card number as read, 8 to 20 digits
   * @param keyGeneration which master key the card's key comes from, as read, 1 to 255
   */
  record WithSector(String sectorKey, String card, int keyGeneration) implements SessionRequest {
    public WithSector {
      checkId("sectorKey", sectorKey);
      if (!card.matches("[0-9]{8,20}")) {
        throw new IllegalArgumentException("card: 8 to 20 digits");
      }
      if (keyGeneration < 1 || keyGeneration > 255) {
        throw new IllegalArgumentException("keyGeneration: 1 to 255");
      }
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.withSector(this);
    }

    /** Names no card: card numbers are never written to a log. */
    @Override
    public String toString() {
      return "WithSector[]";
    }
  }

  /**
   * {@code uid}: a card that is known by its identifier alone. It can be cloned.
   *
   * @param identifier 4 or 7 bytes as lower-case hexadecimal digits
   */
  record WithIdentifier(String identifier) implements SessionRequest {
    public WithIdentifier {
      Identifiers.check(identifier);
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.withIdentifier(this);
    }

    /** Names no card. */
    @Override
    public String toString() {
      return "WithIdentifier[]";
    }
  }
}
