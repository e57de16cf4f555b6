package org.clearkiosk.server.store;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.function.IntFunction;
import org.clearkiosk.clearance.model.CampusId;
import org.clearkiosk.clearance.wire.Ticket;
import org.jdbi.v3.core.Handle;

/**
 * The places in the service hall's line. Each campus counts from 1 every day, and a student has one
 * place a day however often the hall's slip is shown.
 */
public final class HallTickets {
  /** More places than a campus gives between a backup and its restore, on one day. */
  static final int LEAD = 1_000;

  /** At any moment it is today somewhere by one of these. */
  private static final List<ZoneOffset> ANYWHERE =
      List.of(ZoneOffset.ofHours(-12), ZoneOffset.UTC, ZoneOffset.ofHours(14));

  private HallTickets() {}

  /**
   * Who is given a place.
   *
   * @param day of the policy's zone
   * @param session in which the notice is told
   */
  public record Asked(CampusId campus, LocalDate day, String student, String session) {
    /** Names no one. */
    @Override
    public String toString() {
      return "Asked[]";
    }
  }

  /**
   * A place, and whether it was given just now.
   *
   * @param first false where the student had it before
   */
  public record Given(Ticket ticket, boolean first) {}

  /**
   * Gives a student's place of the day: the one that the student has, else the next. The day's row
   * is locked up to the commit: a place that another process gives is seen before or comes after.
   *
   * @param signed gives the signed text of a number
   */
  public static Given give(Handle handle, Asked asked, Instant now, IntFunction<String> signed) {
    Optional<Ticket> before = find(handle, asked);
    if (before.isPresent()) {
      return new Given(before.get(), false);
    }
    String campus = asked.campus().value();
    String day = asked.day().toString();
    handle.execute(
        "INSERT INTO hall_ticket_head (campus, day, number) VALUES (?, ?, 0)"
            + " ON CONFLICT (campus, day) DO NOTHING",
        campus,
        day);
    int last =
        handle
            .select(
                "SELECT number FROM hall_ticket_head WHERE campus = ? AND day = ? <row_lock>",
                campus,
                day)
            .mapTo(int.class)
            .one();
    Optional<Ticket> meanwhile = find(handle, asked);
    if (meanwhile.isPresent()) {
      return new Given(meanwhile.get(), false);
    }
    int number = last + 1;
    String text = signed.apply(number);
    handle.execute(
        "UPDATE hall_ticket_head SET number = ? WHERE campus = ? AND day = ?", number, campus, day);
    handle.execute(
        "INSERT INTO hall_ticket (campus, day, number, student, session, signed, given_at)"
            + " VALUES (?, ?, ?, ?, ?, ?, ?)",
        campus,
        day,
        number,
        asked.student(),
        asked.session(),
        text,
        now.toEpochMilli());
    return new Given(new Ticket(number, asked.day(), text), true);
  }

  /**
   * Leads the line's numbers past those that were given before, for a database that was just put
   * back to an earlier state and knows nothing of them: slips with them are in students' hands.
   *
   * <p>The seconds of the day tell one restore of a backup from the next: a campus gives less than
   * a place a second.
   */
  static void leadOn(Handle handle, Instant now) {
    for (ZoneOffset offset : ANYWHERE) {
      handle.execute(
          "INSERT INTO hall_ticket_head (campus, day, number) SELECT id, ?, 0 FROM campus WHERE true"
              + " ON CONFLICT (campus, day) DO NOTHING",
          now.atOffset(offset).toLocalDate().toString());
    }
    handle.execute(
        "UPDATE hall_ticket_head SET number = number + ?",
        LEAD + now.atOffset(ZoneOffset.UTC).toLocalTime().toSecondOfDay());
  }

  private static Optional<Ticket> find(Handle handle, Asked asked) {
    return handle
        .select(
            "SELECT number, signed FROM hall_ticket WHERE campus = ? AND day = ? AND student = ?",
            asked.campus().value(),
            asked.day().toString(),
            asked.student())
        .map(
            (row, context) ->
                new Ticket(row.getInt("number"), asked.day(), row.getString("signed")))
        .findOne();
  }
}
