package org.clearkiosk.bench;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What one run of a benchmark found, for programs. */
final class Report {
  private static final Gson GSON = new GsonBuilder().setPrettyPrinting().create();

  private final String benchmark;
  private final List<? extends Finding> findings;

  /**
   * A report.
   *
   * @param benchmark its name
   */
  Report(String benchmark, List<? extends Finding> findings) {
    this.benchmark = benchmark;
    this.findings = List.copyOf(findings);
  }

  /** A JSON object: benchmark, at, machine, comparisons; times in nanoseconds. */
  String json() {
    Map<String, Object> report = new TreeMap<>();
    report.put("benchmark", benchmark);
    report.put("at", Instant.now().truncatedTo(ChronoUnit.SECONDS).toString());
    report.put("machine", machine());
    report.put("comparisons", findings.stream().map(Finding::members).toList());
    return GSON.toJson(report) + "\n";
  }

  private static Map<String, Object> machine() {
    return Map.of(
        "java", System.getProperty("java.runtime.version", ""),
        "system", System.getProperty("os.name", "") + " " + System.getProperty("os.version", ""),
        "architecture", System.getProperty("os.arch", ""),
        "processors", Runtime.getRuntime().availableProcessors());
  }
}
