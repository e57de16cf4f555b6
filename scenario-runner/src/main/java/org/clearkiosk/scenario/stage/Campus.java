package org.clearkiosk.scenario.stage;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Predicate;
import org.clearkiosk.demo.CentralServer;
import org.clearkiosk.demo.DemoException;
import org.clearkiosk.demo.Installation;
import org.clearkiosk.demo.Kiosk;
import org.clearkiosk.demo.KioskSettings;
import org.clearkiosk.demo.Part;
import org.clearkiosk.demo.Parts;
import org.clearkiosk.demo.Screen;
import org.clearkiosk.demo.SimulatedReader;
import org.clearkiosk.demo.Touchscreen;
import org.clearkiosk.scenario.script.Bench;
import org.clearkiosk.scenario.script.CampusSettings;
import org.clearkiosk.scenario.script.Deed;
import org.clearkiosk.scenario.script.Holding;
import org.clearkiosk.scenario.script.Network;
import org.clearkiosk.scenario.script.PartName;
import org.clearkiosk.scenario.script.ReaderPlace;
import org.clearkiosk.scenario.script.Wanted;
import org.clearkiosk.sim.card.Deck;
import org.clearkiosk.sim.card.DeckWriter;
import org.jspecify.annotations.Nullable;

/** Display, central server, card service with its readers, terminal: each a process of its own. */
public final class Campus implements Bench, AutoCloseable {
  private static final Duration RECORDED = Duration.ofSeconds(40);
  private static final Duration SIGNAL = Duration.ofSeconds(20);

  /** How long a part that was asked to end may take before it can be started again. */
  private static final Duration ENDED = Duration.ofSeconds(20);

  /** Whoever stands there when the terminal is asked to end may finish, as in the real place. */
  private static final List<String> FINISH = List.of("--finish-within", "60");

  /** How long a digit may take to be seen on a busy machine. */
  private static final Duration TAKEN = Duration.ofSeconds(20);

  /** How long a command of the server's operator may take. */
  private static final Duration OPERATING = Duration.ofMinutes(2);

  /** How far the terminal's word of the server's time may be from it. */
  private static final Duration ROUNDING = Duration.ofSeconds(2);

  private static final int TOLD_SCREENS = 8;
  private static final String NONE = "none";

  /** Where a server keeps the authority that its terminals trust, below its data. */
  private static final String AUTHORITY = "tls";

  private static final String FIRST_DIGIT = "digit-0";

  private final Installation installation;
  private final CampusSettings settings;
  private final Path folder;
  private final Parts parts;
  private final Display display;
  private final Touchscreen touchscreen;
  private final SimulatedReader reader;
  private final SimulatorControl control;
  private final OtherPrograms others;
  private final Records records;
  private OffsetDateTime serverStartedAt;
  private long serverStarted;
  private final Path machineClock;
  private final URI wayToServer;
  private CentralServer server;
  private Kiosk kiosk;
  private @Nullable Screen screen;
  private Map<String, Long> keptBefore = Map.of();

  Campus(Site site, CampusSettings settings, Path folder, Parts parts) {
    this.installation = site.installation();
    this.settings = settings;
    this.folder = folder;
    this.parts = parts;
    site.templates().copy(settings.clock(), folder);
    if (!settings.enrolled()) {
      Folders.empty(folder.resolve(Templates.KIOSK));
    }
    display = site.display(Folders.make(folder.resolve("display")), parts);
    touchscreen = new Touchscreen(display.name(), parts);
    serverStartedAt = OffsetDateTime.parse(settings.clock());
    serverStarted = System.nanoTime();
    server = startServer(0, settings.clock());
    Path simulator = Folders.make(folder.resolve("sim"));
    control = new SimulatorControl(simulator);
    reader =
        SimulatedReader.start(
            installation, simulator, parts, display.simulatorWindow(), simulatorArguments());
    if (settings.serialForbidden()) {
      SerialPortRight.forbid(serialPort());
    }
    records = new Records(folder.resolve(Templates.SERVER), folder.resolve(Templates.KIOSK));
    others = new OtherPrograms(parts, reader.environment(), records.outboxFile());
    wayToServer =
        settings.network() == Network.PROXIED
            ? control.openProxy(
                server.address(), folder.resolve(Templates.SERVER).resolve(AUTHORITY))
            : server.address();
    machineClock = folder.resolve("machine-clock");
    turnClock(0);
    kiosk = startKiosk();
  }

  /** Waits until the terminal invites students; a scenario begins and ends with that. */
  public void awaitReady() {
    if (latest().filter(Campus::isReady).isEmpty()) {
      await(Wanted.ready(), Campus::isReady);
    }
    screen = null;
    keptBefore = records.outbox();
  }

  /** Takes away what a scenario left lying, ends its mishaps, and waits for the next student. */
  public void tidy() {
    others.close();
    turnClock(0);
    control.fault(NONE, Optional.empty());
    reader.remove();
    if (settings.serialReader()) {
      reader.removeSerial();
    }
    awaitReady();
  }

  /** What the terminal shows now. */
  public BufferedImage photograph() {
    return display.camera().photograph();
  }

  @Override
  public void tap(ReaderPlace place, String card, boolean beside) {
    if (place == ReaderPlace.SERIAL) {
      reader.tapSerial(card, beside);
    } else {
      reader.tap(card);
    }
  }

  @Override
  public void remove(ReaderPlace place) {
    if (place == ReaderPlace.SERIAL) {
      reader.removeSerial();
    } else {
      reader.remove();
    }
  }

  @Override
  public void await(Wanted wanted) {
    await(wanted, wanted::fits);
  }

  @Override
  public void touch(String control, int times) {
    touching(control, () -> kiosk.touch(shown(), control, times));
  }

  @Override
  public void touchDigits(String digits) {
    touching("the keypad", () -> type(digits));
  }

  private void type(String digits) {
    Screen asking = shown();
    Screen pad =
        asking.controls().containsKey(FIRST_DIGIT)
            ? asking
            : kiosk.await(
                "the keypad",
                TAKEN,
                later ->
                    later.screen().equals(asking.screen())
                        && later.controls().containsKey(FIRST_DIGIT));
    for (int typed = 0; typed < digits.length(); typed++) {
      if (typed > 0) {
        String taken = "digits-" + typed;
        kiosk.await(
            pad.screen() + " with " + taken,
            TAKEN,
            later -> taken.equals(later.detail()) || !later.screen().equals(pad.screen()));
      }
      kiosk.touch(pad, "digit-" + digits.charAt(typed));
    }
  }

  @Override
  public void press(String key) {
    parts.run("xdotool", Map.of("DISPLAY", display.name()), List.of("xdotool", "key", key), SIGNAL);
  }

  @Override
  public void fault(String what, Optional<String> place) {
    control.fault(what, place);
  }

  @Override
  public void part(Deed deed, PartName part) {
    switch (part) {
      case SERVER -> toServer(deed);
      case KIOSK -> toKiosk(deed);
      case CARD_SERVICE -> toCardService(deed);
    }
  }

  @Override
  public void startServerAt(String clock) {
    serverStartedAt = OffsetDateTime.parse(clock);
    serverStarted = System.nanoTime();
    server = startServer(server.address().getPort(), clock);
  }

  @Override
  public void hold(Holding what, boolean taken) {
    switch (what) {
      case CARD -> {
        if (taken) {
          others.takeCard();
        } else {
          others.letGoOfCard();
        }
      }
      case OUTBOX -> {
        if (taken) {
          others.takeOutbox();
        } else {
          others.letGoOfOutbox();
        }
      }
    }
  }

  @Override
  public void operate(List<String> words) {
    List<String> arguments = new ArrayList<>(words);
    arguments.addAll(List.of("--data", folder.resolve(Templates.SERVER).toString()));
    parts.run(
        "server " + words.get(0), Map.of(), installation.launcher("server", arguments), OPERATING);
  }

  @Override
  public void importFacts(Map<String, String> lists) {
    List<String> words = new ArrayList<>(List.of("import"));
    lists.forEach(
        (name, content) -> {
          Path file = folder.resolve(name + ".csv");
          try {
            Files.writeString(file, content);
          } catch (IOException e) {
            throw new UncheckedIOException(e);
          }
          words.add("--" + name);
          words.add(file.toString());
        });
    operate(words);
  }

  @Override
  public void setTechnicianPin(String digits) {
    List<String> command =
        new ArrayList<>(List.of("bash", "-c", "printf '%s\\n' \"$0\" | \"$@\"", digits));
    command.addAll(
        installation.launcher(
            "kiosk",
            List.of("technician-pin", "--data", folder.resolve(Templates.KIOSK).toString())));
    parts.run("technician's PIN", Map.of(), command, OPERATING);
  }

  @Override
  public void expectCompletion(String student) {
    boolean delivered =
        Polling.until(
            () -> records.completionsOf(student) > 0 && records.undelivered(student) == 0,
            RECORDED);
    long completions = records.completionsOf(student);
    long events = records.eventsOf(student);
    if (!delivered || completions != 1 || events != 1) {
      throw new DemoException(
          "the server holds %d completions of %s out of %d events, the outbox %s"
              .formatted(completions, student, events, records.outbox()));
    }
    if (settings.clockTurns()) {
      expectTimeOfTheCampus(student);
    }
  }

  /** What the terminal's own clock shows is in no record. */
  private void expectTimeOfTheCampus(String student) {
    Instant at = records.completedAt(student);
    Instant begun = OffsetDateTime.parse(settings.clock()).toInstant();
    Instant now = OffsetDateTime.parse(clock()).toInstant();
    if (at.isBefore(begun) || at.isAfter(now.plus(ROUNDING))) {
      throw new DemoException(
          "the completion of %s is of %s, and the campus was there from %s to %s"
              .formatted(student, at, begun, now));
    }
  }

  @Override
  public void turnClock(int hours) {
    MachineClock.turn(machineClock, settings.daysSinceEnrolment(), hours);
  }

  @Override
  public void expectNoCompletion(String student) {
    long completions = records.completionsOf(student);
    if (completions != 0) {
      throw new DemoException(
          "the server holds %d completions of %s".formatted(completions, student));
    }
  }

  @Override
  public void expectKept(String state, int count) {
    long before = keptBefore.getOrDefault(state, 0L);
    if (!Polling.until(
        () -> records.outbox().getOrDefault(state, 0L) - before == count, RECORDED)) {
      throw new DemoException(
          "the outbox held %s, and holds %s".formatted(keptBefore, records.outbox()));
    }
  }

  /** Ends all its processes and takes its folder away. */
  @Override
  public void close() {
    try {
      others.close();
    } catch (DemoException e) {
      // what is to be let go ends below in any case
    }
    parts.close();
    Folders.delete(folder);
  }

  private void await(Wanted wanted, Predicate<Screen> fits) {
    try {
      screen = kiosk.await(wanted.told(), wanted.within(), fits);
    } catch (DemoException e) {
      throw new DemoException(
          "there was not %s within %d s. The terminal showed: %s"
              .formatted(wanted.told(), wanted.within().toSeconds(), latestScreens()),
          e);
    }
  }

  private void touching(String what, Runnable touch) {
    try {
      touch.run();
    } catch (DemoException e) {
      throw new DemoException(what + " took no touch. The terminal showed: " + latestScreens(), e);
    }
  }

  private String latestScreens() {
    List<String> told = new ArrayList<>();
    for (Screen each : kiosk.screens()) {
      String name = each.code() == null ? each.screen() : each.screen() + " " + each.code();
      if (told.isEmpty() || !told.get(told.size() - 1).equals(name)) {
        told.add(name);
      }
    }
    String shown =
        String.join(", ", told.subList(Math.max(0, told.size() - TOLD_SCREENS), told.size()));
    return kiosk.process().handle().isAlive() ? shown : shown + ", then it ended";
  }

  private Screen shown() {
    return screen == null
        ? latest().orElseThrow(() -> new DemoException("the terminal shows nothing yet"))
        : screen;
  }

  /** The screen that the terminal has told of last. */
  private Optional<Screen> latest() {
    List<Screen> all = kiosk.screens();
    return all.isEmpty() ? Optional.empty() : Optional.of(all.get(all.size() - 1));
  }

  private void toServer(Deed deed) {
    int port = server.address().getPort();
    switch (deed) {
      case KILL -> server.process().kill();
      case END -> server.process().handle().destroy();
      case FREEZE -> server.process().stop();
      case THAW -> server.process().resume();
      case START -> {
        server.process().awaitEnd(ENDED);
        server = startServer(port, clock());
      }
      case RESTART -> {
        server.process().terminate();
        server = startServer(port, clock());
      }
    }
  }

  private void toKiosk(Deed deed) {
    Part process = kiosk.process();
    switch (deed) {
      case KILL -> process.kill();
      case END -> process.handle().destroy();
      case FREEZE -> process.stop();
      case THAW -> process.resume();
      case START -> {
        process.awaitEnd(ENDED);
        kiosk = startKiosk();
      }
      case RESTART -> {
        process.terminate();
        kiosk = startKiosk();
      }
    }
  }

  private void toCardService(Deed deed) {
    switch (deed) {
      case FREEZE -> signalCardService("-STOP");
      case THAW -> signalCardService("-CONT");
      case KILL, END, START, RESTART -> control.fault(deed.word() + "-pcscd", Optional.empty());
    }
  }

  private void signalCardService(String signal) {
    ProcessHandle daemon =
        reader
            .process()
            .handle()
            .descendants()
            .filter(process -> process.info().command().orElse("").endsWith("/pcscd"))
            .findFirst()
            .orElseThrow(() -> new DemoException("the card service does not run"));
    parts.run("kill", Map.of(), List.of("kill", signal, Long.toString(daemon.pid())), SIGNAL);
  }

  /** The business time as it would be had the server never stopped. */
  private String clock() {
    return serverStartedAt.plusNanos(System.nanoTime() - serverStarted).toString();
  }

  private CentralServer startServer(int port, String clock) {
    return CentralServer.start(
        installation,
        folder.resolve(Templates.SERVER),
        parts,
        port,
        clock,
        MachineClock.daysAhead(settings.daysSinceEnrolment()));
  }

  private Kiosk startKiosk() {
    screen = null;
    Map<String, String> environment = new HashMap<>(reader.environment());
    environment.put("DISPLAY", display.name());
    environment.putAll(settings.environment());
    environment.putAll(
        settings.clockTurns()
            ? MachineClock.by(machineClock)
            : MachineClock.daysAhead(settings.daysSinceEnrolment()));
    List<String> arguments = new ArrayList<>(display.kiosk());
    arguments.addAll(FINISH);
    if (settings.serialReader()) {
      arguments.addAll(List.of("--serial", serialPort().toString()));
    }
    arguments.addAll(settings.kiosk());
    return Kiosk.start(
        installation,
        parts,
        environment,
        touchscreen,
        new KioskSettings(wayToServer, folder.resolve(Templates.KIOSK), arguments),
        settings.serialForbidden() ? SerialPortRight.launcherWithout() : List.of());
  }

  private List<String> simulatorArguments() {
    List<String> arguments = new ArrayList<>();
    if (settings.serialReader()) {
      arguments.addAll(List.of("--serial", serialPort().toString()));
    }
    if (!settings.cards().isEmpty()) {
      Path deck = Folders.make(folder.resolve("cards"));
      try {
        DeckWriter.write(Deck.demo().cards(), deck);
        for (int number = 0; number < settings.cards().size(); number++) {
          // two folders may hold files of the same name
          Files.copy(
              settings.cards().get(number), deck.resolve("beside-%03d.json".formatted(number)));
        }
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
      arguments.addAll(List.of("--cards", deck.toString()));
    }
    return arguments;
  }

  private Path serialPort() {
    return folder.resolve("pn532");
  }

  private static boolean isReady(Screen shown) {
    return shown.screen().equals("Idle") && shown.code() == null && Objects.isNull(shown.detail());
  }
}
