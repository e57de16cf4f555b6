package org.clearkiosk.kiosk.app;

import java.util.Optional;
import java.util.SplittableRandom;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.function.Function;
import org.clearkiosk.clearance.model.FailureCode;
import org.clearkiosk.kiosk.client.CurrentServer;
import org.clearkiosk.kiosk.device.Readers;
import org.clearkiosk.kiosk.flow.Event;
import org.clearkiosk.kiosk.flow.Flow;
import org.clearkiosk.kiosk.flow.Stage;
import org.clearkiosk.kiosk.flow.State;
import org.clearkiosk.kiosk.flow.Touch;
import org.clearkiosk.kiosk.voice.Voice;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A running terminal: all its objects, wired. */
final class Kiosk implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Kiosk.class);
  private static final int STORE_CHECK_SECONDS = 10;

  private final CurrentServer server;
  private final Keeper keeper;
  private final EffectRunner effects;
  private final FlowThread flow;
  private final ThreadPoolExecutor sectorKeys = Executors.bounded("sector-key", 2, 4);
  private final Readers readers;
  private final LinkWatch link;
  private final Heartbeats heartbeats;
  private final Voice voice;
  private final Stage stage;
  private final Consumer<State> alsoShown;
  private final AtomicReference<Optional<FailureCode>> trouble =
      new AtomicReference<>(Optional.empty());
  private final ScheduledExecutorService storeChecks = Executors.timed("store-check");
  private final AtomicBoolean closing = new AtomicBoolean();
  private final CountDownLatch closed = new CountDownLatch(1);

  /**
   * @param name in which the server is asked; the server is closed with this
   * @param voice lets events and states be heard; closed with this
   * @param stages opens the stage, given where touches go; closed with this
   * @param alsoShown told of every state after the stage
   */
  Kiosk(
      KioskSettings settings,
      TerminalName name,
      Voice voice,
      Function<Consumer<Touch>, Stage> stages,
      Consumer<State> alsoShown) {
    this.server = name.server();
    this.voice = voice;
    BusinessClock clock = new BusinessClock(System::nanoTime);
    keeper =
        new Keeper(
            settings.data().resolve(Keeper.FILE),
            server,
            clock,
            name::firstSequence,
            settings.keepDeliveredDays(),
            this::arrive);
    readers = new Readers(settings.readers().makers(), server, sectorKeys, this::arrive);
    effects = new EffectRunner(server, keeper, readers, this::arrive, this::arriveAfter);
    link = new LinkWatch(server, clock, this::arrive, keeper::serverIsBack);
    heartbeats =
        new Heartbeats(server, trouble::get, keeper::standing, name::renew, new SplittableRandom());
    flow =
        new FlowThread(
            Flow.start(settings.language(), settings.comfort(), settings.voice().hearing()),
            effects,
            this::show);
    this.alsoShown = alsoShown;
    // Last: from here on someone may touch
    stage = stages.apply(touch -> arrive(new Event.Touched(touch)));
  }

  private void show(State state) {
    trouble.set(state.terminal().trouble());
    stage.show(state);
    voice.shown(state);
    alsoShown.accept(state);
  }

  private void arrive(Event event) {
    voice.heard(event);
    flow.accept(event);
  }

  private void arriveAfter(long milliseconds, Event event) {
    flow.acceptAfter(milliseconds, event);
  }

  /** Starts everything; returns at once. */
  void start() {
    flow.start();
    voice.start();
    Future<?> unused =
        storeChecks.scheduleWithFixedDelay(keeper::check, 0, STORE_CHECK_SECONDS, TimeUnit.SECONDS);
    readers.start();
    link.start();
    heartbeats.start();
    LOG.info("The terminal is started");
  }

  /** Waits until the terminal is closed. */
  void awaitClosed() throws InterruptedException {
    closed.await();
  }

  /** Ends everything, each part within a bound. A confirmation that is being kept is kept. */
  @Override
  public void close() {
    if (!closing.compareAndSet(false, true)) {
      return;
    }
    LOG.info("The terminal is closing");
    readers.close();
    sectorKeys.shutdownNow();
    link.close();
    heartbeats.close();
    storeChecks.shutdownNow();
    effects.close();
    keeper.close();
    flow.close();
    voice.close();
    stage.close();
    server.close();
    LOG.info("The terminal is closed");
    closed.countDown();
  }
}
