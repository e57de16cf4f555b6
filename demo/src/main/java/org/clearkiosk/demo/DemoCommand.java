package org.clearkiosk.demo;

import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
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
      names = "--serial",
      description = {
        "The kiosk has a second reader, a PN532 on a serial port, and takes old cards too",
        "(profile classic), on either reader."
      })
  private boolean serial;

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

  private final Journal journal =
      new Journal(new PrintStream(System.out, true, StandardCharsets.UTF_8));
  private final Installation installation = Installation.find();

  /** Runs the command and ends with its exit code. */
  public static void main(String... arguments) {
    System.exit(new CommandLine(new DemoCommand()).execute(arguments));
  }

  @Override
  public Integer call() {
    try {
      Optional<Home> home = Home.take(runFolder);
      if (home.isEmpty()) {
        System.err.println(
            "A demonstration is running already, in "
                + runFolder
                + ". Nothing was started or changed. End it with Ctrl-C there, or choose another"
                + " folder with --run-dir.");
        return ANOTHER_RUNS;
      }
      return runIn(home.get());
    } catch (DemoException e) {
      System.err.println("It did not work: " + e.getMessage());
      return FAILED;
    }
  }

  private int runIn(Home home) {
    boolean alone = headless || System.getenv("DISPLAY") == null;
    Path logs = home.folder("logs");
    Parts parts = new Parts(logs, home::remember);
    Runtime.getRuntime()
        .addShutdownHook(
            new Thread(
                () -> {
                  parts.close();
                  home.close();
                  if (!alone) {
                    journal.say("Ended: everything that this demonstration started, nothing else.");
                  }
                },
                "ending"));
    try {
      return alone ? playAlone(home, parts) : serve(home, parts, System.getenv("DISPLAY"));
    } catch (DemoException e) {
      System.err.println("What each part said lies in " + logs);
      throw e;
    }
  }

  private int playAlone(Home home, Parts parts) {
    Album album =
        Album.open(pictures == null ? installation.root().resolve("target/demo") : pictures);
    VirtualDisplay display =
        journal.step(
            "virtual display, " + WIDTH + " x " + HEIGHT,
            () -> VirtualDisplay.start(parts, WIDTH, HEIGHT));
    CentralServer server = startServer(home, parts);
    SimulatedReader reader = startReader(home, parts, home.folder("sim"), Optional.empty());
    Touchscreen touchscreen = new Touchscreen(display.name(), parts);
    Kiosk kiosk = startKiosk(home, parts, server, reader, display.name(), touchscreen, List.of());
    Screen idle = awaitInvitation(kiosk);

    new TwoStudents(reader, kiosk, journal, album).play(idle);

    List<String> clears = server.completions("08281001");
    List<String> hall = server.completions("08281006");
    journal.say("Pictures of every screen: " + album.folder());
    if (clears.size() != 1 || !hall.isEmpty()) {
      throw new DemoException(
          "the database holds %d completions for 08281001 (must be 1), %d for 08281006 (must be 0)"
              .formatted(clears.size(), hall.size()));
    }
    journal.say(
        "All went as it should: one completion for 08281001, none for 08281006. As recorded:");
    journal.say(clears.get(0));
    return 0;
  }

  private int serve(Home home, Parts parts, String display) {
    CentralServer server = startServer(home, parts);
    // bin/sim finds it there without being told
    SimulatedReader reader = startReader(home, parts, simulatorsOwnFolder(), Optional.of(display));
    Touchscreen touchscreen = new Touchscreen(display, parts);
    Kiosk kiosk =
        startKiosk(
            home,
            parts,
            server,
            reader,
            display,
            touchscreen,
            List.of("--window", besideTheSimulator(touchscreen)));
    awaitInvitation(kiosk);

    journal.say("");
    journal.say("Click a card in the small window: it lies on the reader. Then touch the kiosk.");
    journal.say("The query password is the last six digits of the student number.");
    journal.say("From another terminal: bin/sim tap 08281001, bin/sim remove, bin/sim --help.");
    if (serial) {
      journal.say("On the serial reader: bin/sim serial tap old-08281001, bin/sim serial remove.");
    }
    journal.say("Server: " + server.address() + "   Ctrl-C ends everything.");
    return untilOneEnds(parts, List.of(server.process(), reader.process(), kiosk.process()));
  }

  private static int untilOneEnds(Parts parts, List<Part> lasting) {
    CompletableFuture.anyOf(
            lasting.stream().map(part -> part.handle().onExit()).toArray(CompletableFuture[]::new))
        .join();
    // Ctrl-C reaches the parts as well as this process: then it is no news that they end
    if (parts.awaitEnding(Duration.ofSeconds(1))) {
      return 0;
    }
    Part ended =
        lasting.stream().filter(part -> !part.handle().isAlive()).findFirst().orElseThrow();
    int exit = ended.awaitEnd(Part.GRACE);
    if (exit == 0) {
      return 0;
    }
    throw new DemoException(
        "the %s ended with exit code %d. %s".formatted(ended.name(), exit, ended.lastWords()));
  }

  private CentralServer startServer(Home home, Parts parts) {
    Path data = home.folder("server");
    journal.step(
        "demo campus written", () -> CentralServer.loadDemoCampus(installation, data, parts));
    CentralServer server =
        journal.step(
            "central server answers; its clock says " + clock,
            () -> CentralServer.start(installation, data, parts, 0, clock));
    journal.step(
        "terminal " + TERMINAL + " enrolled with a one-time code",
        () -> server.enrol(TERMINAL, home.folder("kiosk")));
    return server;
  }

  private SimulatedReader startReader(
      Home home, Parts parts, Path folder, Optional<String> display) {
    return journal.step(
        serial
            ? "card service with a virtual reader, a serial reader, and the simulator's cards"
            : "card service with a virtual reader, and the simulator's cards",
        () -> SimulatedReader.start(installation, folder, parts, display, serialPort(home)));
  }

  private Kiosk startKiosk(
      Home home,
      Parts parts,
      CentralServer server,
      SimulatedReader reader,
      String display,
      Touchscreen touchscreen,
      List<String> more) {
    Map<String, String> environment = new HashMap<>(reader.environment());
    environment.put("DISPLAY", display);
    List<String> arguments = new ArrayList<>(more);
    serialPort(home)
        .ifPresent(
            port ->
                arguments.addAll(
                    List.of("--serial", port.toString(), "--profiles", "cpu,classic")));
    KioskSettings settings = new KioskSettings(server.address(), home.folder("kiosk"), arguments);
    return Kiosk.start(installation, parts, environment, touchscreen, settings);
  }

  private Screen awaitInvitation(Kiosk kiosk) {
    return journal.step(
        "kiosk invites to lay a card down",
        () ->
            kiosk.await(
                "Idle, ready",
                START,
                screen -> screen.screen().equals("Idle") && screen.code() == null));
  }

  private Optional<Path> serialPort(Home home) {
    return serial ? Optional.of(home.folder("serial").resolve("pn532")) : Optional.empty();
  }

  /** As large a window as leaves the simulator's its place at the right edge. */
  private static String besideTheSimulator(Touchscreen touchscreen) {
    Area display = touchscreen.size();
    int width = Math.max(960, Math.min(WIDTH, display.width() - SIMULATOR_WIDTH));
    return width + "x" + Math.min(width * HEIGHT / WIDTH, display.height());
  }

  /** Where {@code bin/sim} looks when it is told nothing. */
  private static Path simulatorsOwnFolder() {
    String named = System.getenv("CLEARANCE_KIOSK_SIM");
    return named == null || named.isBlank() ? Home.ofUser().resolve("sim") : Path.of(named);
  }
}
