package org.clearkiosk.server.store;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
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
  private Students() {}

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
        word(student.status()),
        word(student.refund()),
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
      finishStep(handle, campus, student.number(), office, now);
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

  /** The facts about one student. */
  public static Optional<Student> find(Handle handle, CampusId campus, String number) {
    Set<String> traits =
        handle
            .select(
                "SELECT trait FROM trait WHERE campus = ? AND student = ?", campus.value(), number)
            .mapTo(String.class)
            .set();
    Set<String> done =
        handle
            .select(
                "SELECT office FROM office_step WHERE campus = ? AND student = ?",
                campus.value(),
                number)
            .mapTo(String.class)
            .set();
    return handle
        .select(
            "SELECT number, name, level, status, refund, card_fen, network_fen, bank_card_tail"
                + " FROM student WHERE campus = ? AND number = ?",
            campus.value(),
            number)
        .map(
            (row, context) ->
                new Student(
                    row.getString("number"),
                    row.getString("name"),
                    Level.valueOf(constant(row.getString("level"))),
                    optional(Status.class, row.getString("status")),
                    traits,
                    done,
                    optional(Refund.class, row.getString("refund")),
                    row.getLong("card_fen"),
                    row.getLong("network_fen"),
                    row.getString("bank_card_tail")))
        .findOne();
  }

  /** Marks an office's step as done; nothing happens when it is done already. */
  public static void finishStep(
      Handle handle, CampusId campus, String student, String office, Instant now) {
    handle.execute(
        "INSERT INTO office_step (campus, student, office, done_at) VALUES (?, ?, ?, ?)"
            + " ON CONFLICT DO NOTHING",
        campus.value(),
        student,
        office,
        now.toEpochMilli());
  }

  /** Keeps the refund that a student chose. */
  public static void chooseRefund(Handle handle, CampusId campus, String student, Refund refund) {
    handle.execute(
        "UPDATE student SET refund = ? WHERE campus = ? AND number = ?",
        word(refund),
        campus.value(),
        student);
  }

  private static @Nullable String word(@Nullable Enum<?> constant) {
    return constant == null ? null : constant.name().toLowerCase(Locale.ROOT);
  }

  private static String constant(String word) {
    return word.toUpperCase(Locale.ROOT);
  }

  private static <E extends Enum<E>> @Nullable E optional(Class<E> type, @Nullable String word) {
    return word == null ? null : Enum.valueOf(type, constant(word));
  }
}
