package org.clearkiosk.server.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.clearkiosk.clearance.model.Blocker;
import org.clearkiosk.clearance.model.CampusId;
import org.clearkiosk.clearance.model.Text;
import org.jdbi.v3.core.Handle;

/**
 * What keeps terminals from finishing their step for students (K3), each with the source that said
 * so.
 */
public final class GivenBlockers {
  private static final String SELECT =
      "SELECT kind, amount_fen, item, words_zh, words_en FROM blocker WHERE campus = ? AND student = ?";
  private static final String ONE = " AND source = ? AND source_id = ?";

  private static final Wanted<Given> OF_STUDENTS =
      Wanted.rows(
          "student, given_at, source, source_id, kind, amount_fen, item, words_zh, words_en",
          "blocker",
          "student",
          Given::of);

  private GivenBlockers() {}

  /**
   * Which blocker.
   *
   * @param student whose
   * @param source the system that gave it
   * @param id the id by which that system knows it
   */
  public record Key(String student, String source, String id) {
    /** Names no one. */
    @Override
    public String toString() {
      return "Key[" + source + "]";
    }
  }

  /** All of a student's, in the order in which they were given. */
  public static List<Blocker> of(Handle handle, CampusId campus, String student) {
    return ofAll(handle, campus, List.of(student)).getOrDefault(student, List.of());
  }

  /**
   * All of several students', by student.
   *
   * @param students one at least
   */
  public static Map<String, List<Blocker>> ofAll(
      Handle handle, CampusId campus, Collection<String> students) {
    Map<String, List<Given>> given = new HashMap<>();
    OF_STUDENTS
        .of(handle, campus, students)
        .forEach(one -> given.computeIfAbsent(one.student(), key -> new ArrayList<>()).add(one));
    Map<String, List<Blocker>> blockers = new HashMap<>();
    given.forEach(
        (student, all) ->
            blockers.put(student, all.stream().sorted(Given.ORDER).map(Given::blocker).toList()));
    return blockers;
  }

  private record Given(
      String student, long givenAt, String source, String sourceId, Blocker blocker) {
    static final Comparator<Given> ORDER =
        Comparator.comparingLong(Given::givenAt)
            .thenComparing(Given::source)
            .thenComparing(Given::sourceId);

    static Given of(ResultSet row) throws SQLException {
      return new Given(
          row.getString("student"),
          row.getLong("given_at"),
          row.getString("source"),
          row.getString("source_id"),
          GivenBlockers.blocker(row));
    }
  }

  /** One of them. */
  public static Optional<Blocker> find(Handle handle, CampusId campus, Key key) {
    return handle
        .select(SELECT + ONE, campus.value(), key.student(), key.source(), key.id())
        .map((row, context) -> blocker(row))
        .findOne();
  }

  /** How many one source has given a student. */
  public static int count(Handle handle, CampusId campus, String student, String source) {
    return handle
        .select(
            "SELECT count(*) FROM blocker WHERE campus = ? AND student = ? AND source = ?",
            campus.value(),
            student,
            source)
        .mapTo(int.class)
        .one();
  }

  /** Gives one, or changes what it says; the student is to be locked. */
  public static void put(Handle handle, CampusId campus, Key key, Blocker blocker, Instant now) {
    Text words = blocker.words();
    handle.execute(
        "INSERT INTO blocker (campus, student, source, source_id, kind, amount_fen, item, words_zh, words_en, given_at)"
            + " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
            + " ON CONFLICT (campus, student, source, source_id) DO UPDATE SET kind = excluded.kind,"
            + " amount_fen = excluded.amount_fen, item = excluded.item,"
            + " words_zh = excluded.words_zh, words_en = excluded.words_en",
        campus.value(),
        key.student(),
        key.source(),
        key.id(),
        blocker.kind(),
        blocker.amountFen(),
        blocker.item(),
        words == null ? null : words.zh(),
        words == null ? null : words.en(),
        now.toEpochMilli());
  }

  /** Lifts one; the student is to be locked. */
  public static void lift(Handle handle, CampusId campus, Key key) {
    handle.execute(
        "DELETE FROM blocker WHERE campus = ? AND student = ?" + ONE,
        campus.value(),
        key.student(),
        key.source(),
        key.id());
  }

  private static Blocker blocker(ResultSet row) throws SQLException {
    String zh = row.getString("words_zh");
    long amount = row.getLong("amount_fen");
    Long amountFen = row.wasNull() ? null : amount;
    return new Blocker(
        row.getString("kind"),
        amountFen,
        row.getString("item"),
        zh == null ? null : new Text(zh, row.getString("words_en")));
  }
}
