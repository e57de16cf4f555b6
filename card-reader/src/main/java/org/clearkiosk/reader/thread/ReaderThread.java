package org.clearkiosk.reader.thread;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.clearkiosk.reader.CardProfile;
import org.clearkiosk.reader.CardRead;
import org.clearkiosk.reader.CardReader;
import org.clearkiosk.reader.ProofOutcome;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The thread of one reader, on which its listener is called: started once, asked for proofs, ended
 * within a bound. What {@link CardReader} promises of these three is kept here.
 */
public final class ReaderThread {
  /** How long {@link #close} waits for the thread, and so for a listener that is being called. */
  public static final Duration CLOSE_TIMEOUT = Duration.ofSeconds(1);

  private static final Logger LOG = LoggerFactory.getLogger(ReaderThread.class);

  private final String name;
  private final Duration proofTimeout;
  private final ProofQueue queue;
  private final Object lifecycle = new Object();
  private @Nullable Thread thread;
  private @Nullable Work work;
  private boolean closed;

  /** What the thread does, until its queue is closed. */
  public interface Work extends Runnable {
    /** From any thread, after the queue was closed: whatever the work waits for, it ends soon. */
    void close();
  }

  /**
   * A thread that is not started yet.
   *
   * @param name the reader's, for the thread and the log
   * @param proofTimeout how long a proof may take in all
   * @param queue where the work finds what is asked of it
   */
  public ReaderThread(String name, Duration proofTimeout, ProofQueue queue) {
    this.name = name;
    this.proofTimeout = proofTimeout;
    this.queue = queue;
  }

  /**
   * As {@link CardReader#start}.
   *
   * @param begin makes the work; called once, by the caller's thread
   * @throws IllegalStateException when it was started or closed before
   */
  public void start(Supplier<Work> begin) {
    synchronized (lifecycle) {
      if (closed || thread != null) {
        throw new IllegalStateException("A reader is started once.");
      }
      Work begun = begin.get();
      work = begun;
      thread = startDaemon(begun, name);
    }
  }

  /** As {@link CardReader#prove}. */
  public CompletableFuture<ProofOutcome> prove(CardRead.Identified card, byte[] challenge) {
    if (challenge.length != CardReader.CHALLENGE_LENGTH) {
      throw new IllegalArgumentException("A challenge has 16 bytes: " + challenge.length);
    }
    if (card.profile() != CardProfile.CPU) {
      return CompletableFuture.completedFuture(new ProofOutcome.Refused(CardReader.WITHOUT_PROOF));
    }
    long bound = proofTimeout.toNanos();
    CompletableFuture<ProofOutcome> answer =
        new CompletableFuture<ProofOutcome>()
            .completeOnTimeout(new ProofOutcome.TimedOut(), bound, TimeUnit.NANOSECONDS);
    ProofRequest request = new ProofRequest(card, challenge, answer, System.nanoTime() + bound);
    if (!queue.add(request)) {
      request.answer(queue.isClosed() ? new ProofOutcome.CardGone() : new ProofOutcome.TimedOut());
    }
    return answer;
  }

  /** As {@link CardReader#close}. */
  public void close() {
    Thread running;
    synchronized (lifecycle) {
      closed = true;
      queue.close();
      if (work != null) {
        work.close();
      }
      running = thread;
    }
    if (running == null || running == Thread.currentThread()) {
      return;
    }
    try {
      running.join(CLOSE_TIMEOUT.toMillis());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    if (running.isAlive()) {
      LOG.warn("{}: a listener has not returned; the reader's thread ends when it does.", name);
    }
  }

  /** Starts a thread that does not keep the program alive. */
  public static Thread startDaemon(Runnable task, String threadName) {
    Thread started = new Thread(task, threadName);
    started.setDaemon(true);
    started.start();
    return started;
  }
}
