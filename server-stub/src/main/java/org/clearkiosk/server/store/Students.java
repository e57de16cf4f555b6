package org.clearkiosk.server.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.clearkiosk.clearance.model.Blocker;
import org.clearkiosk.clearance.model.CampusId;
import org.clearkiosk.clearance.model.Level;
import org.clearkiosk.clearance.model.Refund;
import org.clearkiosk.clearance.model.Status;
import org.clearkiosk.clearance.model.Student;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** The facts about students. */
public final class Students {
  private static final String COLUMNS =
      "number, name, level, status, refund, card_fen, network_fen, bank_card_tail";

  private static final Wanted<Student> FOUND =
      Wanted.rows(COLUMNS, "student", "number", Students::student);

  private static final Wanted<Student> LOCKED =
      Wanted.lockedRows(COLUMNS, "student", "number", Students::student);

  private static final Wanted<Map.Entry<String, String>> TRAITS = byStudent("trait", "trait");
  private static final Wanted<Map.Entry<String, String>> DONE = byStudent("office", "office_step");

  private Students() {}

  private static Wanted<Map.Entry<String, String>> byStudent(String column, String table) {
    return Wanted.rows(
        "student, " + column,
        table,
        "student",
        row -> Map.entry(row.getString("student"), row.getString(column)));
  }

  /** Whether a campus has any student. */
  public static boolean any(Handle handle, CampusId campus) {
    return handle
        .select("SELECT number FROM student WHERE campus = ? LIMIT 1", campus.value())
        .mapTo(String.class)
        .findOne()
        .isPresent();
  }

  /**
   * Adds a student with all that is known.
   *
   * @param source who says what is in the way
   */
  public static void add(
      Handle handle,
      CampusId campus,
      Student student,
      String source,
      List<Blocker> blockers,
      Instant now) {
    handle.execute(
        "INSERT INTO student (campus, number, name, level, status, refund, card_fen, network_fen, bank_card_tail)"
            + " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
        campus.value(),
        student.number(),
        student.name(),
        word(student.level()),
        optionalWord(student.status()),
        optionalWord(student.refund()),
        student.cardFen(),
        student.networkFen(),
        student.bankCardTail());
    for (String trait : student.traits()) {
      handle.execute(
          "INSERT INTO trait (campus, student, trait) VALUES (?, ?, ?)",
          campus.value(),
          student.number(),
          trait);
    }
    for (String office : student.done()) {
      finishStep(handle, campus, List.of(student.number()), office, now);
    }
    for (int index = 0; index < blockers.size(); index++) {
      GivenBlockers.Key key =
          new GivenBlockers.Key(student.number(), source, String.valueOf(index + 1));
      GivenBlockers.put(handle, campus, key, blockers.get(index), now);
    }
  }

  /**
   * Locks a student until the transaction ends. Whoever changes what is judged about a student
   * locks the student first, and reads afterwards.
   *
   * @return whether there is such a student
   */
  public static boolean lock(Handle handle, CampusId campus, String number) {
    return handle
        .select(
            "SELECT number FROM student WHERE campus = ? AND number = ? <row_lock>",
            campus.value(),
            number)
        .mapTo(String.class)
        .findOne()
        .isPresent();
  }

  /**
   * Locks students as {@link #lock} does, one after the other.
   *
   * @param numbers one at least, none twice, in the order in which others lock them too
   * @return the facts about those that there are, by their numbers
   */
  public static Map<String, Student> lockAll(
      Handle handle, CampusId campus, Collection<String> numbers) {
    return facts(handle, campus, numbers, LOCKED.of(handle, campus, numbers));
  }

  /** The facts about one student. */
  public static Optional<Student> find(Handle handle, CampusId campus, String number) {
    return Optional.ofNullable(
        facts(handle, campus, List.of(number), FOUND.of(handle, campus, List.of(number)))
            .get(number));
  }

  /**
   * What belongs to students.
   *
   * @param students read before: they may be locked with that
   */
  private static Map<String, Student> facts(
      Handle handle, CampusId campus, Collection<String> numbers, List<Student> students) {
    Map<String, Set<String>> traits = words(TRAITS.of(handle, campus, numbers));
    Map<String, Set<String>> done = words(DONE.of(handle, campus, numbers));
    return students.stream()
        .collect(
            Collectors.toMap(
                Student::number,
                student ->
                    with(
                        student,
                        traits.getOrDefault(student.number(), Set.of()),
                        done.getOrDefault(student.number(), Set.of()))));
  }

  /** Words by students. */
  private static Map<String, Set<String>> words(List<Map.Entry<String, String>> entries) {
    Map<String, Set<String>> words = new HashMap<>();
    entries.forEach(
        entry ->
            words.computeIfAbsent(entry.getKey(), key -> new HashSet<>()).add(entry.getValue()));
    return words;
  }

  private static Student student(ResultSet row) throws SQLException {
    return new Student(
        row.getString("number"),
        row.getString("name"),
        Level.valueOf(constant(row.getString("level"))),
        optional(Status.class, row.getString("status")),
        Set.of(),
        Set.of(),
        optional(Refund.class, row.getString("refund")),
        row.getLong("card_fen"),
        row.getLong("network_fen"),
        row.getString("bank_card_tail"));
  }

  private static Student with(Student student, Set<String> traits, Set<String> done) {
    return new Student(
        student.number(),
        student.name(),
        student.level(),
        student.status(),
        traits,
        done,
        student.refund(),
        student.cardFen(),
        student.networkFen(),
        student.bankCardTail());
  }

  /**
   * Marks an office's step as done for students; nothing happens for those for whom it is done
   * already.
   *
   * @param students one at least, each known
   */
  public static void finishStep(
      Handle handle, CampusId campus, Collection<String> students, String office, Instant now) {
    Directly.executeEach(
        handle,
        "INSERT INTO office_step (campus, student, office, done_at) VALUES (?, ?, ?, ?)"
            + " ON CONFLICT DO NOTHING",
        students,
        student -> Directly.arguments(campus.value(), student, office, now.toEpochMilli()));
  }

  /**
   * Keeps the refund that students chose.
   *
   * @param students one at least
   * @param refund null where what they chose counts no more
   */
  public static void chooseRefund(
      Handle handle, CampusId campus, Collection<String> students, @Nullable Refund refund) {
    Directly.executeEach(
        handle,
        "UPDATE student SET refund = ? WHERE campus = ? AND number = ?",
        students,
        student -> Directly.arguments(optionalWord(refund), campus.value(), student));
  }

  private static @Nullable String optionalWord(@Nullable Enum<?> constant) {
    return constant == null ? null : word(constant);
  }

  private static String word(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT);
  }

  private static String constant(String word) {
    return word.toUpperCase(Locale.ROOT);
  }

  private static <E extends Enum<E>> @Nullable E optional(Class<E> type, @Nullable String word) {
    return word == null ? null : Enum.valueOf(type, constant(word));
  }
}
