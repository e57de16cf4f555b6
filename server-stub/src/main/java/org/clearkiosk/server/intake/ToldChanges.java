package org.clearkiosk.server.intake;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.EnumMap;
import java.util.Map;
import org.clearkiosk.clearance.model.CampusId;
import org.clearkiosk.clearance.policy.Policy;
import org.clearkiosk.server.intake.ChangedFacts.Kind;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.result.ResultIterator;

/**
 * Runs the statements of a {@link Takeover} that change facts. Each tells the rows that it really
 * changed, so that the audit journal can say of whom and what.
 */
final class ToldChanges {
  private final Handle handle;
  private final CampusId campus;
  private final Policy policy;
  private final Map<FactsFile, Long> rows = new EnumMap<>(FactsFile.class);
  private final ChangedFacts facts = new ChangedFacts();

  ToldChanges(Handle handle, CampusId campus, Policy policy) {
    this.handle = handle;
    this.campus = campus;
    this.policy = policy;
  }

  /**
   * What the rows that a statement changes tell about it.
   *
   * @param student the column that names the student
   * @param kind what it means that a row was changed
   * @param what an expression that says more exactly what
   */
  record Told(String student, Kind kind, String what) {
    /** A part of the student's own record. */
    static Told part(String student, String name) {
      return new Told(student, Kind.CHANGED, "'" + name + "'");
    }

    private String returning() {
      return " RETURNING %s, %s".formatted(student, what);
    }
  }

  private record Row(String student, String what) {
    /** By place: there are hundreds of thousands, and others wait. */
    static Row of(ResultSet row) throws SQLException {
      return new Row(row.getString(1), row.getString(2));
    }
  }

  /** Forgets everything: the transaction was undone and is run again. */
  void clear() {
    rows.clear();
    facts.clear();
  }

  /** How many rows were changed because of each file. */
  Map<FactsFile, Long> rows() {
    return Map.copyOf(rows);
  }

  /** What was changed, by student. */
  ChangedFacts facts() {
    return facts;
  }

  /**
   * Changes rows because of a file.
   *
   * @return how many
   */
  long run(FactsFile file, String statement, Told told) {
    long count = 0;
    try (ResultIterator<Row> changed =
        handle
            .createQuery(statement + told.returning())
            .bind("campus", campus.value())
            .bind("year", policy.year())
            .map((row, context) -> Row.of(row))
            .iterator()) {
      while (changed.hasNext()) {
        keep(told.kind(), changed.next());
        count++;
      }
    }
    rows.merge(file, count, Long::sum);
    return count;
  }

  private void keep(Kind kind, Row row) {
    facts.add(row.student(), kind, row.what());
    if (kind == Kind.STEPS_FINISHED && row.what().equals(policy.officeFinishedHere())) {
      policy
          .cardRights()
          .ended()
          .forEach(right -> facts.add(row.student(), Kind.CARD_RIGHTS_ENDED, right.id()));
    }
  }
}
