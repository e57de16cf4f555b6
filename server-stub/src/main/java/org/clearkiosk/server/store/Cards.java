package org.clearkiosk.server.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.clearkiosk.clearance.model.CampusId;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** The cards, and what they may do. */
public final class Cards {
  private static final String SELECT =
      "SELECT number, student, state, key_generation, profile, identifier FROM card WHERE campus = ? AND ";

  private Cards() {}

  /** Whether a card serves. */
  public enum State {
    /** It serves. */
    ACTIVE,
    /** It was reported lost. */
    LOST,
    /** It was stopped. */
    STOPPED
  }

  /** How a card is laid out, and so the only way in which it opens a session. */
  public enum Profile {
    /** It proves itself. */
    CPU,
    /** One keyed sector; it can be cloned. */
    CLASSIC,
    /** Its identifier alone; it can be cloned. */
    UID
  }

  /**
   * A card.
   *
   * @param number its number, 8 to 20 digits
   * @param student whose it is
   * @param state whether it serves
   * @param keyGeneration which master key its key comes from, 1 to 255; with {@link Profile#UID} it
   *     means nothing
   * @param profile how it is laid out
   * @param identifier the chip's unique identifier, 8 or 14 lower-case hexadecimal digits; null is
   *     for cards of {@link Profile#CPU} alone, which need none
   */
  public record Card(
      String number,
      String student,
      State state,
      int keyGeneration,
      Profile profile,
      @Nullable String identifier) {
    /** A card that proves itself. */
    public static Card cpu(String number, String student, State state, int keyGeneration) {
      return new Card(number, student, state, keyGeneration, Profile.CPU, null);
    }

    /** Names no card. */
    @Override
    public String toString() {
      return "Card[" + profile + " " + state + "]";
    }
  }

  /** Adds a card. */
  public static void add(Handle handle, CampusId campus, Card card) {
    handle.execute(
        "INSERT INTO card (campus, number, student, state, key_generation, profile, identifier)"
            + " VALUES (?, ?, ?, ?, ?, ?, ?)",
        campus.value(),
        card.number(),
        card.student(),
        card.state().name().toLowerCase(Locale.ROOT),
        card.keyGeneration(),
        card.profile().name().toLowerCase(Locale.ROOT),
        card.identifier());
  }

  /** Finds a card by its number. */
  public static Optional<Card> find(Handle handle, CampusId campus, String number) {
    return one(handle, campus, SELECT + "number = ?", number);
  }

  /** Finds a card by its number, and locks it until the transaction ends. */
  public static Optional<Card> findToChange(Handle handle, CampusId campus, String number) {
    return one(handle, campus, SELECT + "number = ? <row_lock>", number);
  }

  /** Locks all cards of a student, in their order, until the transaction ends. */
  public static void lockOf(Handle handle, CampusId campus, String student) {
    handle
        .select(
            "SELECT number FROM card WHERE campus = ? AND student = ? ORDER BY number <row_lock>",
            campus.value(),
            student)
        .mapTo(String.class)
        .list();
  }

  /** Says whether a card serves; it is to be locked. */
  public static void setState(Handle handle, CampusId campus, String number, State state) {
    handle.execute(
        "UPDATE card SET state = ? WHERE campus = ? AND number = ?",
        state.name().toLowerCase(Locale.ROOT),
        campus.value(),
        number);
  }

  /** Finds a card by its identifier. */
  public static Optional<Card> withIdentifier(Handle handle, CampusId campus, String identifier) {
    return one(handle, campus, SELECT + "identifier = ?", identifier);
  }

  private static Optional<Card> one(Handle handle, CampusId campus, String sql, String value) {
    return handle.select(sql, campus.value(), value).map((row, context) -> card(row)).findOne();
  }

  private static Card card(ResultSet row) throws SQLException {
    return new Card(
        row.getString("number"),
        row.getString("student"),
        State.valueOf(row.getString("state").toUpperCase(Locale.ROOT)),
        row.getInt("key_generation"),
        Profile.valueOf(row.getString("profile").toUpperCase(Locale.ROOT)),
        row.getString("identifier"));
  }

  /**
   * Takes a service from all cards of students (C1), because of completion events.
   *
   * @param events by student
   */
  public static void take(
      Handle handle, CampusId campus, Map<String, String> events, String service) {
    Directly.executeEach(
        handle,
        "INSERT INTO card_right (campus, card, service, allowed, event)"
            + " SELECT campus, number, ?, 0, ? FROM card WHERE campus = ? AND student = ?"
            + " ON CONFLICT (campus, card, service) DO UPDATE SET allowed = excluded.allowed, event = excluded.event",
        events.entrySet(),
        event -> Directly.arguments(service, event.getValue(), campus.value(), event.getKey()));
  }

  /**
   * Takes a service from all cards of a student (C1) whose step was finished without a terminal
   * (K2): no event says so.
   */
  public static void takeByHand(Handle handle, CampusId campus, String student, String service) {
    handle.execute(
        "INSERT INTO ended_right (campus, student, service) VALUES (?, ?, ?) ON CONFLICT DO NOTHING",
        campus.value(),
        student,
        service);
  }

  /** Gives back what {@link #takeByHand} took; what a completion took stays taken. */
  public static void giveBackByHand(Handle handle, CampusId campus, String student) {
    handle.execute(
        "DELETE FROM ended_right WHERE campus = ? AND student = ?", campus.value(), student);
  }

  /**
   * Whether a card may be used for a service now (C1). A card that was lost or stopped may be used
   * for nothing. What a completion took from a student, or the hall, is taken from cards that the
   * student is given later too; what was given back to a card is allowed with that card.
   *
   * @return empty when there is no such card
   */
  public static Optional<Boolean> allows(
      Handle handle, CampusId campus, String card, String service) {
    return handle
        .select(
            "SELECT state, COALESCE("
                + "(SELECT allowed FROM card_right WHERE campus = own.campus AND card = own.number AND service = ?),"
                + " (SELECT 0 FROM ended_right"
                + " WHERE campus = own.campus AND student = own.student AND service = ?),"
                + " (SELECT min(allowed) FROM card_right JOIN card AS any_card"
                + " ON any_card.campus = card_right.campus AND any_card.number = card_right.card"
                + " WHERE any_card.campus = own.campus AND any_card.student = own.student AND service = ?), 1) AS allowed"
                + " FROM card AS own WHERE own.campus = ? AND own.number = ?",
            service,
            service,
            service,
            campus.value(),
            card)
        .map(
            (row, context) -> row.getInt("allowed") == 1 && row.getString("state").equals("active"))
        .findOne();
  }
}
