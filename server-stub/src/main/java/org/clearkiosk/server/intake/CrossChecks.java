package org.clearkiosk.server.intake;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.clearkiosk.clearance.model.CampusId;
import org.clearkiosk.clearance.model.Level;
import org.clearkiosk.clearance.model.Status;
import org.clearkiosk.clearance.policy.Policy;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** What must hold between rows, between files, and between the files and what is on record. */
final class CrossChecks {
  private final Handle handle;
  private final Staging staging;
  private final CampusId campus;
  private final Policy policy;
  private final Map<FactsFile, String> names;
  private final FileErrors errors;

  /**
   * Prepares to check.
   *
   * @param names what the files are called
   */
  CrossChecks(
      Handle handle,
      Staging staging,
      CampusId campus,
      Policy policy,
      Map<FactsFile, String> names,
      FileErrors errors) {
    this.handle = handle;
    this.staging = staging;
    this.campus = campus;
    this.policy = policy;
    this.names = names;
    this.errors = errors;
  }

  /**
   * Checks all files that are there.
   *
   * @param replace whether students who are not in the list go
   */
  void check(boolean replace) {
    known(replace);
    for (FactsFile file : staging.files()) {
      doubles(file, file.key(), "the same as in a row further up", "Take one of the two rows out");
      if (file != FactsFile.STUDENTS) {
        wrong(
            file,
            "student",
            "SELECT s.line FROM %s s WHERE NOT EXISTS (SELECT 1 FROM staged_known k WHERE k.number = s.student)"
                .formatted(file.staged()),
            "a student who is neither on record nor in a students file beside it",
            "Import the student too, or take the row out");
      }
    }
    levels();
    if (staging.has(FactsFile.CARDS)) {
      cards();
    }
    if (staging.has(FactsFile.OFFICES)) {
      offices();
    }
  }

  /** The students that there will be. */
  private void known(boolean replace) {
    handle.execute("CREATE TEMPORARY TABLE staged_known (number TEXT PRIMARY KEY)");
    String staged =
        staging.has(FactsFile.STUDENTS) ? " UNION SELECT number FROM staged_students" : "";
    handle
        .createUpdate(
            "INSERT INTO staged_known SELECT number FROM student s WHERE s.campus = :campus"
                + (replace
                    ? " AND EXISTS (SELECT 1 FROM completion c WHERE c.campus = :campus AND c.student = s.number)"
                    : "")
                + staged)
        .bind("campus", campus.value())
        .execute();
    handle.execute("ANALYZE staged_known");
  }

  private void doubles(FactsFile file, List<String> key, String problem, String remedy) {
    String columns = String.join(", ", key);
    wrong(
        file,
        key.get(key.size() - 1),
        "SELECT line FROM (SELECT line, ROW_NUMBER() OVER (PARTITION BY %s ORDER BY line) AS place FROM %s WHERE %s IS NOT NULL) AS numbered WHERE place > 1"
            .formatted(columns, file.staged(), key.get(0)),
        problem,
        remedy);
  }

  /** Level and status go together (S1, S2), whichever of the two a file brings. */
  private void levels() {
    String pairs = impossiblePairs();
    if (pairs.isEmpty()) {
      return;
    }
    boolean students = staging.has(FactsFile.STUDENTS);
    if (staging.has(FactsFile.STATUSES)) {
      wrong(
          FactsFile.STATUSES,
          "status",
          "SELECT s.line FROM staged_statuses s"
              + " LEFT JOIN student o ON o.campus = :campus AND o.number = s.student"
              + (students ? " LEFT JOIN staged_students n ON n.number = s.student" : "")
              + " WHERE (%s, s.status) IN (VALUES %s)"
                  .formatted(students ? "COALESCE(n.level, o.level)" : "o.level", pairs),
          "a status that students of this level cannot have",
          "Correct the status, or the student's level");
    }
    if (students) {
      wrong(
          FactsFile.STUDENTS,
          "level",
          "SELECT s.line FROM staged_students s"
              + " JOIN student o ON o.campus = :campus AND o.number = s.number"
              + " WHERE (s.level, o.status) IN (VALUES %s)".formatted(pairs)
              + (staging.has(FactsFile.STATUSES)
                  ? " AND NOT EXISTS (SELECT 1 FROM staged_statuses t WHERE t.student = s.number)"
                  : ""),
          "a level that does not go with the status on record",
          "Import the student's new status with it");
    }
  }

  private String impossiblePairs() {
    List<String> pairs = new ArrayList<>();
    for (Level level : Level.values()) {
      for (Status status : Status.values()) {
        if (policy.outcome(level, status).isEmpty()) {
          pairs.add("('%s', '%s')".formatted(word(level), word(status)));
        }
      }
    }
    return String.join(", ", pairs);
  }

  private static String word(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT);
  }

  private void cards() {
    wrong(
        FactsFile.CARDS,
        "student",
        "SELECT s.line FROM staged_cards s"
            + " JOIN card c ON c.campus = :campus AND c.number = s.number"
            + " WHERE c.student != s.student",
        "the card is on record as another student's",
        "A card never changes hands: correct the number or the student");
    doubles(
        FactsFile.CARDS,
        List.of("identifier"),
        "the same as in a row further up",
        "Take one of the two rows out");
    wrong(
        FactsFile.CARDS,
        "identifier",
        "SELECT s.line FROM staged_cards s"
            + " JOIN card c ON c.campus = :campus AND c.identifier = s.identifier"
            + " WHERE c.number != s.number",
        "another card on record has this identifier",
        "Give that card its right identifier in an import before this one");
    wrong(
        FactsFile.CARDS,
        "identifier",
        "SELECT s.line FROM staged_cards s"
            + " JOIN card c ON c.campus = :campus AND c.number = s.number"
            + " WHERE c.profile = 'uid' AND s.profile IS NULL AND s.identifier != c.identifier",
        "another than that on record, which is the number of a card of profile uid",
        "Leave it empty, or write the card's new profile beside it");
  }

  /** What a student was cleared of at a terminal is not undone in its year. */
  private void offices() {
    wrong(
        FactsFile.OFFICES,
        "done",
        "SELECT s.line FROM staged_offices s WHERE s.done = 0 AND s.office = '%s'"
                .formatted(policy.officeFinishedHere())
            + " AND EXISTS (SELECT 1 FROM completion c WHERE c.campus = :campus AND c.student = s.student"
            + " AND c.policy_year >= :year)",
        "the student has cleared, and holds a receipt of it",
        "Take the row out: a completion is never undone");
    if (staging.has(FactsFile.OFFICES, "refund")) {
      refunds();
    }
  }

  /** A refund that is new is one that the student can choose, and was not chosen at a terminal. */
  private void refunds() {
    boolean students = staging.has(FactsFile.STUDENTS);
    boolean statuses = staging.has(FactsFile.STATUSES);
    String another =
        "SELECT s.line FROM staged_offices s"
            + " LEFT JOIN student o ON o.campus = :campus AND o.number = s.student"
            + (students ? " LEFT JOIN staged_students n ON n.number = s.student" : "")
            + (statuses ? " LEFT JOIN staged_statuses t ON t.student = s.student" : "")
            + " WHERE s.refund IS NOT NULL AND o.refund IS DISTINCT FROM s.refund AND ";
    String level = students ? "COALESCE(n.level, o.level)" : "o.level";
    String status =
        statuses ? "CASE WHEN t.student IS NULL THEN o.status ELSE t.status END" : "o.status";
    String choices = refundChoices();
    wrong(
        FactsFile.OFFICES,
        "refund",
        another
            + (choices.isEmpty()
                ? "true"
                : "NOT COALESCE((%s, %s, s.refund) IN (VALUES %s), false)"
                    .formatted(level, status, choices)),
        "a refund that students of this level and status cannot choose",
        "Leave it empty, or correct the student's status");
    wrong(
        FactsFile.OFFICES,
        "refund",
        another
            + "EXISTS (SELECT 1 FROM completion c WHERE c.campus = :campus AND c.student = s.student"
            + " AND c.policy_year >= :year)",
        "another than the student confirmed at a terminal, and holds a receipt of",
        "Leave it empty: a completion is never undone");
  }

  private String refundChoices() {
    return policy.outcomes().stream()
        .flatMap(
            outcome ->
                outcome.refundChoices().stream()
                    .map(
                        refund ->
                            "('%s', '%s', '%s')"
                                .formatted(
                                    word(outcome.level()), word(outcome.status()), word(refund))))
        .collect(Collectors.joining(", "));
  }

  private void wrong(
      FactsFile file, @Nullable String column, String lines, String problem, String remedy) {
    String name = String.valueOf(names.get(file));
    List<Long> first =
        handle
            .createQuery(
                "SELECT line FROM ("
                    + lines
                    + ") AS wrong ORDER BY line LIMIT "
                    + (FileErrors.MOST + 1))
            .bind("campus", campus.value())
            .bind("year", policy.year())
            .mapTo(long.class)
            .list();
    long all =
        first.size() <= FileErrors.MOST
            ? first.size()
            : handle
                .createQuery("SELECT count(*) FROM (" + lines + ") AS wrong")
                .bind("campus", campus.value())
                .bind("year", policy.year())
                .mapTo(long.class)
                .one();
    errors.addAll(
        first.stream().map(line -> new FileError(name, line, column, problem, remedy)).toList(),
        all);
  }
}
