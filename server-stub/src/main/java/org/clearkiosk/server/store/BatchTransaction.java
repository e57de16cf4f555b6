package org.clearkiosk.server.store;

import java.sql.SQLException;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import org.clearkiosk.server.audit.AuditEvent;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One transaction for many parts, on a connection that is kept and renewed.
 *
 * <p>As a rule nothing fails, so the parts run without savepoints first, together where they may.
 * When one fails, all is undone and run again with a savepoint before each, so that it fails alone.
 * That a row is held by another transaction for too long is such a failure of the part that needs
 * it. When the database undoes the transaction because of another process's (deadlock,
 * serialization failure), or the connection turns out to be broken before the commit was asked for,
 * the whole batch is run again. After the commit was asked for nothing is run again: nobody knows
 * whether it happened.
 *
 * <p>Not for several threads.
 */
final class BatchTransaction implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(BatchTransaction.class);
  private static final int ATTEMPTS = 5;
  private static final long LONGEST_PAUSE_NANOSECONDS = 20_000_000;
  private static final String SAVEPOINT = "part";

  private final Supplier<Handle> connections;
  private final InstantSource realTime;
  private @Nullable Handle connection;

  /**
   * Prepares to run batches.
   *
   * @param connections opens a connection that may write; asked again after one has failed
   * @param realTime when something is noted in the audit chain
   */
  BatchTransaction(Supplier<Handle> connections, InstantSource realTime) {
    this.connections = connections;
    this.realTime = realTime;
  }

  /** A part of a batch. */
  interface Part {
    /** What may be done together is of one kind; compared by identity. */
    Object kind();

    /** The key of the row that it locks: parts of one row are not done together. */
    String row();

    /**
     * Does parts within the transaction. Called again when the transaction is run again.
     *
     * @param together this part first, then others of its kind
     */
    void run(Handle handle, List<? extends Part> together);

    /** Keeps why it failed; all that it did was undone. */
    void failed(RuntimeException failure);

    /** What is to be noted of it; nothing when it failed. */
    List<AuditEvent> noted();
  }

  /**
   * Runs a batch and commits it.
   *
   * @throws RuntimeException when it is not known that all of it is kept
   */
  void run(List<? extends Part> batch) {
    Way way = Way.TOGETHER;
    boolean renewed = connection == null;
    for (int attempt = 1; ; attempt++) {
      Handle handle = connect();
      boolean asked = false;
      try {
        handle.begin();
        way.run(handle, batch);
        // last, since from here on other processes wait: see AuditJournal
        AuditJournal.append(handle, noted(batch), realTime.instant());
        asked = true;
        Commits.commit(handle);
        return;
      } catch (PartFailure e) {
        way = Failures.locked(e) ? Way.EACH_ALONE_AFTER_A_WAIT : Way.EACH_ALONE;
        rollBack(handle);
      } catch (RuntimeException | Error e) {
        boolean stale = Failures.connectionLost(e) && !asked && !renewed;
        disconnect();
        if (attempt >= ATTEMPTS || !(stale || Failures.conflict(e))) {
          LOG.warn("a batch of {} was not written: {}", batch.size(), Failures.code(e));
          throw unchecked(e);
        }
        renewed |= stale;
        LOG.info("a batch of {} is run again: {}", batch.size(), Failures.code(e));
        LockSupport.parkNanos(
            ThreadLocalRandom.current().nextLong(LONGEST_PAUSE_NANOSECONDS * attempt));
      }
    }
  }

  private static List<AuditEvent> noted(List<? extends Part> batch) {
    return batch.stream().flatMap(part -> part.noted().stream()).toList();
  }

  /** The parts in their order, those side by side that may be done together. */
  private static List<List<Part>> together(List<? extends Part> batch) {
    List<List<Part>> groups = new ArrayList<>();
    Set<String> rows = new HashSet<>();
    for (Part part : batch) {
      List<Part> last = groups.isEmpty() ? List.of() : groups.get(groups.size() - 1);
      if (!last.isEmpty() && last.get(0).kind() == part.kind() && rows.add(part.row())) {
        last.add(part);
      } else {
        groups.add(new ArrayList<>(List.of(part)));
        rows.clear();
        rows.add(part.row());
      }
    }
    return groups;
  }

  /** How the parts are run. */
  private enum Way {
    /** Without savepoints: a part that fails ends this way. */
    TOGETHER {
      @Override
      void run(Handle handle, List<? extends Part> batch) {
        for (List<Part> together : together(batch)) {
          try {
            together.get(0).run(handle, together);
          } catch (RuntimeException e) {
            throw ofTheTransaction(e) ? e : new PartFailure(e);
          }
        }
      }
    },
    /** Each with a savepoint of its own. */
    EACH_ALONE {
      @Override
      void run(Handle handle, List<? extends Part> batch) {
        eachAlone(handle, batch, new LockPatience(handle));
      }
    },
    /** The same, when one has waited for a row in vain already, which it will again. */
    EACH_ALONE_AFTER_A_WAIT {
      @Override
      void run(Handle handle, List<? extends Part> batch) {
        LockPatience patience = new LockPatience(handle);
        patience.shorten();
        eachAlone(handle, batch, patience);
      }
    };

    abstract void run(Handle handle, List<? extends Part> batch);
  }

  private static void eachAlone(Handle handle, List<? extends Part> batch, LockPatience patience) {
    int inVain = 0;
    for (Part part : batch) {
      if (!runAlone(handle, part, true)) {
        inVain++;
        patience.shorten();
      }
    }
    patience.restore();
    if (inVain > 0) {
      LOG.warn("{} parts of a batch of {} waited for a row in vain", inVain, batch.size());
    }
  }

  /**
   * Undoes a part that fails. Where another process has just added the row that it would add, it is
   * run once more: then it finds that row.
   *
   * @return false when it waited for a row in vain
   */
  private static boolean runAlone(Handle handle, Part part, boolean again) {
    handle.savepoint(SAVEPOINT);
    try {
      part.run(handle, List.of(part));
      handle.releaseSavepoint(SAVEPOINT);
      return true;
    } catch (RuntimeException e) {
      if (ofTheTransaction(e)) {
        throw e;
      }
      handle.rollbackToSavepoint(SAVEPOINT);
      if (again && Failures.duplicate(e)) {
        return runAlone(handle, part, false);
      }
      part.failed(e);
      return !Failures.locked(e);
    }
  }

  /** Whether a failure inside a part says that the transaction as a whole cannot go on. */
  private static boolean ofTheTransaction(RuntimeException failure) {
    return Failures.conflict(failure) || (Failures.passing(failure) && !Failures.locked(failure));
  }

  /** The connection, where it is open; no transaction is. */
  Optional<Handle> connection() {
    return Optional.ofNullable(connection);
  }

  private Handle connect() {
    Handle open = connection;
    if (open == null) {
      open = connections.get();
      connection = open;
    }
    return open;
  }

  private void rollBack(Handle handle) {
    try {
      handle.rollback();
    } catch (RuntimeException e) {
      disconnect();
    }
  }

  /** What was not committed is rolled back by the engine when its connection closes. */
  private void disconnect() {
    Handle open = connection;
    connection = null;
    if (open != null) {
      try {
        open.getConnection().close();
      } catch (SQLException e) {
        // it failed before; a new one is opened for the next batch
      }
    }
  }

  @Override
  public void close() {
    disconnect();
  }

  private static RuntimeException unchecked(Throwable failure) {
    if (failure instanceof Error error) {
      throw error;
    }
    return failure instanceof RuntimeException known ? known : new IllegalStateException(failure);
  }

  /** A part failed while all ran together. */
  private static final class PartFailure extends RuntimeException {
    private static final long serialVersionUID = 1;

    PartFailure(RuntimeException cause) {
      super(null, cause, false, false);
    }
  }
}
