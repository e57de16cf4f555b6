package org.clearkiosk.kiosk.app;

import java.awt.GraphicsEnvironment;
import java.awt.Rectangle;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import org.clearkiosk.kiosk.flow.Language;
import org.clearkiosk.kiosk.flow.Stage;
import org.clearkiosk.kiosk.flow.State;
import org.clearkiosk.kiosk.flow.Touch;
import org.clearkiosk.kiosk.screen.SwingStage;
import org.clearkiosk.kiosk.theme.Millimetres;
import org.clearkiosk.reader.dump.DumpFolder;
import org.clearkiosk.reader.dump.Dumping;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** The terminal's command line. */
@Command(
    name = "kiosk",
    mixinStandardHelpOptions = true,
    description = "The self-service terminal: clears the information centre with one tap.",
    subcommands = {EnrolCommand.class, OutboxCommand.class},
    footer = {
      "",
      "Exit codes: 1 could not start (the message says why), 2 wrong usage, 3 another terminal runs",
      "in the same data folder, 143 ended by SIGTERM with everything closed in order."
    })
public final class KioskCommand implements Callable<Integer> {
  private static final int CANNOT_START = 1;
  static final int ALREADY_RUNNING = 3;

  @Option(
      names = "--config",
      paramLabel = "FILE",
      description = "settings as one JSON object; the other options go before it")
  private @Nullable Path config;

  @Option(
      names = "--server",
      paramLabel = "URL",
      description = "https://host:port; without it, where the terminal was enrolled")
  private @Nullable String server;

  @Option(
      names = "--data",
      paramLabel = "FOLDER",
      description =
          "the folder of the terminal's identity, outbox and log; made when there is none")
  private @Nullable Path data;

  @Option(
      names = "--reader",
      paramLabel = "REGEX",
      description =
          "found in the wanted PC/SC readers' names; without it, any; at most four are used")
  private @Nullable String reader;

  @Option(names = "--no-pcsc", description = "leave the system's card service alone")
  private boolean withoutPcsc;

  @Option(
      names = "--serial",
      paramLabel = "DEVICE",
      split = ",",
      description =
          "also use a PN532 on this serial device: a path, a name (COM3), or a path that ends in a"
              + " glob; several, separated by commas, are tried in order until one is there")
  private @Nullable List<String> serial;

  @Option(
      names = "--profiles",
      paramLabel = "PROFILE",
      split = ",",
      description =
          "the cards that the campus takes, of cpu, classic, uid (default: cpu, the only ones that"
              + " cannot be copied)")
  private @Nullable List<String> profiles;

  @Option(
      names = "--card-application",
      paramLabel = "HEX",
      description = "the AID of the campus's card application, 5 to 16 bytes; profile cpu")
  private @Nullable String cardApplication;

  @Option(
      names = "--sector",
      paramLabel = "NUMBER",
      description = "the sector that holds the card file, 1 to 15 (default: 1); profile classic")
  private @Nullable Integer sector;

  @Option(
      names = "--dump",
      paramLabel = "FOLDER",
      description =
          "write down what is said to each card, as one file each, without keys and personal data;"
              + " stops at 2000 files")
  private @Nullable Path dump;

  @Option(
      names = "--window",
      paramLabel = "WxH",
      description = "a window of this size in pixels, in place of the whole screen")
  private @Nullable String window;

  @Option(
      names = "--diagnostics",
      description = "write one line of JSON to standard output for each screen painted")
  private boolean diagnostics;

  /** Starts the terminal; returns when it has ended. */
  public static void main(String[] arguments) {
    System.exit(new CommandLine(new KioskCommand()).execute(arguments));
  }

  @Override
  public Integer call() throws InterruptedException {
    try {
      return run(settings());
    } catch (IOException | IllegalArgumentException e) {
      return complain(CANNOT_START, "The terminal cannot start: " + told(e));
    }
  }

  private int run(KioskSettings settings) throws IOException, InterruptedException {
    if (GraphicsEnvironment.isHeadless()) {
      return complain(
          CANNOT_START, "The terminal cannot start: there is no display. Set DISPLAY to one.");
    }
    makePrivate(settings.data());
    Optional<InstanceLock> lock = InstanceLock.take(settings.data());
    if (lock.isEmpty()) {
      return complain(
          ALREADY_RUNNING, "Another terminal runs in " + settings.data() + "; it was left alone.");
    }
    try (InstanceLock held = lock.get()) {
      Logs.startIn(held.folder());
      Kiosk kiosk = kiosk(settings);
      Thread ending = new Thread(kiosk::close, "ending");
      Runtime.getRuntime().addShutdownHook(ending);
      kiosk.start();
      kiosk.awaitClosed();
      return 0;
    }
  }

  private Kiosk kiosk(KioskSettings settings) {
    TerminalName name = new TerminalName(new EnrolmentFolder(settings.data()), settings.server());
    Consumer<State> ignore = state -> {};
    return new Kiosk(
        settings,
        name,
        touches -> stage(settings, touches),
        diagnostics ? new Diagnostics(System.out) : ignore);
  }

  private static Stage stage(KioskSettings settings, Consumer<Touch> touches) {
    KioskSettings.ScreenSize size = settings.screen();
    @Nullable Millimetres measured =
        size == null ? null : new Millimetres(size.widthMillimetres(), size.heightMillimetres());
    KioskSettings.WindowSize window = settings.window();
    return window == null
        ? SwingStage.fullScreen(measured, touches)
        : SwingStage.windowed(
            new Rectangle(0, 0, window.width(), window.height()), measured, touches);
  }

  private KioskSettings settings() throws IOException {
    SettingsFile file = config == null ? SettingsFile.empty() : SettingsFile.read(config);
    String size = window == null ? file.window() : window;
    return new KioskSettings(
        first(server, file.server()),
        Path.of(needed("--data", "data", text(data), file.data())).toAbsolutePath(),
        ReaderSettings.of(
                !withoutPcsc && !Boolean.FALSE.equals(file.pcsc()),
                first(reader, file.reader()),
                either(serial, file.serial()),
                either(profiles, file.profiles()),
                first(cardApplication, file.cardApplication()),
                sector == null ? file.sector() : sector)
            .with(dumping(first(text(dump), file.dump()))),
        language(file.language()),
        file.screen(),
        size == null ? null : KioskSettings.WindowSize.of(size),
        Objects.requireNonNullElse(
            file.keepDeliveredDays(), KioskSettings.USUAL_KEEP_DELIVERED_DAYS));
  }

  private static Dumping dumping(String folder) throws IOException {
    return folder.isEmpty()
        ? Dumping.none()
        : Dumping.masked(new DumpFolder(Path.of(folder).toAbsolutePath()));
  }

  private static String needed(
      String flag, String member, @Nullable String given, @Nullable String filed) {
    String value = first(given, filed);
    if (value.isEmpty()) {
      throw new IllegalArgumentException(
          "%s is missing; the settings file may name it as \"%s\"".formatted(flag, member));
    }
    return value;
  }

  private static String first(@Nullable String given, @Nullable String filed) {
    return Objects.requireNonNullElse(given, Objects.requireNonNullElse(filed, ""));
  }

  private static List<String> either(@Nullable List<String> given, @Nullable List<String> filed) {
    return Objects.requireNonNullElse(given, Objects.requireNonNullElse(filed, List.of()));
  }

  private static @Nullable String text(@Nullable Path path) {
    return path == null ? null : path.toString();
  }

  private static Language language(@Nullable String name) {
    try {
      return name == null ? Language.ZH : Language.valueOf(name.toUpperCase(Locale.ROOT));
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException("language: zh or en", e);
    }
  }

  /** Makes the folder, readable by its owner alone where the file system knows owners. */
  static void makePrivate(Path folder) throws IOException {
    if (Files.isDirectory(folder)) {
      return;
    }
    Files.createDirectories(folder);
    if (folder.getFileSystem().supportedFileAttributeViews().contains("posix")) {
      Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx------"));
    }
  }

  static String told(Exception e) {
    return e instanceof NoSuchFileException
        ? "there is no file " + e.getMessage()
        : Objects.requireNonNullElse(e.getMessage(), e.getClass().getName());
  }

  private static int complain(int code, String message) {
    System.err.println(message);
    return code;
  }
}
