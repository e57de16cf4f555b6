package org.clearkiosk.kiosk.outbox;

import java.util.ArrayList;
import java.util.List;
import org.clearkiosk.clearance.wire.Heartbeat;
import org.clearkiosk.clearance.wire.SequenceRange;
import org.jspecify.annotations.Nullable;

/** Counts what a terminal still keeps, number by number in ascending order. */
final class Standing {
  private final Ranges waiting = new Ranges();
  private final Ranges setAside = new Ranges();
  private @Nullable Long oldest;

  /**
   * Counts one.
   *
   * @param keptAt when it was kept, in seconds of business time
   */
  void add(long sequence, boolean refused, long keptAt) {
    if (refused) {
      setAside.add(sequence);
    } else {
      waiting.add(sequence);
      oldest = oldest == null ? keptAt : Math.min(oldest, keptAt);
    }
  }

  Heartbeat.Outbox outbox(long lastSequence, long now) {
    return new Heartbeat.Outbox(
        lastSequence,
        waiting.count,
        oldest == null ? null : Math.max(0, now - oldest),
        setAside.count,
        waiting.ranges,
        setAside.ranges);
  }

  /** Numbers side by side become one range; beyond the most that are told they are only counted. */
  private static final class Ranges {
    private final List<SequenceRange> ranges = new ArrayList<>();
    private long count;

    void add(long sequence) {
      count++;
      int last = ranges.size() - 1;
      if (last >= 0 && ranges.get(last).last() + 1 == sequence) {
        ranges.set(last, new SequenceRange(ranges.get(last).first(), sequence));
      } else if (ranges.size() < Heartbeat.Outbox.MOST_RANGES) {
        ranges.add(new SequenceRange(sequence, sequence));
      }
    }
  }
}
