package org.clearkiosk.cardtool.cli;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Lets a command end in order when the process is told to end (Ctrl-C, SIGTERM): the command sees
 * that it is asked, and the process waits until it has let go of its readers.
 */
final class Interruption implements AutoCloseable {
  private static final Duration ORDERLY_END = Duration.ofSeconds(3);

  private final CountDownLatch asked = new CountDownLatch(1);
  private final CountDownLatch done = new CountDownLatch(1);
  private final Thread hook = new Thread(this::end, "end in order");

  private @Nullable Runnable letGo;

  private Interruption() {}

  /** From now on the process waits for {@link #close} before it ends. */
  static Interruption expected() {
    Interruption interruption = new Interruption();
    Runtime.getRuntime().addShutdownHook(interruption.hook);
    return interruption;
  }

  boolean isAsked() {
    return asked.getCount() == 0;
  }

  /**
   * The command waits for what someone types, which nothing ends: until {@link #goOn}, whoever
   * tells the process to end lets go of its readers in its place.
   *
   * @return false when the process is already told to end: then there is nothing to wait for
   */
  synchronized boolean waitForInput(Runnable letGoOfReaders) {
    letGo = isAsked() ? null : letGoOfReaders;
    return letGo != null;
  }

  /** The command works again, and lets go of its readers itself. */
  synchronized void goOn() {
    letGo = null;
  }

  /** The command has let go of everything. */
  @Override
  public void close() {
    done.countDown();
    if (!isAsked()) {
      try {
        Runtime.getRuntime().removeShutdownHook(hook);
      } catch (IllegalStateException e) {
        // The process has begun to end in between; the hook finds that all is done
        asked.countDown();
      }
    }
  }

  private void end() {
    if (letGoInItsPlace()) {
      return;
    }
    try {
      if (!done.await(ORDERLY_END.toMillis(), TimeUnit.MILLISECONDS)) {
        System.err.println("bin/card: a reader could not be let go of in time.");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private synchronized boolean letGoInItsPlace() {
    asked.countDown();
    if (letGo == null) {
      return false;
    }
    letGo.run();
    return true;
  }
}
