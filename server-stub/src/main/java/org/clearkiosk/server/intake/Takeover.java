package org.clearkiosk.server.intake;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.BinaryOperator;
import java.util.stream.Collectors;
import org.clearkiosk.clearance.model.CampusId;
import org.clearkiosk.clearance.model.CardRight;
import org.clearkiosk.clearance.policy.Policy;
import org.clearkiosk.server.intake.ChangedFacts.Kind;
import org.clearkiosk.server.intake.ToldChanges.Told;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/**
 * Takes what was staged over into the tables that students are judged by: a few statements, within
 * the one transaction that others have to wait for.
 *
 * <p>What was not changed is not written, and what a list leaves empty was not changed: a default
 * is for new rows alone. Only an empty status and empty traits say that there is none. Completions
 * and receipts are not touched; a chosen refund stays as long as the step that it was chosen with.
 */
final class Takeover {
  /**
   * In words of SQL: the student of the row has cleared in the year in force, or in a later one.
   */
  private static final String CLEARED_THIS_YEAR =
      "EXISTS (SELECT 1 FROM completion c WHERE c.campus = :campus AND c.student = %s"
          + " AND c.policy_year >= :year)";

  /** Who has cleared, in whatever year, stays. */
  private static final String REMOVABLE_STUDENTS =
      "SELECT count(*) FROM student s WHERE s.campus = :campus AND NOT EXISTS"
          + " (SELECT 1 FROM completion c WHERE c.campus = :campus AND c.student = s.number)";

  /** In words of SQL: which blocker a row is. */
  private static final String BLOCKER = "source || '/' || source_id";

  private static final Told STATUS_SET =
      new Told("student.number", Kind.STATUS, "COALESCE(student.status, 'unset')");

  private static final Told STEP_REOPENED = new Told("student", Kind.STEPS_REOPENED, "office");

  private final Handle handle;
  private final Staging staging;
  private final CampusId campus;
  private final Replacements replacements;
  private final Policy policy;
  private final ToldChanges changes;
  private final Set<String> unknownSources = new TreeSet<>();

  Takeover(
      Handle handle, Staging staging, CampusId campus, Replacements replacements, Policy policy) {
    this.handle = handle;
    this.staging = staging;
    this.campus = campus;
    this.replacements = replacements;
    this.policy = policy;
    this.changes = new ToldChanges(handle, campus, policy);
  }

  /**
   * Before the transaction: which students it is about.
   *
   * <p>Students whom a full list leaves out are found in the transaction.
   */
  void prepare() {
    handle.execute("CREATE TEMPORARY TABLE staged_touched (number TEXT PRIMARY KEY)");
    handle.execute(
        "INSERT INTO staged_touched "
            + staging.files().stream()
                .map(
                    file ->
                        "SELECT DISTINCT %s FROM %s".formatted(file.studentColumn(), file.staged()))
                .collect(Collectors.joining(" UNION ")));
    handle.execute("CREATE TEMPORARY TABLE staged_gone (number TEXT PRIMARY KEY)");
    handle.execute("ANALYZE staged_touched");
  }

  /**
   * Takes everything over.
   *
   * @return how many rows of each file were added, changed or, with a full list, taken away
   * @throws TakesMostException when a full list would take away most, and that is not said
   */
  Map<FactsFile, Long> run(Instant now) {
    changes.clear();
    unknownSources.clear();
    lock();
    if (staging.has(FactsFile.STUDENTS)) {
      students();
    }
    if (staging.has(FactsFile.STATUSES)) {
      statuses();
    }
    if (staging.has(FactsFile.ACCOUNTS)) {
      accounts();
    }
    if (staging.has(FactsFile.CARDS)) {
      cards();
    }
    if (staging.has(FactsFile.OFFICES)) {
      offices(now);
    }
    if (staging.has(FactsFile.BLOCKERS)) {
      blockers(now);
    }
    return changes.rows();
  }

  /** Cards first, then students, each by number: the order of every writer. */
  private void lock() {
    boolean all = replacements.any();
    if (staging.has(FactsFile.CARDS) || givesPasswords() || replacements.students()) {
      lock("card", "student", all);
    }
    lock("student", "number", all);
  }

  private boolean givesPasswords() {
    return staging.has(FactsFile.ACCOUNTS, "password_hash")
        || staging.has(FactsFile.ACCOUNTS, InitialPasswords.COLUMN);
  }

  private void lock(String table, String column, boolean all) {
    query(
        "SELECT count(*) FROM (SELECT number FROM %s t WHERE t.campus = :campus".formatted(table)
            + (all
                ? ""
                : " AND EXISTS (SELECT 1 FROM staged_touched s WHERE s.number = t.%s)"
                    .formatted(column))
            + " ORDER BY number <row_lock>) AS locked");
  }

  private void students() {
    // what there was, before the list adds what is new
    long before = replacements.students() ? query(REMOVABLE_STUDENTS) : 0;
    change(
        FactsFile.STUDENTS,
        "INSERT INTO student (campus, number, name, level, card_fen, network_fen)"
            + " SELECT :campus, number, name, level, 0, 0 FROM staged_students WHERE true"
            + " ON CONFLICT (campus, number) DO UPDATE SET name = excluded.name, level = excluded.level"
            + " WHERE student.name != excluded.name OR student.level != excluded.level",
        Told.part("number", "person"));
    if (staging.has(FactsFile.STUDENTS, "traits")) {
      change(
          FactsFile.STUDENTS,
          "DELETE FROM trait WHERE campus = :campus"
              + " AND EXISTS (SELECT 1 FROM staged_students s WHERE s.number = trait.student)"
              + " AND NOT EXISTS (SELECT 1 FROM staged_trait t WHERE t.student = trait.student AND t.trait = trait.trait)",
          Told.part("student", "traits"));
      change(
          FactsFile.STUDENTS,
          "INSERT INTO trait (campus, student, trait)"
              + " SELECT :campus, student, trait FROM staged_trait WHERE true"
              + " ON CONFLICT (campus, student, trait) DO NOTHING",
          Told.part("student", "traits"));
    }
    if (replacements.students()) {
      removeStudents(before);
    }
  }

  /** Who has cleared stays, in whatever year that was. */
  private void removeStudents(long before) {
    handle.execute("DELETE FROM staged_gone");
    takeAway(
        FactsFile.STUDENTS,
        null,
        before,
        "INSERT INTO staged_gone SELECT number FROM student s WHERE s.campus = :campus"
            + " AND NOT EXISTS (SELECT 1 FROM staged_students n WHERE n.number = s.number)"
            + " AND NOT EXISTS (SELECT 1 FROM completion c WHERE c.campus = :campus AND c.student = s.number)",
        Told.part("number", "removed"));
    String theirCards =
        "SELECT c.number FROM card c JOIN staged_gone g ON g.number = c.student WHERE c.campus = :campus";
    for (String table : List.of("session", "sector_key", "lockout")) {
      update("DELETE FROM %s WHERE campus = :campus AND card IN (%s)".formatted(table, theirCards));
    }
    for (String table :
        List.of("session", "card", "credential", "trait", "office_step", "blocker")) {
      update(
          "DELETE FROM %s WHERE campus = :campus AND student IN (SELECT number FROM staged_gone)"
              .formatted(table));
    }
    update(
        "DELETE FROM student WHERE campus = :campus AND number IN (SELECT number FROM staged_gone)");
  }

  private void statuses() {
    String unsettable =
        "student WHERE campus = :campus AND status IS NOT NULL AND NOT "
            + CLEARED_THIS_YEAR.formatted("student.number");
    long before = replacements.statuses() ? count(unsettable) : 0;
    change(
        FactsFile.STATUSES,
        "UPDATE student SET status = s.status FROM staged_statuses s"
            + " WHERE student.campus = :campus AND student.number = s.student"
            + " AND student.status IS DISTINCT FROM s.status",
        STATUS_SET);
    if (replacements.statuses()) {
      takeAway(
          FactsFile.STATUSES,
          null,
          before,
          "UPDATE student SET status = NULL WHERE campus = :campus AND status IS NOT NULL"
              + " AND NOT EXISTS (SELECT 1 FROM staged_statuses s WHERE s.student = student.number)"
              + " AND NOT "
              + CLEARED_THIS_YEAR.formatted("student.number"),
          STATUS_SET);
    }
  }

  private void accounts() {
    List<String> sets = new ArrayList<>();
    List<String> differs = new ArrayList<>();
    for (String column : List.of("card_fen", "network_fen", "bank_card_tail")) {
      if (staging.has(FactsFile.ACCOUNTS, column)) {
        String value = "COALESCE(s.%s, student.%s)".formatted(column, column);
        sets.add(column + " = " + value);
        differs.add("student.%s IS DISTINCT FROM %s".formatted(column, value));
      }
    }
    if (!sets.isEmpty()) {
      change(
          FactsFile.ACCOUNTS,
          "UPDATE student SET %s FROM staged_accounts s".formatted(String.join(", ", sets))
              + " WHERE student.campus = :campus AND student.number = s.student AND (%s)"
                  .formatted(String.join(" OR ", differs)),
          Told.part("student.number", "account"));
    }
    if (staging.has(FactsFile.ACCOUNTS, "password_hash")) {
      forgetTries(
          "SELECT s.student FROM staged_accounts s"
              + " LEFT JOIN credential p ON p.campus = :campus AND p.student = s.student"
              + " WHERE s.password_hash IS NOT NULL"
              + " AND s.password_hash IS DISTINCT FROM p.password_hash");
      change(
          FactsFile.ACCOUNTS,
          "INSERT INTO credential (campus, student, password_hash)"
              + " SELECT :campus, student, password_hash FROM staged_accounts WHERE password_hash IS NOT NULL"
              + " ON CONFLICT (campus, student) DO UPDATE SET password_hash = excluded.password_hash"
              + " WHERE credential.password_hash != excluded.password_hash",
          Told.part("student", "password"));
    }
    if (staging.has(FactsFile.ACCOUNTS, InitialPasswords.COLUMN)) {
      forgetTries(
          "SELECT s.student FROM staged_initial s WHERE NOT EXISTS (SELECT 1 FROM credential p"
              + " WHERE p.campus = :campus AND p.student = s.student)");
      change(
          FactsFile.ACCOUNTS,
          "INSERT INTO credential (campus, student, password_hash)"
              + " SELECT :campus, student, hash FROM staged_initial WHERE true"
              + " ON CONFLICT (campus, student) DO NOTHING",
          Told.part("student", "password"));
    }
  }

  /** Wrong tries with the password before say nothing of the one that a student is given now. */
  private void forgetTries(String students) {
    update(
        "DELETE FROM lockout WHERE campus = :campus AND card IN (SELECT c.number FROM card c"
            + " WHERE c.campus = :campus AND c.student IN (%s))".formatted(students));
  }

  private void cards() {
    long before =
        replacements.cards() ? count("card WHERE campus = :campus AND state = 'active'") : 0;
    List<String> columns = new ArrayList<>();
    for (String column : List.of("profile", "key_generation", "identifier", "state")) {
      if (staging.has(FactsFile.CARDS, column)) {
        columns.add(column);
      }
    }
    String insert =
        "INSERT INTO card (campus, number, student, state, key_generation, profile, identifier)"
            + " SELECT :campus, s.number, s.student, COALESCE(s.state, c.state, 'active'),"
            + " COALESCE(s.key_generation, c.key_generation, 1),"
            + " COALESCE(s.profile, c.profile, 'cpu'),"
            + " COALESCE(s.identifier, c.identifier) FROM staged_cards s"
            + " LEFT JOIN card c ON c.campus = :campus AND c.number = s.number"
            + " WHERE true ON CONFLICT (campus, number) DO ";
    Told state = new Told("student", Kind.CARD_STATES, "state");
    change(FactsFile.CARDS, insert + updateOf("card", columns, Takeover::given), state);
    if (replacements.cards()) {
      takeAway(
          FactsFile.CARDS,
          null,
          before,
          "UPDATE card SET state = 'stopped' WHERE campus = :campus AND state = 'active'"
              + " AND NOT EXISTS (SELECT 1 FROM staged_cards s WHERE s.number = card.number)",
          state);
    }
  }

  /**
   * What a conflict with a row on record changes: the columns that the file has, where the cell is
   * not empty.
   */
  private static String updateOf(String table, List<String> columns, BinaryOperator<String> given) {
    if (columns.isEmpty()) {
      return "NOTHING";
    }
    return "UPDATE SET "
        + columns.stream()
            .map(column -> "%s = %s".formatted(column, given.apply(table, column)))
            .collect(Collectors.joining(", "))
        + " WHERE "
        + columns.stream()
            .map(
                column ->
                    "%s.%s IS DISTINCT FROM %s"
                        .formatted(table, column, given.apply(table, column)))
            .collect(Collectors.joining(" OR "));
  }

  /** What a blocker of another kind leaves empty it has not: it is another matter. */
  private static String givenOfABlocker(String table, String column) {
    return "CASE WHEN excluded.kind IS DISTINCT FROM %s.kind THEN excluded.%s ELSE %s END"
        .formatted(table, column, given(table, column));
  }

  private static String given(String table, String column) {
    return "COALESCE(excluded.%s, %s.%s)".formatted(column, table, column);
  }

  private void offices(Instant now) {
    Map<String, Long> before = new TreeMap<>();
    for (String office : replacements.owners(FactsFile.OFFICES)) {
      before.put(
          office,
          count(
              "office_step WHERE campus = :campus AND office = %s".formatted(quoted(Set.of(office)))
                  + finishedAtNoTerminal()));
    }
    change(
        FactsFile.OFFICES,
        "DELETE FROM office_step WHERE campus = :campus AND EXISTS (SELECT 1 FROM staged_offices s"
            + " WHERE s.student = office_step.student AND s.office = office_step.office AND s.done = 0)"
            + finishedAtNoTerminal(),
        STEP_REOPENED);
    change(
        FactsFile.OFFICES,
        "INSERT INTO office_step (campus, student, office, done_at)"
            + " SELECT :campus, student, office, %d FROM staged_offices WHERE done = 1"
                .formatted(now.toEpochMilli())
            + " ON CONFLICT (campus, student, office) DO NOTHING",
        new Told("student", Kind.STEPS_FINISHED, "office"));
    before.forEach(
        (office, steps) ->
            takeAway(
                FactsFile.OFFICES,
                office,
                steps,
                "DELETE FROM office_step WHERE campus = :campus AND office = %s"
                        .formatted(quoted(Set.of(office)))
                    + " AND NOT EXISTS (SELECT 1 FROM staged_offices s WHERE s.student = office_step.student"
                    + " AND s.office = office_step.office AND s.done = 1)"
                    + finishedAtNoTerminal(),
                STEP_REOPENED));
    cardRights();
    refunds();
  }

  /** What ends with the step that terminals finish ends with it here too, and comes back (C1). */
  private void cardRights() {
    String office = quoted(Set.of(policy.officeFinishedHere()));
    for (CardRight right : policy.cardRights().ended()) {
      update(
          "INSERT INTO ended_right (campus, student, service)"
              + " SELECT :campus, student, %s FROM staged_offices WHERE done = 1 AND office = %s"
                  .formatted(quoted(Set.of(right.id())), office)
              + " ON CONFLICT (campus, student, service) DO NOTHING");
    }
    update(
        "DELETE FROM ended_right WHERE campus = :campus AND NOT EXISTS (SELECT 1 FROM office_step o"
            + " WHERE o.campus = :campus AND o.student = ended_right.student AND o.office = %s)"
                .formatted(office));
  }

  /**
   * A refund is chosen with the step that terminals finish, and goes when a list opens it again.
   * What was confirmed at a terminal stands.
   */
  private void refunds() {
    if (staging.has(FactsFile.OFFICES, "refund")) {
      change(
          FactsFile.OFFICES,
          "UPDATE student SET refund = s.refund FROM staged_offices s"
              + " WHERE student.campus = :campus AND student.number = s.student"
              + " AND s.refund IS NOT NULL AND student.refund IS DISTINCT FROM s.refund AND NOT "
              + CLEARED_THIS_YEAR.formatted("student.number"),
          Told.part("student.number", "refund"));
    }
    update(
        "UPDATE student SET refund = NULL WHERE campus = :campus AND refund IS NOT NULL"
            + " AND NOT EXISTS (SELECT 1 FROM office_step o WHERE o.campus = :campus"
            + " AND o.student = student.number AND o.office = %s)"
                .formatted(quoted(Set.of(policy.officeFinishedHere())))
            // no one else is locked
            + (replacements.any()
                ? ""
                : " AND EXISTS (SELECT 1 FROM staged_offices s WHERE s.student = student.number)"));
  }

  /**
   * What a terminal finished this year stays. It is looked at here once more, since a student may
   * have confirmed while the lists were being checked.
   */
  private String finishedAtNoTerminal() {
    return " AND NOT (office = %s AND %s)"
        .formatted(
            quoted(Set.of(policy.officeFinishedHere())),
            CLEARED_THIS_YEAR.formatted("office_step.student"));
  }

  private void blockers(Instant now) {
    Map<String, Long> before = new TreeMap<>();
    for (String source : replacements.owners(FactsFile.BLOCKERS)) {
      String theirs = "source = " + quoted(Set.of(source));
      before.put(source, count("blocker WHERE campus = :campus AND " + theirs));
      if (before.get(source) == 0 && count("staged_blockers WHERE " + theirs) == 0) {
        unknownSources.add(source);
      }
    }
    // also those that the file lacks: a blocker of another kind keeps nothing of the last
    List<String> columns = List.of("kind", "amount_fen", "item", "words_zh", "words_en");
    change(
        FactsFile.BLOCKERS,
        "INSERT INTO blocker (campus, student, source, source_id, kind, amount_fen, item, words_zh, words_en, given_at)"
            + " SELECT :campus, student, source, id, kind, amount_fen, item, words_zh, words_en, %d FROM staged_blockers WHERE true"
                .formatted(now.toEpochMilli())
            + " ON CONFLICT (campus, student, source, source_id) DO "
            + updateOf("blocker", columns, Takeover::givenOfABlocker),
        new Told("student", Kind.BLOCKERS_GIVEN, BLOCKER));
    before.forEach(
        (source, blockers) ->
            takeAway(
                FactsFile.BLOCKERS,
                source,
                blockers,
                "DELETE FROM blocker WHERE campus = :campus AND source = %s"
                        .formatted(quoted(Set.of(source)))
                    + " AND NOT EXISTS (SELECT 1 FROM staged_blockers s WHERE s.student = blocker.student"
                    + " AND s.source = blocker.source AND s.id = blocker.source_id)",
                new Told("student", Kind.BLOCKERS_LIFTED, BLOCKER)));
  }

  /** Ids, which were checked to be of a-z, 0-9 and _ alone. */
  private static String quoted(Set<String> ids) {
    return ids.stream().map("'%s'"::formatted).collect(Collectors.joining(", "));
  }

  /** How many of the students that the files are about have cleared. */
  long cleared() {
    return query(
        "SELECT count(*) FROM staged_touched t WHERE EXISTS"
            + " (SELECT 1 FROM completion c WHERE c.campus = :campus AND c.student = t.number)");
  }

  /** What the last run changed, by student. */
  ChangedFacts facts() {
    return changes.facts();
  }

  /** Sources of which a full list was given that has no blocker, and there was none. */
  Set<String> unknownSources() {
    return Set.copyOf(unknownSources);
  }

  private void change(FactsFile file, String statement, Told told) {
    changes.run(file, statement, told);
  }

  /** Takes away what a full list does not have, of {@code before} that could go. */
  private void takeAway(
      FactsFile file, @Nullable String owner, long before, String statement, Told told) {
    long gone = changes.run(file, statement, told);
    if (!replacements.most()) {
      TakesMostException.unlessFew(file, owner, listed(file, owner), before, gone);
    }
  }

  private long listed(FactsFile file, @Nullable String owner) {
    return count(
        owner == null
            ? file.staged()
            : "%s WHERE %s = %s"
                .formatted(
                    file.staged(),
                    file == FactsFile.OFFICES ? "office" : "source",
                    quoted(Set.of(owner))));
  }

  private long count(String rows) {
    return query("SELECT count(*) FROM " + rows);
  }

  private int update(String statement) {
    return handle
        .createUpdate(statement)
        .bind("campus", campus.value())
        .bind("year", policy.year())
        .execute();
  }

  private long query(String statement) {
    return handle
        .createQuery(statement)
        .bind("campus", campus.value())
        .bind("year", policy.year())
        .mapTo(long.class)
        .one();
  }
}
