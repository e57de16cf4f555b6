package org.clearkiosk.kiosk.flow;

import java.time.OffsetDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a technician's page shows. Nothing of a student.
 *
 * @param findings one thing each
 * @param lines a list below them; empty where there is none
 */
public record TechnicianReport(List<Finding> findings, List<Line> lines) {
  /** There is nothing to find out. */
  static final TechnicianReport NOTHING = new TechnicianReport(List.of(), List.of());

  public TechnicianReport {
    findings = List.copyOf(findings);
    lines = List.copyOf(lines);
  }

  /** Findings alone. */
  public static TechnicianReport of(Finding... findings) {
    return new TechnicianReport(List.of(findings), List.of());
  }

  /** How many findings want someone to do something. */
  public int attentions() {
    return (int)
        findings.stream()
            .filter(finding -> finding.standing() == Finding.Standing.ATTENTION)
            .count();
  }

  /** How many of something were counted: the value of a finding that is a number; 0 for none. */
  public long counted(Finding.Subject subject) {
    return findings.stream()
        .filter(finding -> finding.subject() == subject && finding.value().matches("[0-9]{1,18}"))
        .mapToLong(finding -> Long.parseLong(finding.value()))
        .sum();
  }

  /**
   * One line of a list.
   *
   * @param when the time; the screen says it in the campus's zone
   * @param what which
   * @param state what has become of it; null where that is not asked
   * @param more what about it: what the log says, the same in every language, or why the server did
   *     not take it, a failure's short code or the kind of problem
   */
  public record Line(
      OffsetDateTime when, String what, Finding.@Nullable Subject state, String more) {}
}
