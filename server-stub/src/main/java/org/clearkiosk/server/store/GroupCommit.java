package org.clearkiosk.server.store;

import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.function.Supplier;
import org.clearkiosk.server.audit.AuditTrail;
import org.jdbi.v3.core.Handle;

/**
 * The one writer of a process: takes what waits, runs it in one transaction, commits once, and only
 * then tells each who waits. What fails is undone alone and fails alone; when the commit fails, all
 * of the batch fails ({@link BatchTransaction} says when it is run again).
 *
 * <p>A batch is ordered by the keys of its parts, so that several writers on one database take its
 * locks in one order.
 *
 * <p>Where nothing waits and nobody writes, whoever hands over work may write it on a thread of
 * their own ({@link Lone#BY_WHO_HANDS_IT_OVER}): a student alone at a terminal then waits for no
 * thread but that one.
 */
public final class GroupCommit implements AutoCloseable {
  private static final int LARGEST_BATCH = 128;
  private static final long DRAIN_SECONDS = 10;

  private final BlockingQueue<WaitingPart<?, ?>> queue;
  private final Lone lone;
  private final WriterWatch watch;
  private final Thread thread;

  /** Whoever holds it may use the transaction; no thread twice, so no work starts another. */
  private final Semaphore turn = new Semaphore(1);

  private final BatchTransaction transaction;
  private volatile boolean closing;
  private volatile boolean ended;

  /** Who writes what is handed over while nothing waits and nobody writes. */
  public enum Lone {
    /**
     * The writer's thread, as it does all else: where a commit may wait for other machines, who
     * hands work over need not.
     */
    BY_THE_WRITER,

    /** The thread that hands it over, which waits for the commit. */
    BY_WHO_HANDS_IT_OVER
  }

  /**
   * Starts the writer.
   *
   * @param connections opens a connection that may write; asked again after one has failed
   * @param capacity how many parts may wait
   * @param realTime when something is noted in the audit chain
   */
  public GroupCommit(Supplier<Handle> connections, int capacity, InstantSource realTime) {
    this(connections, capacity, realTime, Lone.BY_THE_WRITER, WriterWatch.NONE);
  }

  /**
   * Starts the writer, and lets it be watched.
   *
   * @param watch is told of every batch, one at a time, on the thread that wrote it
   */
  public GroupCommit(
      Supplier<Handle> connections,
      int capacity,
      InstantSource realTime,
      Lone lone,
      WriterWatch watch) {
    this(connections, new ArrayBlockingQueue<>(capacity), realTime, lone, watch);
  }

  /** Starts the writer on a queue of the caller's. */
  GroupCommit(
      Supplier<Handle> connections,
      BlockingQueue<WaitingPart<?, ?>> queue,
      InstantSource realTime) {
    this(connections, queue, realTime, Lone.BY_THE_WRITER, WriterWatch.NONE);
  }

  private GroupCommit(
      Supplier<Handle> connections,
      BlockingQueue<WaitingPart<?, ?>> queue,
      InstantSource realTime,
      Lone lone,
      WriterWatch watch) {
    this.transaction = new BatchTransaction(connections, realTime);
    this.queue = queue;
    this.lone = lone;
    this.watch = watch;
    this.thread = new Thread(this::run, "writer");
    thread.start();
  }

  /**
   * Work inside the writer's transaction. All other work waits for it, so it must not wait, and it
   * changes nothing but the database: it is run again when the transaction is.
   */
  @FunctionalInterface
  public interface Work<T> {
    /** Does it. What it throws undoes it. */
    T run(Handle handle);
  }

  /** {@link Work} of which something is noted in the audit chain, in the same transaction. */
  @FunctionalInterface
  public interface AuditedWork<T> {
    /** Does it. What it throws undoes it, and what it noted. */
    T run(Handle handle, AuditTrail trail);
  }

  /**
   * Hands over work.
   *
   * @param order the key that orders it among what is committed together: the kind and key of the
   *     row that it locks first, as {@link Orders} writes it
   * @return its result, once the commit is on the disk; it may be done when this returns, since the
   *     calling thread may have written it. Fails with {@link BusyException} when too much waits
   *     already, or the database could not keep it now
   */
  public <T> CompletableFuture<T> submit(String order, Work<T> work) {
    return submit(order, (handle, trail) -> work.run(handle));
  }

  /** Hands over work as {@link #submit(String, Work)} does, of which something is noted. */
  public <T> CompletableFuture<T> submit(String order, AuditedWork<T> work) {
    return submit(order, new LoneWork<>(work), order);
  }

  /**
   * Hands over an item of work as {@link #submit(String, Work)} does. What waits of the same work,
   * with nothing else between, is done together.
   */
  public <I, T> CompletableFuture<T> submit(String order, JointWork<I, T> work, I item) {
    WaitingPart<I, T> part = new WaitingPart<>(order, work, item);
    if (lone == Lone.BY_WHO_HANDS_IT_OVER && writtenHere(part)) {
      return part.result();
    }
    return queued(part);
  }

  /**
   * Hands over work as {@link #submit(String, Work)} does, to the writer's thread whoever else
   * might write it: for those who do not wait for it, or no longer than a time of their own.
   */
  public <T> CompletableFuture<T> submitToWriter(String order, Work<T> work) {
    AuditedWork<T> audited = (handle, trail) -> work.run(handle);
    return queued(new WaitingPart<>(order, new LoneWork<>(audited), order));
  }

  private <I, T> CompletableFuture<T> queued(WaitingPart<I, T> part) {
    if (closing || !queue.offer(part)) {
      return CompletableFuture.failedFuture(new BusyException());
    }
    // the writer may have looked into the queue for the last time just before: then no one else
    // will
    if (ended && queue.remove(part)) {
      part.fail(new BusyException());
    }
    return part.result();
  }

  /** Whether the writer is there to write. */
  public boolean isAlive() {
    return thread.isAlive() && !closing;
  }

  /** How many parts wait. */
  public int waiting() {
    return queue.size();
  }

  /**
   * Reads on the writer's own connection, on this thread. SQLite's other connections forget what
   * they have of the database in memory with each commit, and take several times as long.
   *
   * @param question asks and changes nothing
   * @return empty where that connection is in use, not open or fails, or who hands work over does
   *     not write it: then it is to be read elsewhere
   */
  public <T> Optional<T> readBetweenWrites(Function<Handle, T> question) {
    if (lone == Lone.BY_THE_WRITER || !turnTaken()) {
      return Optional.empty();
    }
    try {
      return transaction.connection().map(question);
    } catch (RuntimeException e) {
      // the next batch opens another
      transaction.close();
      return Optional.empty();
    } finally {
      turn.release();
    }
  }

  /**
   * Takes the turn where nobody has it or waits for it: who came later must not keep the writer
   * from what it has taken out of the queue already.
   */
  private boolean turnTaken() {
    return queue.isEmpty() && !turn.hasQueuedThreads() && turn.tryAcquire();
  }

  /** Writes a part on this thread, unless another waits or is written. */
  private boolean writtenHere(WaitingPart<?, ?> part) {
    if (!turnTaken()) {
      return false;
    }
    try {
      if (closing) {
        return false;
      }
      write(List.of(part));
      return true;
    } finally {
      turn.release();
    }
  }

  private void run() {
    List<WaitingPart<?, ?>> batch = new ArrayList<>();
    try {
      while (!closing || !queue.isEmpty()) {
        WaitingPart<?, ?> first = queue.poll(100, TimeUnit.MILLISECONDS);
        if (first != null) {
          batch.add(first);
          turn.acquireUninterruptibly();
          try {
            queue.drainTo(batch, LARGEST_BATCH - 1);
            batch.sort(Comparator.comparing(WaitingPart::order));
            write(batch);
          } finally {
            turn.release();
          }
          batch.clear();
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      closing = true;
      // before the last look: who offers after it sees this, and takes back what they offered
      ended = true;
      queue.drainTo(batch);
      batch.forEach(part -> part.fail(new BusyException()));
      // who has it writes their last; nobody takes it any more
      turn.acquireUninterruptibly();
      transaction.close();
    }
  }

  private void write(List<WaitingPart<?, ?>> batch) {
    long begun = System.nanoTime();
    try {
      transaction.run(batch);
    } catch (RuntimeException | Error e) {
      watch.failed();
      Throwable told = Failures.passing(e) ? new BusyException(e) : e;
      batch.forEach(part -> part.fail(told));
      return;
    }
    watch.committed(batch.size(), Duration.ofNanos(System.nanoTime() - begun));
    batch.forEach(WaitingPart::tell);
  }

  /** Takes nothing more, writes what waits, and ends. */
  @Override
  public void close() {
    closing = true;
    try {
      thread.join(TimeUnit.SECONDS.toMillis(DRAIN_SECONDS));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /**
   * Too much waits already, the writer is ending, or the database could not be made to keep it now:
   * come again later. Where the connection broke during the commit it may have been kept; who sends
   * the same again is told.
   */
  public static final class BusyException extends RuntimeException {
    private static final long serialVersionUID = 1;

    BusyException() {
      super("too much waits to be written", null, false, false);
    }

    BusyException(Throwable cause) {
      super("the database could not keep it now", cause, false, false);
    }
  }

  /** Work that is done for itself. */
  private static final class LoneWork<T> implements JointWork<String, T> {
    private final AuditedWork<T> work;

    LoneWork(AuditedWork<T> work) {
      this.work = work;
    }

    @Override
    public String row(String order) {
      return order;
    }

    @Override
    public List<T> run(Handle handle, List<Item<String>> items) {
      return items.stream().map(item -> work.run(handle, item.trail())).toList();
    }
  }
}
