package org.clearkiosk.reader.profile;

import org.clearkiosk.reader.SectorKey;

/** What came of asking for the key of a card's sector. */
sealed interface KeyAnswer {

  /** The key. */
  record Key(SectorKey key) implements KeyAnswer {}

  /** Whoever keeps the keys has none for this card. */
  record NotOnRecord() implements KeyAnswer {}

  /** Nobody answered in time, or not with an answer: nothing is known about the card. */
  record NotKnown() implements KeyAnswer {}
}
