package org.clearkiosk.reader.profile;

import java.util.Optional;
import java.util.Set;
import org.clearkiosk.reader.TransceiveException;
import org.clearkiosk.reader.apdu.ApduExchange;

/** A card that lies on a reader, whichever kind of reader it is. Serves one thread. */
public interface PresentedCard {
  /** What the card can do, as it said when it was found; at least one. */
  Set<CardTechnology> technologies();

  /**
   * The card's unique identifier.
   *
   * @return 4, 7 or 10 bytes; empty when the reader does not tell
   * @throws TransceiveException when the card, or the reader, does not answer
   */
  Optional<byte[]> identifier() throws TransceiveException;

  /** The way for APDUs, for a {@link CardTechnology#PROCESSOR}. */
  ApduExchange apdus();

  /** The way to the sectors, for a {@link CardTechnology#MIFARE_CLASSIC_1K}. */
  StorageCard storage();
}
