package org.clearkiosk.cardtool.reader;

import java.util.Optional;

/** Where one card is looked for. */
interface CardPlace extends AutoCloseable {
  /**
   * Looks once.
   *
   * @return the card, connected; empty while none lies there
   * @throws NoCardException when waiting will not help
   */
  Optional<DirectCard> look() throws NoCardException;

  @Override
  void close();
}
