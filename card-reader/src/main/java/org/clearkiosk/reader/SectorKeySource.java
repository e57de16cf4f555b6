package org.clearkiosk.reader;

import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.clearkiosk.reader.CardRead.Unrecognised.Detail;

/**
 * Gives out the key of one card's sector for reading it once. A terminal holds no card key, so this
 * asks whoever does: the central server.
 */
@FunctionalInterface
public interface SectorKeySource {

  /**
   * Asks for a key. Called on a reader's thread: it must return at once and answer later, from any
   * thread. The reader waits only for as long as its configuration says.
   *
   * <p>The answer decides what becomes of the card: empty means that it is known not to be one of
   * the campus's ({@link Detail#NOT_ON_RECORD}). A source that could not find out fails its answer
   * (or leaves it out): then nothing is said about the card ({@link Detail#NO_KEY}).
   *
   * @param identifier the card's unique identifier, 4 or 7 bytes; a copy
   * @param sector which sector is to be read, 0 to 15
   * @return the key; empty when there is none for this card; failed when that is not known
   */
  CompletionStage<Optional<SectorKey>> keyFor(byte[] identifier, int sector);

  /** Knows of no card whether it has a key; for terminals that read no sectors. */
  static SectorKeySource none() {
    return (identifier, sector) ->
        CompletableFuture.failedFuture(
            new IllegalStateException("This terminal has no source of sector keys."));
  }
}
