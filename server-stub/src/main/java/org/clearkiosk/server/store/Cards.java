package org.clearkiosk.server.store;

import java.util.Locale;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** The cards, and what they may do. */
public final class Cards {
  /** The service that the information-centre step takes from a card (C1). */
  public static final String LIBRARY_BORROWING = "library_borrowing";

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

  /**
   * A card.
   *
   * @param number its number, 8 to 20 digits
   * @param student whose it is
   * @param state whether it serves
   * @param keyGeneration which master key its key comes from, 1 to 255
   */
  public record Card(String number, String student, State state, int keyGeneration) {
    /** Names no card. */
    @Override
    public String toString() {
      return "Card[" + state + "]";
    }
  }

  /** Adds a card. */
  public static void add(Handle handle, Card card) {
    handle.execute(
        "INSERT INTO card (number, student, state, key_generation) VALUES (?, ?, ?, ?)",
        card.number(),
        card.student(),
        card.state().name().toLowerCase(Locale.ROOT),
        card.keyGeneration());
  }

  /** Finds a card. */
  public static Optional<Card> find(Handle handle, String number) {
    return handle
        .select("SELECT student, state, key_generation FROM card WHERE number = ?", number)
        .map(
            (row, context) ->
                new Card(
                    number,
                    row.getString("student"),
                    State.valueOf(row.getString("state").toUpperCase(Locale.ROOT)),
                    row.getInt("key_generation")))
        .findOne();
  }

  /** Takes a service from all cards of a student (C1), because of a completion event. */
  public static void take(Handle handle, String student, String service, String event) {
    handle.execute(
        "INSERT INTO card_right (card, service, allowed, event)"
            + " SELECT number, ?, 0, ? FROM card WHERE student = ?"
            + " ON CONFLICT (card, service) DO UPDATE SET allowed = excluded.allowed, event = excluded.event",
        service,
        event,
        student);
  }
}
