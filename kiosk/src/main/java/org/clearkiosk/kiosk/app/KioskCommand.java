package org.clearkiosk.kiosk.app;

import java.awt.AWTError;
import java.awt.Dimension;
import java.awt.GraphicsEnvironment;
import java.awt.Rectangle;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.clearkiosk.kiosk.disk.PrivateFiles;
import org.clearkiosk.kiosk.flow.Flow;
import org.clearkiosk.kiosk.flow.Presentation;
import org.clearkiosk.kiosk.flow.State;
import org.clearkiosk.kiosk.flow.Touch;
import org.clearkiosk.kiosk.gallery.Gallery;
import org.clearkiosk.kiosk.screen.SwingStage;
import org.clearkiosk.kiosk.theme.Millimetres;
import org.clearkiosk.kiosk.voice.Voice;
import org.clearkiosk.settings.ConfigurationReport;
import org.clearkiosk.settings.LayeredCommandLine;
import org.clearkiosk.settings.Layers;
import org.clearkiosk.settings.Mistake;
import org.clearkiosk.settings.Vocabulary;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** The terminal's command line. */
@Command(
    name = "kiosk",
    mixinStandardHelpOptions = true,
    description = "The self-service terminal: clears the information centre with one tap.",
    footer = {
      "",
      "Exit codes: 1 could not start (the message says why), 2 wrong usage or settings, 3 another"
          + " terminal runs in the same data folder, 70 a thread stood still, 75 a technician asked"
          + " for a restart, 143 ended by SIGTERM. After 70 and 75 start it again."
    })
public final class KioskCommand implements Callable<Integer> {
  /** The settings are the options of the terminal itself. */
  static final Vocabulary SETTINGS =
      new Vocabulary(
          KioskCommand::new,
          "CLEARKIOSK_KIOSK_",
          Set.of("--diagnostics", "--diagnose-event-thread", "--gallery", "--gallery-only"),
          Set.of("data", "server"),
          "bin/kiosk --help");

  private static final List<Class<?>> BESIDE =
      List.of(
          EnrolCommand.class,
          OutboxCommand.class,
          TechnicianCommands.Pin.class,
          TechnicianCommands.Card.class);

  /** Given these, nothing is started. */
  private static final Set<String> NO_WINDOW =
      Set.of(Layers.CHECK_CONFIG, "--gallery", "--help", "-h", "--version", "-V");

  /** Apart, for a logger begins the log, which {@link Logs} is to begin in the data folder. */
  private static final class Log {
    private static final Logger LOG = LoggerFactory.getLogger(KioskCommand.class);

    private Log() {}
  }

  // read before the command line is; here so that the command line knows it
  @Option(
      names = Layers.CONFIG,
      paramLabel = "FILE",
      description =
          "take what is not said here from this YAML file (default: the variable"
              + " CLEARKIOSK_KIOSK_CONFIG; docs/terminals.md lists the settings)")
  @SuppressWarnings("UnusedVariable") // picocli sets it
  private @Nullable Path config;

  @Option(
      names = Layers.CHECK_CONFIG,
      description =
          "start nothing: check the settings, print every mistake with file, line and remedy, or"
              + " what the terminal would start with")
  private boolean checkConfig;

  @Mixin private KioskOptions options = new KioskOptions();
  @Mixin private UpkeepOptions upkeep = new UpkeepOptions();
  @Spec private @Nullable CommandSpec spec;

  @Option(
      names = "--gallery",
      paramLabel = "FOLDER",
      description =
          "start nothing: paint every screen into this folder, in both languages, at --window's size"
              + " or lying and upright; needs no display")
  private @Nullable Path gallery;

  @Option(
      names = "--gallery-only",
      paramLabel = "NAME",
      split = ",",
      description = "with --gallery: only the screens whose names begin like this (notice,hall-8)")
  private List<String> galleryOnly = List.of("");

  @Option(
      names = "--diagnostics",
      description =
          "write one line of JSON to standard output for each screen painted, and for what is read"
              + " aloud as far as nothing in it is personal")
  private boolean diagnostics;

  @Option(
      names = "--diagnose-event-thread",
      description =
          "write one line of JSON to standard output whenever no one is served any more: how long"
              + " events waited for the event thread, and how long it was with them")
  private boolean eventThread;

  /** Starts the terminal; returns when it has ended. */
  public static void main(String[] arguments) {
    if (!GraphicsEnvironment.isHeadless() && opensWindow(arguments)) {
      Thread ahead = new Thread(SwingStage::prepare, "window");
      ahead.setDaemon(true);
      // What fails here fails again where it is told
      ahead.setUncaughtExceptionHandler((thread, failure) -> {});
      ahead.start();
    }
    CommandLine command = opensWindow(arguments) ? terminalAlone() : commandLine();
    System.exit(command.execute(arguments));
  }

  /** Whether it is the terminal itself that is started, as far as that can be seen at a glance. */
  private static boolean opensWindow(String... arguments) {
    return (arguments.length == 0 || arguments[0].startsWith("-"))
        && Stream.of(arguments).noneMatch(NO_WINDOW::contains);
  }

  /** The terminal and the commands beside it. */
  static CommandLine commandLine() {
    CommandLine command = new LayeredCommandLine(new KioskCommand(), SETTINGS);
    for (Class<?> beside : BESIDE) {
      command.addSubcommand(beside);
    }
    return command.setCaseInsensitiveEnumValuesAllowed(true);
  }

  /**
   * The terminal without the commands beside it: to read what they take would keep its first screen
   * waiting. What this cannot read the whole command line answers.
   */
  private static CommandLine terminalAlone() {
    return new LayeredCommandLine(new KioskCommand(), SETTINGS)
        .setParameterExceptionHandler((failure, arguments) -> commandLine().execute(arguments));
  }

  @Override
  public Integer call() throws Exception {
    if (checkConfig) {
      return check(Objects.requireNonNull(spec).commandLine());
    }
    try {
      if (gallery != null) {
        return paint(gallery);
      }
      Optional<KioskSettings> settings = settings();
      return settings.isPresent() ? run(settings.get()) : CommandLine.ExitCode.USAGE;
    } catch (IOException | IllegalArgumentException e) {
      return complain(ExitCode.CANNOT_START, "The terminal cannot start: " + told(e));
    } catch (AWTError e) {
      // A campus's own drawing wants one before the window does
      return noDisplay();
    }
  }

  /** What it is started with; empty when that makes no sense, and then every mistake is printed. */
  private Optional<KioskSettings> settings() throws Exception {
    try {
      return Optional.of(options.settings(upkeep.upkeep()));
    } catch (IOException | IllegalArgumentException e) {
      // Only now: whoever waits for the first screen need not wait for a second look at it all
      if (!toldMistakes(Objects.requireNonNull(spec).commandLine())) {
        throw e;
      }
      return Optional.empty();
    }
  }

  private int paint(Path folder) throws IOException {
    // Before anything of AWT is touched: a display that is there is left alone
    System.setProperty("java.awt.headless", "true");
    KioskSettings.WindowSize size = options.window();
    int painted =
        Gallery.paint(
            folder,
            size == null ? Gallery.SIZES : List.of(new Dimension(size.width(), size.height())),
            options.screen(),
            name -> galleryOnly.stream().anyMatch(name::startsWith));
    PrintWriter out = Objects.requireNonNull(spec).commandLine().getOut();
    out.printf("%d pictures are in %s%n", painted, folder);
    out.flush();
    return CommandLine.ExitCode.OK;
  }

  /**
   * Prints what a start would stumble over, each with file and line; false where that is nothing.
   */
  private boolean toldMistakes(CommandLine command) throws Exception {
    Layers layers = (Layers) command.getDefaultValueProvider();
    Map<String, ConfigurationReport.Use> uses = options.uses();
    uses.putAll(upkeep.uses());
    List<Mistake> mistakes = ConfigurationReport.unusableValues(command, layers, uses);
    if (!mistakes.isEmpty()) {
      ConfigurationReport.print(command.getErr(), layers, mistakes);
    }
    return !mistakes.isEmpty();
  }

  private int check(CommandLine command) throws Exception {
    if (toldMistakes(command)) {
      return CommandLine.ExitCode.USAGE;
    }
    Layers layers = (Layers) command.getDefaultValueProvider();
    ConfigurationReport.printSettings(command.getOut(), command, layers);
    options.missingOrBroken().ifPresent(note -> command.getErr().println(note));
    command.getErr().flush();
    return CommandLine.ExitCode.OK;
  }

  private int run(KioskSettings settings) throws IOException, InterruptedException {
    if (GraphicsEnvironment.isHeadless()) {
      return complain(
          ExitCode.CANNOT_START,
          "The terminal cannot start: there is no display. Set DISPLAY to one.");
    }
    PrivateFiles.createFolder(settings.data());
    Optional<InstanceLock> lock = InstanceLock.take(settings.data());
    if (lock.isEmpty()) {
      return complain(
          ExitCode.ALREADY_RUNNING,
          "Another terminal runs in " + settings.data() + "; it was left alone.");
    }
    try (InstanceLock held = lock.get()) {
      Consumer<State> told = diagnosing();
      EarlyStage stage =
          EarlyStage.open(touches -> stage(settings, touches), first(settings), told);
      if (!stage.awaitFirstFrame()) {
        return noDisplay();
      }
      RecentEvents recent = Logs.startIn(held.folder(), settings.upkeep().logFormat());
      options
          .missing()
          .ifPresent(
              note -> {
                System.err.println(note);
                Log.LOG.warn("Wanted and not there: {}", note);
              });
      ProcessEnd end = new ProcessEnd();
      Kiosk kiosk = kiosk(settings, recent, end, stage, told);
      Runtime.getRuntime().addShutdownHook(new Thread(() -> close(kiosk, end), "closing"));
      TerminationSignal.onEach(kiosk::endSoon);
      kiosk.start();
      ScreenSaver.off();
      kiosk.awaitClosed();
      return 0;
    }
  }

  /** Also where nothing of the terminal's own began the end: Ctrl-C, or a display that is gone. */
  private static void close(Kiosk kiosk, ProcessEnd end) {
    end.bound(ExitCode.TERMINATED);
    kiosk.close();
  }

  private static State first(KioskSettings settings) {
    return Flow.start(
        new Presentation(settings.language(), settings.comfort(), settings.voice().hearing()));
  }

  private Kiosk kiosk(
      KioskSettings settings,
      RecentEvents recent,
      ProcessEnd end,
      EarlyStage stage,
      Consumer<State> told) {
    TerminalName name = new TerminalName(new EnrolmentFolder(settings.data()), settings.server());
    Rehearsal rehearsal = new Rehearsal(settings.language());
    Voice voice =
        new Voice(settings.voice(), diagnostics ? Diagnostics.said(System.out) : words -> {});
    return new Kiosk(
        settings,
        name,
        voice,
        recent,
        ServiceManager.at(System.getenv(ServiceManager.VARIABLE)),
        end,
        touches -> {
          SwingStage opened = stage.handOver(touches);
          opened.tellPlaces(voice::keysAt);
          return rehearsal.on(opened);
        },
        told.andThen(rehearsal));
  }

  private Consumer<State> diagnosing() {
    Consumer<State> told = state -> {};
    if (diagnostics) {
      told = told.andThen(new Diagnostics(System.out));
    }
    return eventThread ? told.andThen(EventThreadTimes.install(System.out)) : told;
  }

  private static SwingStage stage(KioskSettings settings, Consumer<Touch> touches) {
    Millimetres measured = settings.screen();
    KioskSettings.WindowSize window = settings.window();
    return window == null
        ? SwingStage.fullScreen(measured, settings.stage(), settings.upkeep().cursor(), touches)
        : SwingStage.windowed(
            new Rectangle(0, 0, window.width(), window.height()),
            measured,
            settings.stage(),
            touches);
  }

  private static int noDisplay() {
    return complain(
        ExitCode.CANNOT_START,
        "The terminal cannot start: no display answers at DISPLAY=%s, or it does not let this user in. Is the X server running, and does XAUTHORITY name its key?"
            .formatted(System.getenv("DISPLAY")));
  }

  /** Why something failed; of files and folders the message alone is no more than the name. */
  static String told(Exception e) {
    if (e instanceof NoSuchFileException) {
      return "there is no file " + e.getMessage();
    }
    if (e instanceof AccessDeniedException) {
      return "this user may not open or change " + e.getMessage();
    }
    return e instanceof FileSystemException bare && bare.getReason() == null
        ? e.getClass().getSimpleName() + ": " + e.getMessage()
        : Objects.requireNonNullElse(e.getMessage(), e.getClass().getName());
  }

  private static int complain(int code, String message) {
    System.err.println(message);
    return code;
  }
}
