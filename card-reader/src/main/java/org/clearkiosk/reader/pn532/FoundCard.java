package org.clearkiosk.reader.pn532;

import java.util.Arrays;
import java.util.Set;
import org.clearkiosk.reader.profile.CardTechnology;

/**
 * A card that a PN532 has found. {@link #toString()} leaves the identifier out, which is personal
 * data where a campus reads cards by it.
 */
public final class FoundCard {
  private final Target target;

  FoundCard(Target target) {
    this.target = target;
  }

  /** SAK, 0 to 255 (ISO/IEC 14443-3, 6.5.3.4). */
  public int selectAcknowledge() {
    return target.selectAcknowledge();
  }

  /** What the card can do, as its SAK tells. */
  public Set<CardTechnology> technologies() {
    return CardTechnology.ofSelectAcknowledge(target.selectAcknowledge());
  }

  /** The unique identifier: 4, 7 or 10 bytes, a new copy each time. */
  public byte[] identifier() {
    return target.identifier();
  }

  Target target() {
    return target;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof FoundCard card && target.isSameCard(card.target);
  }

  @Override
  public int hashCode() {
    return 31 * Arrays.hashCode(target.identifier()) + target.selectAcknowledge();
  }

  @Override
  public String toString() {
    return target.toString();
  }
}
