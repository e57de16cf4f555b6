package org.clearkiosk.kiosk.app;

import java.awt.EventQueue;
import java.time.Duration;
import java.util.List;
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
import org.clearkiosk.kiosk.app.technician.TechnicianCards;
import org.clearkiosk.kiosk.app.technician.TechnicianDesk;
import org.clearkiosk.kiosk.app.technician.TechnicianPin;
import org.clearkiosk.kiosk.client.CurrentServer;
import org.clearkiosk.kiosk.device.Readers;
import org.clearkiosk.kiosk.flow.Event;
import org.clearkiosk.kiosk.flow.Flow;
import org.clearkiosk.kiosk.flow.Presentation;
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

  /** How long a stalled terminal may take to have on disk what it keeps, and then to say why. */
  private static final Duration LAST_WHEN_STALLED = Duration.ofSeconds(8);

  /** The thread that paints, and takes touches. */
  private static final String PAINTING = "AWT-EventQueue";

  private static final Duration LONGEST_PAINT = Duration.ofSeconds(1);

  private final CurrentServer server;
  private final Keeper keeper;
  private final EffectRunner effects;
  private final FlowThread flow;
  private final ThreadPoolExecutor sectorKeys = Executors.bounded("sector-key", 2, 4);
  private final ThreadPoolExecutor technicians = Executors.bounded("technician", 1, 4);
  private final Readers readers;
  private final LinkWatch link;
  private final Heartbeats heartbeats;
  private final Voice voice;
  private final Watchdog watchdog;
  private final ServiceManager manager;
  private final Ending ending;
  private final ProcessEnd end;
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
   * @param recent the latest of the log
   * @param manager told that the terminal runs, and lives
   * @param end ends the process when the terminal is to end
   * @param stages opens the stage, given where touches go; closed with this
   * @param alsoShown told of every state after the stage
   */
  Kiosk(
      KioskSettings settings,
      TerminalName name,
      Voice voice,
      RecentEvents recent,
      ServiceManager manager,
      ProcessEnd end,
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
    readers =
        new Readers(
            settings.readers().makers(),
            server,
            sectorKeys,
            new TechnicianCards(settings.upkeep().technicianCards()),
            this::arrive);
    link = new LinkWatch(server, clock, this::arrive, keeper::serverIsBack, new SplittableRandom());
    heartbeats =
        new Heartbeats(
            server,
            trouble::get,
            keeper::standing,
            new OwnHealth(readers::standings, this::slowestPaint, settings.data()),
            name::renew,
            new SplittableRandom());
    TechnicianDesk technician =
        new TechnicianDesk(
            new TechnicianPin(settings.data(), System::nanoTime),
            new TechnicianPages(settings, name, clock, readers, keeper, heartbeats, recent).pages(),
            new TechnicianActs(keeper, end),
            technicians,
            this::arrive);
    effects =
        new EffectRunner(server, keeper, readers, technician, this::arrive, this::arriveAfter);
    flow =
        new FlowThread(
            Flow.start(
                new Presentation(
                    settings.language(), settings.comfort(), settings.voice().hearing())),
            effects,
            this::show);
    this.alsoShown = alsoShown;
    this.manager = manager;
    this.end = end;
    ending =
        new Ending(
            settings.upkeep().finishWithin(),
            this::arrive,
            this::endOncePainted,
            () -> end.onceKept(ExitCode.TERMINATED));
    watchdog =
        new Watchdog(() -> manager.tell(ServiceManager.ALIVE), this::endStalled)
            .watch(PAINTING, EventQueue::invokeLater)
            .watch("flow", flow::run);
    // Last: from here on someone may touch
    stage = stages.apply(touch -> arrive(new Event.Touched(touch)));
  }

  private void show(State state) {
    trouble.set(state.terminal().trouble());
    stage.show(state);
    voice.shown(state);
    alsoShown.accept(state);
    ending.accept(state);
  }

  private Duration slowestPaint() {
    return watchdog.slowest(PAINTING);
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
    watchdog.start();
    manager.tell(ServiceManager.READY);
    LOG.info("The terminal is started");
  }

  /**
   * Ends the process between two students; at once when asked again, and without closing the rest
   * in order when asked while it ends. Returns at once.
   */
  void endSoon() {
    ending.ask();
  }

  /** First the screen that says so: whoever comes next reads why no one is served. */
  private void endOncePainted() {
    // Before all that the display could hold up
    end.bound(ExitCode.TERMINATED);
    CountDownLatch painted = new CountDownLatch(1);
    // The stage's own task stands before the first of these, the painting before the second
    EventQueue.invokeLater(() -> EventQueue.invokeLater(painted::countDown));
    try {
      boolean unused = painted.await(LONGEST_PAINT.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    end.with(ExitCode.TERMINATED);
  }

  /**
   * A thread stands still: nothing that waits for it can be closed any more. What a student has
   * confirmed gets to the disk, then the process ends for its supervisor to start another. Waits
   * for nothing without a bound: the thread may hold the lock of the log, or of anything.
   */
  private void endStalled(String name) {
    List<Thread> last =
        List.of(begin("keeping", keeper::close), begin("stalled", () -> logStalled(name)));
    try {
      for (Thread each : last) {
        each.join(LAST_WHEN_STALLED.toMillis());
      }
    } catch (InterruptedException e) {
      // No one is left to be told
    }
    Runtime.getRuntime().halt(ExitCode.STALLED);
  }

  private static void logStalled(String name) {
    LOG.error(
        "The thread {} stands still; the terminal ends with {} to be started anew. What its threads"
            + " were doing:\n{}",
        name,
        ExitCode.STALLED,
        ThreadDump.text());
  }

  private static Thread begin(String name, Runnable task) {
    Thread thread = new Thread(task, name);
    thread.setDaemon(true);
    thread.start();
    return thread;
  }

  /** Waits until the terminal is closed. */
  void awaitClosed() throws InterruptedException {
    closed.await();
  }

  /**
   * Ends everything; a confirmation that is being kept is kept. A display that hangs never lets its
   * window be closed: {@link ProcessEnd} bounds that.
   */
  @Override
  public void close() {
    if (!closing.compareAndSet(false, true)) {
      return;
    }
    LOG.info("The terminal is closing");
    manager.tell(ServiceManager.STOPPING);
    ending.close();
    watchdog.close();
    readers.close();
    sectorKeys.shutdownNow();
    technicians.shutdownNow();
    link.close();
    heartbeats.close();
    storeChecks.shutdownNow();
    effects.close();
    keeper.close();
    end.kept();
    flow.close();
    voice.close();
    stage.close();
    server.close();
    LOG.info("The terminal is closed");
    closed.countDown();
  }
}
