package org.clearkiosk.kiosk.app;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * The end of the process: in order where that is possible, and within a bound where it is not. A
 * display that hangs keeps the window from being closed, and Java's own shutdown from ending.
 */
final class ProcessEnd {
  /** How long the end in order may take. */
  static final Duration MOST = Duration.ofSeconds(15);

  private final Duration most;
  private final AtomicBoolean bounded = new AtomicBoolean();
  private final CountDownLatch kept = new CountDownLatch(1);

  ProcessEnd() {
    this(MOST);
  }

  /**
   * @param most how long the end in order may take
   */
  ProcessEnd(Duration most) {
    this.most = most;
  }

  /** Ends the process in order; it has ended with this code after the bound at the latest. */
  void with(int code) {
    bound(code);
    System.exit(code);
  }

  /**
   * Bounds an end that has begun.
   *
   * @param code with which the process ends when it takes too long; the first one counts
   */
  void bound(int code) {
    if (bounded.compareAndSet(false, true)) {
      afterwards(code, new CountDownLatch(1));
    }
  }

  /** What students have confirmed is on the disk, and closed. */
  void kept() {
    kept.countDown();
  }

  /** Ends the process as soon as what students have confirmed is on the disk. Returns at once. */
  void onceKept(int code) {
    afterwards(code, kept);
  }

  /** Nothing here may wait for the log, or for anything else that may be what hangs. */
  private void afterwards(int code, CountDownLatch reached) {
    Thread halting =
        new Thread(
            () -> {
              try {
                boolean unused = reached.await(most.toMillis(), TimeUnit.MILLISECONDS);
              } catch (InterruptedException e) {
                // No one interrupts it; were it so, it would be time to end
              }
              Runtime.getRuntime().halt(code);
            },
            "halting");
    halting.setDaemon(true);
    halting.start();
  }
}
