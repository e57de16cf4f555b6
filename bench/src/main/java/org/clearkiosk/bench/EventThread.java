package org.clearkiosk.bench;

import com.google.gson.Gson;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What a kiosk that was started with {@code --diagnose-event-thread} says of its event thread.
 *
 * @param waited how many events waited at most so many microseconds
 * @param dispatched how many took the thread at most so many microseconds
 */
record EventThread(NavigableMap<Long, Long> waited, NavigableMap<Long, Long> dispatched) {
  private static final Gson GSON = new Gson();
  private static final String BEGIN = "{\"eventThread\"";

  private record Line(Counts eventThread) {}

  private record Counts(Map<Long, Long> waited, Map<Long, Long> dispatched) {}

  /** What was counted between the first and the last of the lines that tell of it. */
  static Optional<EventThread> among(List<String> lines) {
    List<Counts> told =
        lines.stream()
            .filter(line -> line.startsWith(BEGIN))
            .map(line -> GSON.fromJson(line, Line.class).eventThread())
            .toList();
    if (told.size() < 2) {
      return Optional.empty();
    }
    Counts first = told.get(0);
    Counts last = told.get(told.size() - 1);
    return Optional.of(
        new EventThread(
            since(first.waited(), last.waited()), since(first.dispatched(), last.dispatched())));
  }

  private static NavigableMap<Long, Long> since(Map<Long, Long> first, Map<Long, Long> last) {
    NavigableMap<Long, Long> counts = new TreeMap<>();
    last.forEach(
        (microseconds, count) -> {
          long more = count - first.getOrDefault(microseconds, 0L);
          if (more > 0) {
            counts.put(microseconds, more);
          }
        });
    return counts;
  }

  static long count(NavigableMap<Long, Long> counts) {
    return counts.values().stream().mapToLong(Long::longValue).sum();
  }

  /** At most so many milliseconds, for a part of all; to about a tenth. */
  static double percentile(NavigableMap<Long, Long> counts, double part) {
    long rank = (long) Math.ceil(part * count(counts));
    long seen = 0;
    for (Map.Entry<Long, Long> entry : counts.entrySet()) {
      seen += entry.getValue();
      if (seen >= rank) {
        return entry.getKey() / 1e3;
      }
    }
    return 0;
  }
}
