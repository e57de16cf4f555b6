package org.clearkiosk.bench;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a run has found so far. Each finding is told at once, and the file has all that there are: a
 * run that is broken off leaves what it knows.
 */
final class Findings {
  private final String benchmark;
  private final String measured;
  private final PrintWriter out;
  private final PrintWriter progress;
  private final @Nullable Path json;
  private final List<Finding> all = new ArrayList<>();

  /**
   * Nothing yet.
   *
   * @param benchmark its name
   * @param measured the name of the project's part
   * @param out takes the findings
   * @param progress takes what is being done
   * @param json the file; null for none
   */
  Findings(
      String benchmark,
      String measured,
      PrintWriter out,
      PrintWriter progress,
      @Nullable Path json) {
    this.benchmark = benchmark;
    this.measured = measured;
    this.out = out;
    this.progress = progress;
    this.json = json;
  }

  /** Says what is being done. */
  void progress(String text) {
    progress.println(text);
    progress.flush();
  }

  void add(Finding finding) throws IOException {
    all.add(finding);
    out.print(finding.text(measured));
    out.flush();
    if (json != null) {
      Files.writeString(json, new Report(benchmark, all).json());
    }
  }

  /** Whether every goal was met. */
  boolean isMet() {
    return all.stream().allMatch(Finding::isMet);
  }
}
