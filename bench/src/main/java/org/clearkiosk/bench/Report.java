package org.clearkiosk.bench;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** What one run of a benchmark found, for people and for programs. */
final class Report {
  private static final Gson GSON = new GsonBuilder().setPrettyPrinting().create();
  private static final double MICROSECOND = 1_000;

  private final String benchmark;
  private final List<Comparison> comparisons;

  Report(String benchmark, List<Comparison> comparisons) {
    this.benchmark = benchmark;
    this.comparisons = List.copyOf(comparisons);
  }

  boolean isMet() {
    return comparisons.stream().allMatch(Comparison::isMet);
  }

  /** Lines of at most 100 characters; times in microseconds. */
  String table() {
    StringBuilder table = new StringBuilder();
    for (Comparison comparison : comparisons) {
      table.append(
          "%s: %s%n%-28s %7s %12s %12s%n"
              .formatted(comparison.name(), comparison.what(), "", "n", "p50 µs", "p99 µs"));
      appendRow(table, "card-reader", comparison.ours());
      appendRow(table, comparison.peer(), comparison.theirs());
      table.append(
          String.format(
              Locale.ROOT,
              "  ratio of the medians %.3f%s%n%n",
              comparison.ratio(),
              judgement(comparison)));
    }
    return table.toString();
  }

  /** A JSON object: benchmark, at, machine, comparisons; times in nanoseconds. */
  String json() {
    Map<String, Object> report = new TreeMap<>();
    report.put("benchmark", benchmark);
    report.put("at", Instant.now().truncatedTo(ChronoUnit.SECONDS).toString());
    report.put("machine", machine());
    report.put("comparisons", comparisons.stream().map(Report::members).toList());
    return GSON.toJson(report) + "\n";
  }

  private static String judgement(Comparison comparison) {
    return comparison.goal().isEmpty()
        ? ", without a goal"
        : String.format(
            Locale.ROOT,
            ", goal at most %.2f: %s",
            comparison.goal().getAsDouble(),
            comparison.isMet() ? "met" : "MISSED");
  }

  private static void appendRow(StringBuilder table, String who, Samples samples) {
    table.append(
        String.format(
            Locale.ROOT,
            "  %-26s %7d %12.1f %12.1f%n",
            who,
            samples.count(),
            samples.median() / MICROSECOND,
            samples.percentile(0.99) / MICROSECOND));
  }

  private static Map<String, Object> members(Comparison comparison) {
    Map<String, Object> members = new TreeMap<>();
    members.put("name", comparison.name());
    members.put("what", comparison.what());
    members.put("peer", comparison.peer());
    comparison.goal().ifPresent(goal -> members.put("goal", goal));
    members.put("ratio", comparison.ratio());
    members.put("met", comparison.isMet());
    members.put("ours", members(comparison.ours()));
    members.put("theirs", members(comparison.theirs()));
    return members;
  }

  private static Map<String, Object> members(Samples samples) {
    return Map.of(
        "count", samples.count(),
        "p50_ns", samples.median(),
        "p99_ns", samples.percentile(0.99));
  }

  private static Map<String, Object> machine() {
    return Map.of(
        "java", System.getProperty("java.runtime.version", ""),
        "system", System.getProperty("os.name", "") + " " + System.getProperty("os.version", ""),
        "architecture", System.getProperty("os.arch", ""),
        "processors", Runtime.getRuntime().availableProcessors());
  }
}
