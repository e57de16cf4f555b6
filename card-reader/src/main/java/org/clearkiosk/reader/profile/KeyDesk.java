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
  private final CompletableFuture<Optional<SectorKey>> closed = new CompletableFuture<>();

  KeyDesk(SectorKeySource source, Duration bound) {
    this.source = source;
    this.bound = bound;
  }

  /** The key of one card's sector, if it is to be had in time. */
  Optional<SectorKey> keyFor(byte[] identifier, int sector) {
    try {
      CompletableFuture<Optional<SectorKey>> asked =
          source.keyFor(identifier.clone(), sector).toCompletableFuture();
      CompletableFuture<Optional<SectorKey>> either = asked.applyToEither(closed, answer -> answer);
      return either.get(bound.toNanos(), TimeUnit.NANOSECONDS);
    } catch (TimeoutException e) {
      LOG.warn("No sector key within {}.", bound);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (ExecutionException | RuntimeException e) {
      // Without its message, which may name the card
      LOG.warn("Asking for a sector key failed: {}", e.getClass().getName());
    }
    return Optional.empty();
  }

  /** From any thread: nobody waits for a key any more. */
  void close() {
    closed.complete(Optional.empty());
  }
}
