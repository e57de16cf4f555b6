package org.clearkiosk.kiosk.outbox;

import com.github.f4b6a3.uuid.UuidCreator;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.clearkiosk.clearance.wire.CompletionEvent;
import org.clearkiosk.clearance.wire.Heartbeat;
import org.clearkiosk.clearance.wire.Json;
import org.clearkiosk.clearance.wire.SequenceRange;
import org.clearkiosk.kiosk.flow.Confirmation;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The confirmations of this terminal on its own disk: one SQLite file with a write-ahead log,
 * synced at every commit, written by one thread. Safe for use by many threads.
 *
 * <p>A row is {@code held} while its confirmation is being kept, {@code pending} until the server
 * has answered, then {@code delivered} or {@code refused}; {@code parked} when the server's answers
 * to it make no sense. Only {@code pending} and {@code parked} rows are ever sent. A row whose
 * number was told is never deleted, so that the numbers stay without gaps; a delivered row loses
 * its content after some days.
 *
 * <p>Who asked to keep a confirmation and gave up waiting has told the student that nothing was
 * done. So a row becomes {@code pending} only while someone waits, and is taken out again when that
 * one gives up during the last commit. Rows that are still {@code held} when the file is opened
 * were told to no one, and are taken out.
 */
public final class Outbox implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Outbox.class);
  private static final int LONGEST_QUEUE = 64;
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  private final Connection connection;
  private final OutboxTable table;
  private final ThreadPoolExecutor writer;

  /** What was given up and is still in the file; used by the writer alone. */
  private final Set<String> givenUp = new HashSet<>();

  Outbox(Connection connection) {
    this.connection = connection;
    this.table = new OutboxTable(connection);
    this.writer =
        new ThreadPoolExecutor(
            1,
            1,
            0,
            TimeUnit.SECONDS,
            new ArrayBlockingQueue<>(LONGEST_QUEUE),
            task -> {
              Thread thread = new Thread(task, "outbox");
              thread.setDaemon(true);
              return thread;
            });
  }

  /**
   * Opens an outbox, and makes it where there is none.
   *
   * @param file in a folder that exists
   * @throws OutboxException when it cannot be trusted with confirmations
   */
  public static Outbox open(Path file) throws OutboxException {
    Outbox outbox = new Outbox(OutboxFile.open(file));
    try {
      int untold = outbox.write(PATIENCE, outbox.table::withdrawHeld);
      if (untold > 0) {
        LOG.warn(
            "{} confirmations were being kept when the terminal ended; no one was told", untold);
      }
      return outbox;
    } catch (OutboxException e) {
      outbox.close();
      throw e;
    }
  }

  /**
   * Keeps a confirmation: gives it the terminal's next number and a UUIDv7, and returns when it is
   * on disk and will be delivered.
   *
   * @param confirmation what was confirmed
   * @param terminal the terminal's number, and the least number that its next confirmation may have
   * @param time when it was, in the server's business time
   * @param within how long to wait
   * @throws OutboxException when it is not kept in time; then it will not be delivered. There is
   *     one exception: the disk hangs in the last of two commits, completes it after all, and the
   *     process ends before it can take the row out. Also when the terminal has given out its last
   *     number
   */
  public KeptConfirmation append(
      Confirmation confirmation, Numbering terminal, OffsetDateTime time, Duration within)
      throws OutboxException {
    Waiting waiting = new Waiting();
    try {
      return onWriter(within, () -> keep(confirmation, terminal, time, waiting));
    } catch (OutboxException e) {
      if (waiting.giveUp()) {
        throw e;
      }
      // Kept at the very moment of giving up
      return waiting.kept();
    }
  }

  private KeptConfirmation keep(
      Confirmation confirmation, Numbering numbering, OffsetDateTime time, Waiting waiting)
      throws SQLException, OutboxException {
    waiting.check();
    String terminal = numbering.terminal();
    String id = UuidCreator.getTimeOrderedEpoch().toString();
    // Until it is kept: also a commit that fails may reach the disk
    givenUp.add(id);
    KeptConfirmation kept =
        inTransaction(
            () -> {
              KeptConfirmation numbered = new KeptConfirmation(id, terminal, next(numbering));
              CompletionEvent event =
                  CompletionEvent.of(
                      id,
                      terminal,
                      numbered.sequence(),
                      confirmation.student(),
                      time,
                      new CompletionEvent.Data(
                          confirmation.session(), confirmation.office(), confirmation.refund()));
              table.insert(numbered, Json.write(event), time.toEpochSecond());
              return numbered;
            });
    try {
      waiting.check();
      inTransaction(() -> table.release(id));
      if (waiting.keep(kept)) {
        return kept;
      }
      throw new SQLException("given up during the commit; the confirmation is taken out again");
    } catch (SQLException | OutboxException | RuntimeException e) {
      givenUp.add(id);
      try {
        inTransaction(() -> 0);
      } catch (SQLException | OutboxException second) {
        // Tried again before anything else is read or written
        e.addSuppressed(second);
      }
      throw e;
    }
  }

  /** The terminal's next number; a confirmation with one that no server takes is not kept. */
  private long next(Numbering numbering) throws SQLException, OutboxException {
    long next = table.nextSequence(numbering.terminal(), numbering.first());
    if (next > SequenceRange.GREATEST) {
      throw new OutboxException(
          "terminal %s has given out its last number, %d. What is kept is safe and is delivered as ever. Once that is done (bin/kiosk outbox list), enrol this machine under another number"
              .formatted(numbering.terminal(), SequenceRange.GREATEST),
          null);
    }
    return next;
  }

  /**
   * Finds out whether there is a number for a terminal's next confirmation.
   *
   * @throws OutboxException when there is none; its message says what to do
   */
  public void mustHaveNumber(Numbering numbering) throws OutboxException {
    write(PATIENCE, () -> next(numbering));
  }

  /** Finds out whether the disk takes a write now. */
  public void probe() throws OutboxException {
    write(
        PATIENCE,
        () -> {
          table.probe();
          return 0;
        });
  }

  /** How many confirmations are in each state. */
  public Counts counts() throws OutboxException {
    return write(PATIENCE, table::counts);
  }

  /**
   * What is kept of a terminal's confirmations, by their numbers.
   *
   * @param now the business time
   */
  public Heartbeat.Outbox standing(String terminal, OffsetDateTime now) throws OutboxException {
    return write(
        PATIENCE,
        () -> {
          Standing standing = new Standing();
          table.undeliveredNumbers(terminal, standing);
          return standing.outbox(table.lastSequence(terminal), now.toEpochSecond());
        });
  }

  /**
   * Puts every refused and parked confirmation back among those to deliver, in its old place.
   *
   * @return how many
   */
  public int replay() throws OutboxException {
    return write(PATIENCE, table::replay);
  }

  /**
   * The confirmations that are not delivered, in the order of delivery; no more than a number.
   *
   * @param most how many at most, from 1
   */
  public List<OutboxRow> undelivered(int most) throws OutboxException {
    return write(PATIENCE, () -> table.undelivered(most));
  }

  /**
   * Takes the content out of what was delivered before a moment: who it was and what was chosen.
   *
   * @param before in the server's business time
   * @return how many rows lost their content
   */
  public int purgeDelivered(OffsetDateTime before) throws OutboxException {
    int purged = write(PATIENCE, () -> table.purgeDelivered(before.toEpochSecond()));
    if (purged > 0) {
      // The log may still hold the old pages
      onWriter(PATIENCE, this::emptyLog);
    }
    return purged;
  }

  /**
   * The oldest confirmation to deliver now.
   *
   * @param parkedBefore what was parked at this moment or before is due again, in seconds of
   *     business time
   */
  Optional<PendingEvent> firstDue(long parkedBefore) throws OutboxException {
    return write(PATIENCE, () -> table.firstDue(parkedBefore));
  }

  void delivered(String id, String receiptNumber, long at) throws OutboxException {
    answered(id, "delivered", receiptNumber, at);
  }

  void refused(String id, String problem, long at) throws OutboxException {
    answered(id, "refused", problem, at);
  }

  void parked(String id, String problem, long at) throws OutboxException {
    answered(id, "parked", problem, at);
  }

  private void answered(String id, String state, String answer, long at) throws OutboxException {
    write(
        PATIENCE,
        () -> {
          table.answered(id, state, answer, at);
          return id;
        });
  }

  /** Waits a bounded time for what is being written, then closes the file. */
  @Override
  public void close() {
    writer.shutdown();
    try {
      if (!writer.awaitTermination(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
        LOG.error("The outbox's disk does not answer; the file is left as it is");
        return;
      }
      connection.close();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (SQLException e) {
      LOG.warn("The outbox did not close cleanly", e);
    }
  }

  /** Something to do inside one transaction. */
  private interface Work<T> {
    T run() throws SQLException, OutboxException;
  }

  private <T> T write(Duration within, Work<T> work) throws OutboxException {
    return onWriter(within, () -> inTransaction(work));
  }

  private <T> T onWriter(Duration within, Callable<T> work) throws OutboxException {
    Future<T> done;
    try {
      done = writer.submit(work);
    } catch (RejectedExecutionException e) {
      throw new OutboxException("the outbox is closed, or has too much to write", e);
    }
    try {
      return done.get(within.toNanos(), TimeUnit.NANOSECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new OutboxException("interrupted while waiting for the disk", e);
    } catch (TimeoutException e) {
      throw new OutboxException("the disk does not answer", e);
    } catch (ExecutionException e) {
      if (e.getCause() instanceof OutboxException told) {
        throw told;
      }
      throw new OutboxException("the outbox cannot be read or written", e.getCause());
    }
  }

  /** One transaction, begun as a writing one: a later change of mind could find it locked. */
  private <T> T inTransaction(Work<T> work) throws SQLException, OutboxException {
    execute("BEGIN IMMEDIATE");
    try {
      for (String id : givenUp) {
        table.withdraw(id);
      }
      T result = work.run();
      execute("COMMIT");
      givenUp.clear();
      return result;
    } catch (SQLException | OutboxException | RuntimeException e) {
      try {
        execute("ROLLBACK");
      } catch (SQLException second) {
        e.addSuppressed(second);
      }
      throw e;
    }
  }

  private int emptyLog() throws SQLException {
    table.emptyLog();
    return 0;
  }

  private void execute(String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }
}
