package org.clearkiosk.kiosk.app;

import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.function.Consumer;
import org.clearkiosk.clearance.model.FailureCode;
import org.clearkiosk.clearance.wire.PasswordRequest;
import org.clearkiosk.kiosk.app.technician.TechnicianDesk;
import org.clearkiosk.kiosk.device.Readers;
import org.clearkiosk.kiosk.flow.CentralServer;
import org.clearkiosk.kiosk.flow.Delays;
import org.clearkiosk.kiosk.flow.Effect;
import org.clearkiosk.kiosk.flow.Event;
import org.clearkiosk.kiosk.flow.Failure;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs effects on threads of its own. Every effect that has an answer gets one, also when its work
 * fails or has no room.
 */
final class EffectRunner implements Effect.Handler, AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(EffectRunner.class);

  /** One student at a time; the rest is for questions whose student has gone. */
  private final ThreadPoolExecutor asking = Executors.bounded("ask", 4, 8);

  private final ThreadPoolExecutor keeping = Executors.bounded("keep", 1, 4);
  private final ThreadPoolExecutor ending = Executors.bounded("end", 1, 16);

  private final CentralServer server;
  private final Keeper keeper;
  private final Readers readers;
  private final TechnicianDesk technician;
  private final Consumer<Event> flow;
  private final Later later;

  /** Has an event arrive later. */
  interface Later {
    void arrive(long milliseconds, Event event);
  }

  EffectRunner(
      CentralServer server,
      Keeper keeper,
      Readers readers,
      TechnicianDesk technician,
      Consumer<Event> flow,
      Later later) {
    this.server = server;
    this.keeper = keeper;
    this.readers = readers;
    this.technician = technician;
    this.flow = flow;
    this.later = later;
  }

  @Override
  public void openSession(Effect.OpenSessionFor effect) {
    answer(
        asking,
        () -> readers.open(effect.attempt(), effect.read()),
        code -> new Event.SessionRefused(effect.attempt(), Failure.of(code)));
  }

  @Override
  public void checkPassword(Effect.CheckPassword effect) {
    answer(
        asking,
        () ->
            server
                .checkPassword(effect.session(), new PasswordRequest(effect.digits().reveal()))
                .fold(
                    notice -> new Event.PasswordAccepted(effect.attempt(), notice),
                    failure -> new Event.PasswordRefused(effect.attempt(), failure)),
        code -> new Event.PasswordRefused(effect.attempt(), Failure.of(code)));
  }

  @Override
  public void arm(Effect.Arm effect) {
    later.arrive(Delays.ARMING.toMillis(), new Event.Armed(effect.attempt()));
  }

  @Override
  public void keep(Effect.Keep effect) {
    Keeper.Request request = keeper.arrived(effect);
    try {
      keeping.execute(() -> keeper.keep(request));
    } catch (RejectedExecutionException e) {
      keeper.dropped(request);
    }
  }

  @Override
  public void endSession(Effect.EndSession effect) {
    try {
      ending.execute(() -> server.endSession(effect.session()));
    } catch (RejectedExecutionException e) {
      // The server ends it by itself after a while
      LOG.debug("A session was not ended");
    }
  }

  @Override
  public void lookAtPin(Effect.LookAtPin effect) {
    technician.lookAtPin(effect);
  }

  @Override
  public void checkPin(Effect.CheckPin effect) {
    technician.checkPin(effect);
  }

  @Override
  public void inspect(Effect.Inspect effect) {
    technician.inspect(effect);
  }

  @Override
  public void replay(Effect.Replay effect) {
    technician.replay(effect);
  }

  @Override
  public void restart(Effect.Restart effect) {
    technician.restart(effect);
  }

  /** Work that ends in an event. */
  private interface Work {
    Event run();
  }

  /** What to tell when it does not. */
  private interface Otherwise {
    Event because(FailureCode code);
  }

  private void answer(ThreadPoolExecutor threads, Work work, Otherwise otherwise) {
    try {
      threads.execute(
          () -> {
            Event event;
            try {
              event = work.run();
            } catch (RuntimeException e) {
              LOG.error("A question failed in a way that was not foreseen", e);
              event = otherwise.because(FailureCode.SERVER_NONSENSE);
            }
            flow.accept(event);
          });
    } catch (RejectedExecutionException e) {
      flow.accept(otherwise.because(FailureCode.SERVER_SLOW));
    }
  }

  @Override
  public void close() {
    asking.shutdownNow();
    ending.shutdown();
    keeping.shutdown();
  }
}
