package org.clearkiosk.kiosk.app;

import java.time.Duration;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.clearkiosk.kiosk.flow.Event;
import org.clearkiosk.kiosk.flow.State;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Ends the terminal between two students: whoever is being served may finish within a bound, and no
 * one else is. Asked a second time it does not wait any more; asked while it ends already, not even
 * for the end to be in order.
 */
final class Ending implements Consumer<State>, AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Ending.class);

  private final Duration patience;
  private final Consumer<Event> flow;
  private final Runnable end;
  private final Runnable hurry;
  private final ScheduledExecutorService thread = Executors.timed("ending");
  private final AtomicBoolean asked = new AtomicBoolean();
  private final AtomicBoolean ended = new AtomicBoolean();

  /**
   * @param patience how long a student may take to finish
   * @param flow told that the terminal is closing
   * @param end ends the process, in order; run once, on a thread of its own
   * @param hurry ends it once nothing is lost by that; run when it is asked to end while it ends,
   *     returns at once
   */
  Ending(Duration patience, Consumer<Event> flow, Runnable end, Runnable hurry) {
    this.patience = patience;
    this.flow = flow;
    this.end = end;
    this.hurry = hurry;
  }

  /** Someone wants the terminal to end. Returns at once. */
  void ask() {
    if (asked.compareAndSet(false, true)) {
      LOG.info("Asked to end; a student who is being served has {} s", patience.toSeconds());
      Future<?> unused = thread.schedule(this::runOut, patience.toMillis(), TimeUnit.MILLISECONDS);
      flow.accept(new Event.Closing());
    } else if (ended.get()) {
      // First of all: what hangs may be the log
      hurry.run();
    } else {
      LOG.info("Asked to end once more; no one is waited for");
      end();
    }
  }

  /** Told of every state; the terminal ends with the first in which it closes and serves no one. */
  @Override
  public void accept(State state) {
    if (state.terminal().readiness().closing() && !serving(state)) {
      end();
    }
  }

  private static boolean serving(State state) {
    return !(state instanceof State.Idle
        || state instanceof State.Starting
        || state instanceof State.TechnicianPin
        || state instanceof State.TechnicianWork);
  }

  private void runOut() {
    if (!ended.get()) {
      LOG.info("The student's {} s are over; no one is waited for any more", patience.toSeconds());
      end();
    }
  }

  private void end() {
    if (ended.compareAndSet(false, true)) {
      new Thread(end, "end").start();
    }
  }

  @Override
  public void close() {
    thread.shutdownNow();
  }
}
