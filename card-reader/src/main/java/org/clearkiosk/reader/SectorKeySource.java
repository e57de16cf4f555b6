package org.clearkiosk.reader;

import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/**
 * Gives out the key of one card's sector for reading it once. A terminal holds no card key, so this
 * asks whoever does: the central server.
 */
@FunctionalInterface
public interface SectorKeySource {

  /**
   * Asks for a key. Called on a reader's thread: it must return at once and answer later, from any
   * thread. The reader waits only for as long as its configuration says, and takes an answer that
   * fails for none.
   *
   * @param identifier the card's unique identifier, 4 or 7 bytes; a copy
   * @param sector which sector is to be read, 0 to 15
   * @return the key; empty when there is none for this card
   */
  CompletionStage<Optional<SectorKey>> keyFor(byte[] identifier, int sector);

  /** Knows no key at all. */
  static SectorKeySource none() {
    return (identifier, sector) -> CompletableFuture.completedFuture(Optional.empty());
  }
}
