package org.clearkiosk.reader.profile;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.clearkiosk.reader.SectorKey;
import org.clearkiosk.reader.SectorKeySource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Asks for sector keys, and waits no longer than it may, nor when the reader is closed. */
final class KeyDesk {
  private static final Logger LOG = LoggerFactory.getLogger(KeyDesk.class);

  private final SectorKeySource source;
  private final Duration bound;
  private final CompletableFuture<KeyAnswer> closed = new CompletableFuture<>();

  KeyDesk(SectorKeySource source, Duration bound) {
    this.source = source;
    this.bound = bound;
  }

  /** The key of one card's sector, or why there is none. */
  KeyAnswer keyFor(byte[] identifier, int sector) {
    try {
      return source
          .keyFor(identifier.clone(), sector)
          .thenApply(KeyDesk::answer)
          .toCompletableFuture()
          .applyToEither(closed, answer -> answer)
          .get(bound.toNanos(), TimeUnit.NANOSECONDS);
    } catch (TimeoutException e) {
      LOG.warn("No sector key within {}.", bound);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (ExecutionException | RuntimeException e) {
      // Without its message, which may name the card
      LOG.warn("Asking for a sector key failed: {}", e.getClass().getName());
    }
    return new KeyAnswer.NotKnown();
  }

  /** From any thread: nobody waits for a key any more. */
  void close() {
    closed.complete(new KeyAnswer.NotKnown());
  }

  private static KeyAnswer answer(Optional<SectorKey> key) {
    return key.<KeyAnswer>map(KeyAnswer.Key::new).orElseGet(KeyAnswer.NotOnRecord::new);
  }
}
