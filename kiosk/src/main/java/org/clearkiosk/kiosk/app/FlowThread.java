package org.clearkiosk.kiosk.app;

import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.clearkiosk.kiosk.flow.Effect;
import org.clearkiosk.kiosk.flow.Event;
import org.clearkiosk.kiosk.flow.Flow;
import org.clearkiosk.kiosk.flow.State;
import org.clearkiosk.kiosk.flow.Step;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The one thread that holds the state. Events come in from anywhere, are taken one after the other,
 * and each new state is shown before its effects are run.
 */
final class FlowThread implements Consumer<Event>, AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(FlowThread.class);

  /** Far more than a person can touch in a second; more than that is a fault of the screen. */
  private static final int MOST_WAITING_TOUCHES = 64;

  private final ScheduledExecutorService thread = Executors.timed("flow");
  private final AtomicInteger touches = new AtomicInteger();
  private final Effect.Handler effects;
  private final Consumer<State> shown;
  private State state;

  /**
   * @param start the state to begin with
   * @param effects runs effects; returns at once
   * @param shown takes every new state, the first included; returns at once
   */
  FlowThread(State start, Effect.Handler effects, Consumer<State> shown) {
    this.state = start;
    this.effects = effects;
    this.shown = shown;
  }

  /**
   * Shows the first state and lets time run. No second is shorter than one, whatever held this
   * thread up: seconds made up for would take from a wait what others still count on, and what has
   * arrived meanwhile comes before the next of them.
   */
  void start() {
    thread.execute(() -> shown.accept(state));
    Future<?> unused =
        thread.scheduleWithFixedDelay(
            () -> arrive(new Event.SecondPassed()), 1, 1, TimeUnit.SECONDS);
  }

  /** Takes an event from any thread; drops it when the terminal is closing. */
  @Override
  public void accept(Event event) {
    boolean touch = event instanceof Event.Touched;
    if (touch && touches.incrementAndGet() > MOST_WAITING_TOUCHES) {
      touches.decrementAndGet();
      return;
    }
    try {
      thread.execute(
          () -> {
            if (touch) {
              touches.decrementAndGet();
            }
            arrive(event);
          });
    } catch (RejectedExecutionException e) {
      LOG.debug("Closing; dropped {}", event.getClass().getSimpleName());
    }
  }

  /** Has an event arrive later. */
  void acceptAfter(long milliseconds, Event event) {
    try {
      Future<?> unused = thread.schedule(() -> arrive(event), milliseconds, TimeUnit.MILLISECONDS);
    } catch (RejectedExecutionException e) {
      LOG.debug("Closing; dropped {}", event.getClass().getSimpleName());
    }
  }

  /** Runs something on this thread; for those who want to know whether it still takes work. */
  void run(Runnable work) {
    thread.execute(work);
  }

  private void arrive(Event event) {
    try {
      Step step = Flow.arrive(state, event);
      boolean changed = !step.next().equals(state);
      logScreen(step.next());
      state = step.next();
      if (changed) {
        shown.accept(state);
      }
      step.effects().forEach(effect -> effect.accept(effects));
    } catch (RuntimeException e) {
      // The state stays as it was; time goes on and leads back to idle
      LOG.error("{} was not taken", event.getClass().getSimpleName(), e);
    }
  }

  private void logScreen(State next) {
    if (next.getClass() != state.getClass() && LOG.isInfoEnabled()) {
      LOG.info(
          "{} -> {}{}",
          state.getClass().getSimpleName(),
          next.getClass().getSimpleName(),
          next.code().map(code -> " " + code.code()).orElse(""));
    }
  }

  @Override
  public void close() {
    thread.shutdownNow();
  }
}
