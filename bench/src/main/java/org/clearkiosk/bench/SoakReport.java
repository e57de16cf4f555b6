package org.clearkiosk.bench;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.function.ToDoubleFunction;

/**
 * How a kiosk stood it.
 *
 * @param students how many were served
 * @param again how often one of them laid the card down again, since a reader had stumbled
 * @param confirmed how many of them confirmed
 * @param completions how many completions the server holds, each of one who confirmed
 * @param looks at the kiosk, at least one, evenly spread, the last after the last student
 * @param eventThread from the first student to the last
 */
public record SoakReport(
    int students,
    int again,
    int confirmed,
    int completions,
    List<Vitals> looks,
    EventThread eventThread)
    implements Finding {
  private static final double MOST_OF_FIRST_HEAP = 1.05;
  private static final double MOST_P999_MILLISECONDS = 50;
  private static final double MOST_MILLISECONDS = 200;

  /** Connections to the server, which come and go: one to ask, one to end, one to deliver. */
  private static final int CONNECTIONS = 3;

  private static final double P999 = 0.999;
  private static final int TENTH = 10;
  private static final double KIB_OF_A_MIB = 1024;

  public SoakReport {
    looks = List.copyOf(looks);
  }

  /** Whether the server holds what was confirmed, and nothing else. */
  public boolean complete() {
    return confirmed == completions;
  }

  /** Whether the last tenth holds no more of the heap than the first did, to a twentieth. */
  public boolean heapFlat() {
    return heap(last()) <= MOST_OF_FIRST_HEAP * heap(first());
  }

  /** Whether no more files are open at the end, but for connections of the moment. */
  public boolean filesFlat() {
    return files(last()) <= files(first()) + CONNECTIONS;
  }

  /** Whether the event thread was never late. */
  public boolean neverLate() {
    return inTime(eventThread.waited()) && inTime(eventThread.dispatched());
  }

  private static boolean inTime(NavigableMap<Long, Long> counts) {
    return EventThread.percentile(counts, P999) <= MOST_P999_MILLISECONDS
        && EventThread.percentile(counts, 1) <= MOST_MILLISECONDS;
  }

  /** How many events the event thread had. */
  public long events() {
    return EventThread.count(eventThread.dispatched());
  }

  @Override
  public boolean isMet() {
    return complete() && heapFlat() && filesFlat() && neverLate();
  }

  private List<Vitals> first() {
    return looks.subList(0, tenth());
  }

  private List<Vitals> last() {
    return looks.subList(looks.size() - tenth(), looks.size());
  }

  private int tenth() {
    return Math.max(1, looks.size() / TENTH);
  }

  private static double heap(List<Vitals> looks) {
    return median(looks, Vitals::heap) / KIB_OF_A_MIB;
  }

  private static double files(List<Vitals> looks) {
    return looks.stream().mapToDouble(Vitals::files).max().orElse(0);
  }

  private static double median(List<Vitals> looks, ToDoubleFunction<Vitals> part) {
    double[] values = looks.stream().mapToDouble(part).sorted().toArray();
    return values[values.length / 2];
  }

  @Override
  public String text(String us) {
    return String.format(
            Locale.ROOT, "soak: %d students in a row, %d of them confirmed%n", students, confirmed)
        + line("cards laid down again", again, "%.0f", "", true)
        + line("completions at the server", completions, "%.0f", "as many", complete())
        + line("heap after collecting, first tenth, MiB", heap(first()), "%.2f", "", true)
        + line("… last tenth", heap(last()), "%.2f", "at most a twentieth more", heapFlat())
        + line("open files, most in the first tenth", files(first()), "%.0f", "", true)
        + line(
            "… in the last", files(last()), "%.0f", "at most " + CONNECTIONS + " more", filesFlat())
        + line("resident at the end, MiB", resident(), "%.1f", "", true)
        + late("waited for the event thread", eventThread.waited())
        + late("took the event thread", eventThread.dispatched())
        + System.lineSeparator();
  }

  private double resident() {
    return looks.get(looks.size() - 1).resident();
  }

  private static String late(String what, NavigableMap<Long, Long> counts) {
    return String.format(
        Locale.ROOT,
        "  %-42s %d events, p50 %.1f ms, p99.9 %.1f ms, max %.1f ms: p99.9 ≤ 50, max ≤ 200: %s%n",
        what,
        EventThread.count(counts),
        EventThread.percentile(counts, 0.5),
        EventThread.percentile(counts, P999),
        EventThread.percentile(counts, 1),
        inTime(counts) ? "met" : "MISSED");
  }

  private static String line(String what, double value, String format, String goal, boolean isMet) {
    return String.format(
        Locale.ROOT,
        "  %-42s %10s%s%n",
        what,
        String.format(Locale.ROOT, format, value),
        goal.isEmpty() ? "" : "   goal: " + goal + ": " + (isMet ? "met" : "MISSED"));
  }

  @Override
  public Map<String, Object> members() {
    Map<String, Object> members = new TreeMap<>();
    members.put("name", "soak");
    members.put("students", students);
    members.put("again", again);
    members.put("confirmed", confirmed);
    members.put("completions", completions);
    members.put("heap_first_mib", heap(first()));
    members.put("heap_last_mib", heap(last()));
    members.put("files_first", files(first()));
    members.put("files_last", files(last()));
    members.put("resident_mib", resident());
    members.put("waited_p999_ms", EventThread.percentile(eventThread.waited(), P999));
    members.put("waited_max_ms", EventThread.percentile(eventThread.waited(), 1));
    members.put("dispatched_p999_ms", EventThread.percentile(eventThread.dispatched(), P999));
    members.put("dispatched_max_ms", EventThread.percentile(eventThread.dispatched(), 1));
    members.put("events", events());
    members.put("met", isMet());
    return members;
  }
}
