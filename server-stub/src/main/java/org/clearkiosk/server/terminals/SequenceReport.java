package org.clearkiosk.server.terminals;

import java.util.ArrayList;
import java.util.List;
import org.clearkiosk.clearance.wire.Heartbeat;
import org.clearkiosk.clearance.wire.SequenceRange;
import org.clearkiosk.server.store.Heartbeats;
import org.clearkiosk.server.store.TerminalIdentity;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/**
 * Where each sequence number is that a terminal ever gave out: recorded here, still on the terminal
 * to be delivered, set aside there because it was refused, or nowhere that is known. Pure, but for
 * {@link #of}.
 *
 * @param highest the highest number that the terminal said or that was recorded; 0 for none
 * @param recorded the numbers of accepted events
 * @param waiting the numbers that the terminal has yet to deliver, as it last said
 * @param setAside the numbers that were refused for good, as it last said; it keeps them for staff
 * @param missing the numbers that are in neither place
 * @param untold the numbers of which the terminal did not say where they are, for it had more
 *     ranges than a heartbeat takes, could not read its outbox, or has not been heard of since
 */
public record SequenceReport(
    long highest,
    List<SequenceRange> recorded,
    List<SequenceRange> waiting,
    List<SequenceRange> setAside,
    List<SequenceRange> missing,
    List<SequenceRange> untold) {
  /**
   * Looks a terminal's numbers up. What it said comes first: a number that is delivered meanwhile
   * is then in both places, the other way round it would be in neither.
   */
  public static SequenceReport of(Handle handle, TerminalIdentity terminal) {
    Heartbeats.@Nullable Last last = Heartbeats.last(handle, terminal).orElse(null);
    return of(Heartbeats.recorded(handle, terminal), last);
  }

  /**
   * Puts together what is recorded and what the terminal said.
   *
   * @param recorded ascending and apart
   * @param last the terminal's last heartbeat; null where there was none
   */
  static SequenceReport of(List<SequenceRange> recorded, Heartbeats.@Nullable Last last) {
    long recordedTo = recorded.isEmpty() ? 0 : recorded.get(recorded.size() - 1).last();
    long highest = Math.max(recordedTo, last == null ? 0 : last.highestSequence());
    Heartbeat.Outbox outbox = last == null ? null : last.outbox();
    List<SequenceRange> waiting =
        outbox == null ? List.of() : without(outbox.waitingNumbers(), recorded);
    List<SequenceRange> setAside =
        outbox == null ? List.of() : without(outbox.setAsideNumbers(), recorded);
    List<SequenceRange> all = highest == 0 ? List.of() : List.of(new SequenceRange(1, highest));
    List<SequenceRange> nowhere = without(without(without(all, recorded), waiting), setAside);
    // of what was given out after it was heard of, it has not said where it is
    long toldTo =
        last == null || outbox == null ? 0 : Math.min(last.highestSequence(), toldTo(outbox));
    return new SequenceReport(
        highest, recorded, waiting, setAside, upTo(nowhere, toldTo), beyond(nowhere, toldTo));
  }

  /** Whether every number is accounted for. */
  public boolean complete() {
    return missing.isEmpty() && untold.isEmpty();
  }

  /** Up to which number a heartbeat says of each whether it is still on the terminal. */
  private static long toldTo(Heartbeat.Outbox outbox) {
    return Math.min(
        toldTo(outbox.waiting(), outbox.waitingNumbers()),
        toldTo(outbox.setAside(), outbox.setAsideNumbers()));
  }

  private static long toldTo(long count, List<SequenceRange> ranges) {
    long told = ranges.stream().mapToLong(range -> range.last() - range.first() + 1).sum();
    if (told >= count) {
      return Long.MAX_VALUE;
    }
    return ranges.isEmpty() ? 0 : ranges.get(ranges.size() - 1).last();
  }

  private static List<SequenceRange> upTo(List<SequenceRange> ranges, long last) {
    return last >= SequenceRange.GREATEST
        ? ranges
        : without(ranges, List.of(new SequenceRange(last + 1, SequenceRange.GREATEST)));
  }

  private static List<SequenceRange> beyond(List<SequenceRange> ranges, long last) {
    return last < 1
        ? ranges
        : without(ranges, List.of(new SequenceRange(1, Math.min(last, SequenceRange.GREATEST))));
  }

  /** What is in some ranges and not in others; both ascending and apart. */
  private static List<SequenceRange> without(
      List<SequenceRange> ranges, List<SequenceRange> others) {
    List<SequenceRange> rest = new ArrayList<>();
    int next = 0;
    for (SequenceRange range : ranges) {
      long from = range.first();
      while (next < others.size() && others.get(next).last() < from) {
        next++;
      }
      for (int i = next; i < others.size() && others.get(i).first() <= range.last(); i++) {
        if (others.get(i).first() > from) {
          rest.add(new SequenceRange(from, others.get(i).first() - 1));
        }
        from = Math.max(from, others.get(i).last() + 1);
      }
      if (from <= range.last()) {
        rest.add(new SequenceRange(from, range.last()));
      }
    }
    return rest;
  }
}
