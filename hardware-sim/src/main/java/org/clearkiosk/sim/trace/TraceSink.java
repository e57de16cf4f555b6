package org.clearkiosk.sim.trace;

import org.clearkiosk.sim.card.ByteString;

/** Where one reader's traffic is noted. Called on the reader's own threads; returns at once. */
@FunctionalInterface
public interface TraceSink {
  /** Notes nothing. */
  TraceSink NONE = (direction, kind, bytes, meaning) -> {};

  /** Notes one thing. */
  void note(TraceEntry.Direction direction, TraceEntry.Kind kind, ByteString bytes, String meaning);

  /** Notes that something happened. */
  default void event(String meaning) {
    note(TraceEntry.Direction.NONE, TraceEntry.Kind.EVENT, ByteString.EMPTY, meaning);
  }
}
