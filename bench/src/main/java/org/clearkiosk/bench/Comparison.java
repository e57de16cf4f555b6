package org.clearkiosk.bench;

import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.TreeMap;

/**
 * The project and another program, which did the same by turns.
 *
 * @param name one word, for programs that read the report
 * @param what was done, in words
 * @param peer who else did it
 * @param goal the highest ratio of the medians that is good; empty where it is only to be known
 * @param ours the project's times
 * @param theirs the other program's times
 */
record Comparison(
    String name, String what, String peer, OptionalDouble goal, Samples ours, Samples theirs)
    implements Finding {
  private static final double MICROSECOND = 1_000;

  /** The project's median for one of the other's. */
  double ratio() {
    return (double) ours.median() / theirs.median();
  }

  @Override
  public boolean isMet() {
    return goal.isEmpty() || ratio() <= goal.getAsDouble();
  }

  @Override
  public String text(String us) {
    return "%s: %s%n%-28s %7s %12s %12s%n".formatted(name, what, "", "n", "p50 µs", "p99 µs")
        + row(us, ours)
        + row(peer, theirs)
        + String.format(Locale.ROOT, "  ratio of the medians %.3f%s%n%n", ratio(), judgement());
  }

  private String judgement() {
    return goal.isEmpty()
        ? ", without a goal"
        : String.format(
            Locale.ROOT, ", goal at most %.2f: %s", goal.getAsDouble(), isMet() ? "met" : "MISSED");
  }

  private static String row(String who, Samples samples) {
    return String.format(
        Locale.ROOT,
        "  %-26s %7d %12.1f %12.1f%n",
        who,
        samples.count(),
        samples.median() / MICROSECOND,
        samples.percentile(0.99) / MICROSECOND);
  }

  @Override
  public Map<String, Object> members() {
    Map<String, Object> members = new TreeMap<>();
    members.put("name", name);
    members.put("what", what);
    members.put("peer", peer);
    goal.ifPresent(most -> members.put("goal", most));
    members.put("ratio", ratio());
    members.put("met", isMet());
    members.put("ours", members(ours));
    members.put("theirs", members(theirs));
    return members;
  }

  private static Map<String, Object> members(Samples samples) {
    return Map.of(
        "count", samples.count(),
        "p50_ns", samples.median(),
        "p99_ns", samples.percentile(0.99));
  }
}
