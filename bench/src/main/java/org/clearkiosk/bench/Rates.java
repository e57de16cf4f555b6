package org.clearkiosk.bench;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.TreeMap;

/**
 * How often a second the project and another program did the same, in rounds by turns.
 *
 * @param name one word, for programs that read the report
 * @param what was done, in words
 * @param peer who else did it
 * @param goal the lowest ratio that is good; empty where it is only to be known
 * @param ours the project's rounds
 * @param theirs the other program's rounds, as many
 */
record Rates(
    String name,
    String what,
    String peer,
    OptionalDouble goal,
    List<Round> ours,
    List<Round> theirs)
    implements Finding {
  Rates {
    ours = List.copyOf(ours);
    theirs = List.copyOf(theirs);
    if (ours.isEmpty() || ours.size() != theirs.size()) {
      throw new IllegalArgumentException("rounds: as many of theirs as of ours, at least one");
    }
  }

  /** The middle one of the rounds' ratios: each round beside the other's round next to it. */
  double ratio() {
    double[] ratios = new double[ours.size()];
    for (int index = 0; index < ratios.length; index++) {
      ratios[index] = ours.get(index).perSecond() / theirs.get(index).perSecond();
    }
    return Round.middle(ratios);
  }

  @Override
  public boolean isMet() {
    return goal.isEmpty() || ratio() >= goal.getAsDouble();
  }

  @Override
  public String text(String us) {
    return "%s: %s%n%-28s %9s %12s %12s%n".formatted(name, what, "", "/s", "p50 µs", "p99 µs")
        + row(us, ours)
        + row(peer, theirs)
        + String.format(
            Locale.ROOT, "  middle ratio of the rounds %.2f%s%n%n", ratio(), judgement());
  }

  private String judgement() {
    return goal.isEmpty()
        ? ", without a goal"
        : String.format(
            Locale.ROOT,
            ", goal at least %.2f: %s",
            goal.getAsDouble(),
            isMet() ? "met" : "MISSED");
  }

  private static String row(String who, List<Round> rounds) {
    Samples samples = Round.all(rounds);
    return String.format(
        Locale.ROOT,
        "  %-26s %9.0f %12.0f %12.0f%n",
        who,
        Round.perSecond(rounds),
        samples.median() / 1e3,
        samples.percentile(0.99) / 1e3);
  }

  @Override
  public Map<String, Object> members() {
    Map<String, Object> members = new TreeMap<>();
    members.put("name", name);
    members.put("what", what);
    members.put("peer", peer);
    goal.ifPresent(least -> members.put("goal_at_least", least));
    members.put("ratio", ratio());
    members.put("met", isMet());
    members.put("ours", members(ours));
    members.put("theirs", members(theirs));
    return members;
  }

  private static Map<String, Object> members(List<Round> rounds) {
    Samples samples = Round.all(rounds);
    return Map.of(
        "per_second", Round.perSecond(rounds),
        "rounds_per_second", rounds.stream().map(Round::perSecond).toList(),
        "count", samples.count(),
        "p50_ns", samples.median(),
        "p99_ns", samples.percentile(0.99));
  }
}
