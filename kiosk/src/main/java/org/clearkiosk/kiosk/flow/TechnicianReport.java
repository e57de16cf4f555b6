package org.clearkiosk.kiosk.flow;

import java.util.List;

/**
 * What a technician's page shows. Nothing of a student.
 *
 * @param findings one thing each
 * @param lines a list below them, the same in every language; empty where there is none
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
   * @param when a time
   * @param what which
   * @param more what about it
   */
  public record Line(String when, String what, String more) {}
}
