package org.clearkiosk.server.sources;

import java.time.InstantSource;
import java.util.Optional;
import org.clearkiosk.clearance.wire.ProblemType;
import org.clearkiosk.server.clearing.Refusal;
import org.clearkiosk.server.store.SourceIdentity;

/**
 * How much a token may ask of one server process: {@value #LARGEST} requests at once and {@value
 * #A_SECOND} a second, so that one system's mistake leaves the server to the terminals. Many
 * changes in one request count as fewer.
 */
public final class SourcePace {
  static final int LARGEST = 200;
  static final int A_SECOND = 20;

  private static final int CHANGES_FOR_ONE = 20;

  private final Buckets buckets;

  SourcePace(InstantSource realTime) {
    buckets = new Buckets(realTime, LARGEST, A_SECOND);
  }

  /** Counts a request; empty when it may go on. */
  public Optional<Refusal> count(SourceIdentity source) {
    return take(source, 1);
  }

  /** Counts the changes of a request that was counted itself; empty when it may go on. */
  Optional<Refusal> countChanges(SourceIdentity source, int changes) {
    return take(source, changes / CHANGES_FOR_ONE);
  }

  private Optional<Refusal> take(SourceIdentity source, int cost) {
    int wait = buckets.take(source.toString(), cost);
    return wait == 0
        ? Optional.empty()
        : Optional.of(Refusal.later(ProblemType.TOO_MANY_REQUESTS, wait));
  }
}
