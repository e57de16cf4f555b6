package org.clearkiosk.server.store;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.clearkiosk.server.feed.Subscriber;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/**
 * What one process sends to one subscriber, under a lease that it holds: no other sends to that
 * subscriber before the lease has ended. Every statement asks for the lease, so that a process that
 * lost it changes nothing.
 */
public final class Deliveries {
  /** How long a lease is, each time that it is taken or lengthened. */
  public static final Duration LEASE = Duration.ofSeconds(60);

  /**
   * By how much servers' clocks may differ before one takes another's lease for one of a clock that
   * was set back: well beyond the two minutes by which a terminal's clock may be ahead of a
   * server's.
   */
  private static final Duration CLOCKS_DIFFER = Duration.ofMinutes(5);

  private static final String HELD = " WHERE campus = ? AND id = ? AND lease = ?";

  /** In words of SQL: no one holds it now, {@code now} and {@link #latestEnd} being the values. */
  static final String LEASE_ENDED = " AND (leased_until <= ? OR leased_until > ?)";

  private Deliveries() {}

  /**
   * A lease of one subscriber.
   *
   * @param holder which process
   */
  public record Lease(Subscriber subscriber, String holder) {}

  /**
   * What is to be delivered next.
   *
   * @param event the event, and its position
   * @param attempts how often it was sent so far, and not taken
   * @param failures how often in a row the subscriber did not take what it was sent
   * @param failingSince when it failed first, or was to be sent again; null where it did not fail
   * @param replayed whether it is a dead letter that is sent again
   */
  public record Letter(
      Outgoing.Entry event,
      int attempts,
      int failures,
      @Nullable Instant failingSince,
      boolean replayed) {}

  /**
   * Takes a lease.
   *
   * @return false when another process has it, or the subscriber was stopped
   */
  public static boolean take(Handle handle, Lease lease, Instant now, Instant until) {
    return handle.execute(
            "UPDATE webhook SET lease = ?, leased_until = ? WHERE campus = ? AND id = ?"
                + " AND stopped_at IS NULL AND next_at <= ?"
                + LEASE_ENDED,
            lease.holder(),
            until.toEpochMilli(),
            lease.subscriber().campus().value(),
            lease.subscriber().id(),
            now.toEpochMilli(),
            now.toEpochMilli(),
            latestEnd(now))
        == 1;
  }

  /**
   * The last end of a lease that may be another server's; a later one was written before the clock
   * was set back.
   *
   * @return in milliseconds since 1970
   */
  static long latestEnd(Instant now) {
    return now.plus(LEASE).plus(CLOCKS_DIFFER).toEpochMilli();
  }

  /**
   * What is to be delivered next, and the lease up to then; where nothing is, the lease is given
   * back.
   */
  public static Optional<Letter> next(Handle handle, Lease lease, Instant until) {
    boolean held =
        handle.execute(
                "UPDATE webhook SET leased_until = ?" + HELD + " AND stopped_at IS NULL",
                until.toEpochMilli(),
                lease.subscriber().campus().value(),
                lease.subscriber().id(),
                lease.holder())
            == 1;
    if (!held) {
      return Optional.empty();
    }
    Optional<Letter> next = replayed(handle, lease).or(() -> inOrder(handle, lease));
    if (next.isEmpty()) {
      giveBack(handle, lease);
    }
    return next;
  }

  private static Optional<Letter> replayed(Handle handle, Lease lease) {
    return handle
        .select(
            "SELECT outgoing.position, outgoing.body, dead_letter.attempts, webhook.failures, replay_at"
                + " FROM dead_letter"
                + " JOIN outgoing ON outgoing.campus = dead_letter.campus"
                + "  AND outgoing.position = dead_letter.position"
                + " JOIN webhook ON webhook.campus = dead_letter.campus"
                + "  AND webhook.id = dead_letter.webhook"
                + " WHERE dead_letter.campus = ? AND dead_letter.webhook = ?"
                + " AND replay_at IS NOT NULL"
                + " ORDER BY outgoing.position LIMIT 1",
            lease.subscriber().campus().value(),
            lease.subscriber().id())
        .map(
            (row, context) ->
                new Letter(
                    new Outgoing.Entry(row.getLong("position"), row.getString("body")),
                    row.getInt("attempts"),
                    row.getInt("failures"),
                    Instant.ofEpochMilli(row.getLong("replay_at")),
                    true))
        .findOne();
  }

  private static Optional<Letter> inOrder(Handle handle, Lease lease) {
    return handle
        .select(
            "SELECT outgoing.position, body, failures, failing_since FROM webhook"
                + " JOIN outgoing ON outgoing.campus = webhook.campus"
                + "  AND outgoing.position > webhook.position"
                + " WHERE webhook.campus = ? AND webhook.id = ?"
                + " ORDER BY outgoing.position LIMIT 1",
            lease.subscriber().campus().value(),
            lease.subscriber().id())
        .map(
            (row, context) -> {
              long since = row.getLong("failing_since");
              Instant failingSince = row.wasNull() ? null : Instant.ofEpochMilli(since);
              return new Letter(
                  new Outgoing.Entry(row.getLong("position"), row.getString("body")),
                  row.getInt("failures"),
                  row.getInt("failures"),
                  failingSince,
                  false);
            })
        .findOne();
  }

  /** Keeps that a letter was taken. */
  public static void delivered(Handle handle, Lease lease, Letter letter) {
    if (!letter.replayed()) {
      pass(handle, lease, letter);
    } else if (isHeld(handle, lease)) {
      handle.execute(
          "DELETE FROM dead_letter WHERE campus = ? AND webhook = ? AND position = ?",
          lease.subscriber().campus().value(),
          lease.subscriber().id(),
          letter.event().position());
      failsNoMore(handle, lease);
    }
  }

  /** Keeps that a letter was not taken, and when it is tried again; gives the lease back. */
  public static void failed(
      Handle handle, Lease lease, Letter letter, Instant since, Instant nextAt) {
    handle.execute(
        "UPDATE webhook SET failures = ?, failing_since = ?, next_at = ?, lease = NULL, leased_until = 0"
            + HELD,
        letter.failures() + 1,
        since.toEpochMilli(),
        nextAt.toEpochMilli(),
        lease.subscriber().campus().value(),
        lease.subscriber().id(),
        lease.holder());
  }

  /**
   * Keeps that a dead letter which was sent again is to be sent once more, later; gives the lease
   * back.
   *
   * @param answer what the subscriber answered, in a few words
   */
  public static void putOff(
      Handle handle, Lease lease, Letter letter, String answer, Instant nextAt) {
    if (handle.execute(
            "UPDATE webhook SET failures = ?" + HELD,
            letter.failures() + 1,
            lease.subscriber().campus().value(),
            lease.subscriber().id(),
            lease.holder())
        == 1) {
      rest(handle, lease, nextAt);
      handle.execute(
          "UPDATE dead_letter SET attempts = ?, last_answer = ?"
              + " WHERE campus = ? AND webhook = ? AND position = ?",
          letter.attempts() + 1,
          answer,
          lease.subscriber().campus().value(),
          lease.subscriber().id(),
          letter.event().position());
    }
  }

  /**
   * Puts a letter with the dead ones; one that was replayed stays there. Gives the lease back: also
   * who takes nothing is not sent one letter right after the other.
   *
   * @param answer what the subscriber answered last, in a few words
   * @param nextAt when the next is sent at the earliest
   */
  public static void died(
      Handle handle, Lease lease, Letter letter, String answer, Instant now, Instant nextAt) {
    if (letter.replayed() ? !isHeld(handle, lease) : !pass(handle, lease, letter)) {
      return;
    }
    handle.execute(
        "INSERT INTO dead_letter (campus, webhook, position, attempts, last_answer, died_at)"
            + " VALUES (?, ?, ?, ?, ?, ?) ON CONFLICT (campus, webhook, position) DO UPDATE"
            + " SET attempts = excluded.attempts, last_answer = excluded.last_answer, replay_at = NULL",
        lease.subscriber().campus().value(),
        lease.subscriber().id(),
        letter.event().position(),
        letter.attempts() + 1,
        answer,
        now.toEpochMilli());
    failsNoMore(handle, lease);
    rest(handle, lease, nextAt);
  }

  /** The subscriber wants no more; the letter stays the next one. */
  public static void stopped(Handle handle, Lease lease, Instant now) {
    handle.execute(
        "UPDATE webhook SET stopped_at = ?, lease = NULL, leased_until = 0" + HELD,
        now.toEpochMilli(),
        lease.subscriber().campus().value(),
        lease.subscriber().id(),
        lease.holder());
  }

  /** Gives the lease back. */
  public static void giveBack(Handle handle, Lease lease) {
    handle.execute(
        "UPDATE webhook SET lease = NULL, leased_until = 0" + HELD,
        lease.subscriber().campus().value(),
        lease.subscriber().id(),
        lease.holder());
  }

  /**
   * Gives back every lease of a process that ends.
   *
   * @return how many
   */
  public static int giveBackAll(Handle handle, String holder) {
    return handle.execute(
        "UPDATE webhook SET lease = NULL, leased_until = 0 WHERE lease = ?", holder);
  }

  /** Gives the lease back; nothing is sent for a while. */
  private static void rest(Handle handle, Lease lease, Instant nextAt) {
    handle.execute(
        "UPDATE webhook SET next_at = ?, lease = NULL, leased_until = 0" + HELD,
        nextAt.toEpochMilli(),
        lease.subscriber().campus().value(),
        lease.subscriber().id(),
        lease.holder());
  }

  /** What comes after a letter that was taken or is dead has failed at nothing yet. */
  private static void failsNoMore(Handle handle, Lease lease) {
    handle.execute(
        "UPDATE webhook SET failures = 0" + HELD,
        lease.subscriber().campus().value(),
        lease.subscriber().id(),
        lease.holder());
  }

  private static boolean isHeld(Handle handle, Lease lease) {
    return handle
        .select(
            "SELECT id FROM webhook" + HELD + " <row_lock>",
            lease.subscriber().campus().value(),
            lease.subscriber().id(),
            lease.holder())
        .mapTo(String.class)
        .findOne()
        .isPresent();
  }

  private static boolean pass(Handle handle, Lease lease, Letter letter) {
    return handle.execute(
            "UPDATE webhook SET position = ?, failures = 0, failing_since = NULL"
                + HELD
                + " AND position < ?",
            letter.event().position(),
            lease.subscriber().campus().value(),
            lease.subscriber().id(),
            lease.holder(),
            letter.event().position())
        == 1;
  }
}
