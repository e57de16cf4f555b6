package org.clearkiosk.reader.pcsc;

import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.clearkiosk.reader.thread.ProofQueue;
import org.clearkiosk.reader.thread.ProofRequest;
import org.jspecify.annotations.Nullable;

/**
 * What waits for the reader's thread: the newest snapshot and a few requests. A snapshot comes out
 * first, so that no card is asked for a proof that is known to have left.
 */
final class Mailbox {
  private final ProofQueue queue;
  private final AtomicReference<Mail.@Nullable Snapshot> newest = new AtomicReference<>();

  Mailbox(ProofQueue queue) {
    this.queue = queue;
  }

  /** Puts a snapshot in place of an older one. */
  void put(Mail.Snapshot snapshot) {
    newest.set(snapshot);
    queue.wake();
  }

  /** The next mail; {@link Mail.Silence} when none came within so many nanoseconds. */
  Mail next(long nanoseconds) {
    queue.await(nanoseconds, () -> newest.get() != null);
    if (queue.isClosed()) {
      return new Mail.Closed();
    }
    Mail.Snapshot snapshot = newest.getAndSet(null);
    if (snapshot != null) {
      return snapshot;
    }
    Optional<ProofRequest> request = queue.poll();
    return request.isPresent() ? new Mail.Asked(request.get()) : new Mail.Silence();
  }
}
