package org.clearkiosk.demo;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Starts everything on this machine: what {@code bin/demo} runs once all is built. */
@Command(
    name = "bin/demo",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = {
      "Shows the whole on this machine: central server, virtual card reader, cards to tap, kiosk.",
      "Ctrl-C ends everything that it started, and nothing else.",
      ""
    },
    footer = {
      "",
      "Exit codes: 0 as it should be, 1 something failed, 2 wrong arguments or missing packages,",
      "3 another demonstration is running."
    })
public final class DemoCommand implements Callable<Integer> {
  private static final String TERMINAL = "07";
  private static final int WIDTH = 1920;
  private static final int HEIGHT = 1080;
  private static final int SIMULATOR_WIDTH = 460;
  private static final int FAILED = 1;
  private static final int ANOTHER_RUNS = 3;
  private static final Duration START = Duration.ofSeconds(40);

  @Option(
      names = "--headless",
      description = {
        "Use a virtual display, play the taps of 08281001 and 08281006, save a picture of every",
        "screen, and print the completion event last. The default where there is no display."
      })
  private boolean headless;

  @Option(
      names = "--no-install",
      description = "Print the commands that install what is missing, and stop.")
  @SuppressWarnings("UnusedVariable") // listed for --help; bin/demo acts on it beforehand
  private boolean noInstall;

  @Option(
      names = "--clock",
      paramLabel = "TIME",
      description = "The business time to start at. Default: ${DEFAULT-VALUE}")
  private String clock = "2012-06-12T09:00+08:00";

  @Option(
      names = "--run-dir",
      paramLabel = "DIR",
      description = "Where it keeps what it needs while it runs. Default: ${DEFAULT-VALUE}")
  private Path runFolder = Home.ofUser().resolve("demo");

  @Option(
      names = "--pictures",
      paramLabel = "DIR",
      description = "Where pictures go. Default: target/demo in the project")
  private @Nullable Path pictures;

  private boolean alone;

  private final Journal journal =
      new Journal(new PrintStream(System.out, true, StandardCharsets.UTF_8));
  private final Deque<AutoCloseable> started = new ArrayDeque<>();

  /** Runs the command and ends with its exit code. */
  public static void main(String... arguments) {
    System.exit(new CommandLine(new DemoCommand()).execute(arguments));
  }

  @Override
  public Integer call() {
    alone = headless || System.getenv("DISPLAY") == null;
    Optional<Home> home;
    try {
      home = Home.take(runFolder);
    } catch (DemoException e) {
      return failed(e);
    }
    if (home.isEmpty()) {
      System.err.println(
          "A demonstration is running already, in "
              + runFolder
              + ". Nothing was started or changed. End it with Ctrl-C there, or choose another"
              + " folder with --run-dir.");
      return ANOTHER_RUNS;
    }
    Thread tidying = new Thread(() -> tidy(home.get()), "tidying");
    Runtime.getRuntime().addShutdownHook(tidying);
    try {
      return run(home.get());
    } catch (DemoException e) {
      failed(e);
      System.err.println("What each part said lies in " + home.get().folder("logs"));
      return FAILED;
    }
  }

  private static int failed(DemoException e) {
    System.err.println("It did not work: " + e.getMessage());
    return FAILED;
  }

  private int run(Home home) {
    Installation installation = Installation.find();
    Path logs = home.folder("logs");
    Path data = home.folder("server");
    String display = alone ? ownDisplay(home, logs) : System.getenv("DISPLAY");
    Touchscreen touchscreen = new Touchscreen(display, logs);
    Path keyFile = home.folder("kiosk").resolve("terminal-key.json");
    journal.step(
        "demo campus written, terminal " + TERMINAL + " enrolled",
        () -> {
          CentralServer.loadDemoCampus(installation, data, logs);
          CentralServer.addTerminal(installation, data, logs, TERMINAL, keyFile);
        });
    CentralServer server =
        journal.step(
            "central server answers; its clock says " + clock,
            () -> keep(CentralServer.start(installation, data, logs, 0, clock)));
    home.remember(server.process().handle());
    SimulatedReader reader =
        journal.step(
            "card service with a virtual reader, and the simulator's cards",
            () ->
                keep(
                    SimulatedReader.start(
                        installation,
                        // where a person plays, bin/sim finds it without being told
                        alone ? home.folder("sim") : simulatorsOwnFolder(),
                        logs,
                        alone ? Optional.empty() : Optional.of(display))));
    home.remember(reader.process().handle());

    Map<String, String> environment = new HashMap<>(reader.environment());
    environment.put("DISPLAY", display);
    KioskSettings settings =
        new KioskSettings(
            server.address(),
            CentralServer.authority(data),
            keyFile,
            home.folder("kiosk"),
            alone ? List.of() : List.of("--window", besideTheSimulator(touchscreen)));
    Kiosk kiosk = keep(Kiosk.start(installation, logs, environment, touchscreen, settings));
    home.remember(kiosk.process().handle());
    Screen idle =
        journal.step(
            "kiosk invites to lay a card down",
            () ->
                kiosk.await(
                    "Idle",
                    START,
                    screen -> screen.screen().equals("Idle") && screen.code() == null));
    return alone ? playAndCheck(reader, kiosk, idle, server) : serveUntilEnd(server, kiosk, reader);
  }

  private int playAndCheck(SimulatedReader reader, Kiosk kiosk, Screen idle, CentralServer server) {
    Path album =
        emptied(pictures == null ? Installation.find().root().resolve("target/demo") : pictures);
    new TwoStudents(reader, kiosk, journal, album).play(idle);
    List<String> clears = server.completions("08281001");
    List<String> hall = server.completions("08281006");
    journal.say("Pictures of every screen: " + album);
    if (clears.size() != 1 || !hall.isEmpty()) {
      throw new DemoException(
          "the database holds %d completions for 08281001 (must be 1) and %d for 08281006 (must be 0)"
              .formatted(clears.size(), hall.size()));
    }
    journal.say(
        "All went as it should: one completion for 08281001, none for 08281006. As recorded:");
    journal.say(clears.get(0));
    return 0;
  }

  private int serveUntilEnd(CentralServer server, Kiosk kiosk, SimulatedReader reader) {
    journal.say("");
    journal.say("Click a card in the small window: it lies on the reader. Then touch the kiosk.");
    journal.say("The query password is the last six digits of the student number.");
    journal.say("From another terminal: bin/sim tap 08281001, bin/sim remove, bin/sim --help.");
    journal.say("Server: " + server.address() + "   Ctrl-C ends everything.");
    CompletableFuture.anyOf(
            server.process().handle().onExit(),
            kiosk.process().handle().onExit(),
            reader.process().handle().onExit())
        .join();
    return 0;
  }

  /** Where {@code bin/sim} looks when it is told nothing. */
  private static Path simulatorsOwnFolder() {
    String named = System.getenv("CLEARANCE_KIOSK_SIM");
    return named == null || named.isBlank() ? Home.ofUser().resolve("sim") : Path.of(named);
  }

  private String ownDisplay(Home home, Path logs) {
    VirtualDisplay display =
        journal.step(
            "virtual display, " + WIDTH + " x " + HEIGHT,
            () -> keep(VirtualDisplay.start(logs, WIDTH, HEIGHT)));
    display.handles().forEach(home::remember);
    return display.name();
  }

  /** As large a window as leaves the simulator's its place at the right edge. */
  private static String besideTheSimulator(Touchscreen touchscreen) {
    Area display = touchscreen.size();
    int width = Math.max(960, Math.min(WIDTH, display.width() - SIMULATOR_WIDTH));
    return width + "x" + Math.min(width * HEIGHT / WIDTH, display.height());
  }

  private <T extends AutoCloseable> T keep(T part) {
    synchronized (started) {
      started.push(part);
    }
    return part;
  }

  private void tidy(Home home) {
    synchronized (started) {
      while (!started.isEmpty()) {
        try {
          started.pop().close();
        } catch (Exception e) {
          System.err.println("While ending: " + e.getMessage());
        }
      }
    }
    home.close();
    if (!alone) {
      journal.say("Ended: everything that this demonstration started is gone, nothing else.");
    }
  }

  private static Path emptied(Path folder) {
    try {
      Files.createDirectories(folder);
      try (Stream<Path> old = Files.list(folder)) {
        for (Path picture : old.filter(file -> file.toString().endsWith(".png")).toList()) {
          Files.delete(picture);
        }
      }
      return folder;
    } catch (IOException e) {
      throw new DemoException("the folder " + folder + " cannot be used: " + e.getMessage(), e);
    }
  }
}
