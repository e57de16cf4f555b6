package org.clearkiosk.reader.profile;

import org.clearkiosk.reader.CardRead.Unrecognised;

/** What reading a card's file came to, the card having answered to the end. */
public sealed interface FileReading {

  /**
   * A campus card in order.
   *
   * @param file what is on it
   */
  record InOrder(CardFile file) implements FileReading {}

  /**
   * Not a campus card in order.
   *
   * @param reason what was wrong with it
   */
  record Wrong(Unrecognised.Reason reason) implements FileReading {}
}
