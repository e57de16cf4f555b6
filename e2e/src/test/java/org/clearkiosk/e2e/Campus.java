package org.clearkiosk.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.clearkiosk.demo.CentralServer;
import org.clearkiosk.demo.Installation;
import org.clearkiosk.demo.Kiosk;
import org.clearkiosk.demo.KioskSettings;
import org.clearkiosk.demo.Screen;
import org.clearkiosk.demo.SimulatedReader;
import org.clearkiosk.demo.Touchscreen;
import org.clearkiosk.demo.VirtualDisplay;
import org.jspecify.annotations.Nullable;

/**
 * Everything together, as a campus has it: a display, a server with the demo campus, a card service
 * with a virtual reader, a kiosk. Each a process of its own; nothing is shared with another test.
 */
final class Campus implements AutoCloseable {
  /** How long a screen may take to come up on a busy machine. */
  static final Duration LIMIT = Duration.ofSeconds(25);

  static final String IN_JUNE = "2012-06-12T09:00+08:00";
  static final String IN_JULY = "2012-07-03T09:00+08:00";
  static final String TERMINAL = "07";

  private final Installation installation = Installation.find();
  private final Path folder;
  private final Deque<AutoCloseable> started = new ArrayDeque<>();
  private final VirtualDisplay display;
  private final Touchscreen touchscreen;
  private final SimulatedReader reader;
  private @Nullable CentralServer server;

  private Campus() {
    try {
      // a socket's path has room for about a hundred characters
      folder = Files.createTempDirectory("ck-e2e-");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    display = keep(VirtualDisplay.start(logs(), 1920, 1080));
    touchscreen = new Touchscreen(display.name(), logs());
    reader = keep(SimulatedReader.start(installation, folder("sim"), logs(), Optional.empty()));
  }

  /** A display and a reader; the test starts server and kiosk itself. */
  static Campus withoutServer() {
    return new Campus();
  }

  /** A campus whose server's clock starts at a time; the kiosk is the test's to start. */
  static Campus at(String clock) {
    Campus campus = new Campus();
    try {
      CentralServer.loadDemoCampus(campus.installation, campus.serverData(), campus.logs());
      CentralServer.addTerminal(
          campus.installation, campus.serverData(), campus.logs(), TERMINAL, campus.keyFile());
      campus.server = campus.startServer(0, clock);
      return campus;
    } catch (RuntimeException e) {
      campus.close();
      throw e;
    }
  }

  CentralServer server() {
    return Objects.requireNonNull(server, "this campus has no server");
  }

  SimulatedReader reader() {
    return reader;
  }

  /** Starts the server again where it was, its clock at the same time. */
  CentralServer restartServer(String clock) {
    server = startServer(server().address().getPort(), clock);
    return server();
  }

  /** Starts a kiosk on this campus's server and waits until it invites. */
  Kiosk startKiosk(String... more) {
    Kiosk kiosk =
        startKiosk(
            new KioskSettings(
                server().address(),
                CentralServer.authority(serverData()),
                keyFile(),
                folder("kiosk"),
                List.of(more)));
    awaitIdle(kiosk);
    return kiosk;
  }

  /** Starts a kiosk with settings of its own. */
  Kiosk startKiosk(KioskSettings settings) {
    Map<String, String> environment = new HashMap<>(reader.environment());
    environment.put("DISPLAY", display.name());
    return keep(Kiosk.start(installation, logs(), environment, touchscreen, settings));
  }

  /** Waits for the idle screen that takes the next card. */
  static Screen awaitIdle(Kiosk kiosk) {
    return kiosk.await(
        "Idle, ready", LIMIT, screen -> screen.screen().equals("Idle") && screen.code() == null);
  }

  /** Asks the database again and again until it holds so many completions of a student. */
  void awaitCompletions(String student, int count) {
    long deadline = System.nanoTime() + LIMIT.toNanos();
    int found;
    do {
      found = server().completions(student).size();
    } while (found != count && System.nanoTime() < deadline);
    assertThat(found).as("completions of " + student).isEqualTo(count);
  }

  Path keyFile() {
    return folder("kiosk").resolve("terminal-key.json");
  }

  Path serverData() {
    return folder("server");
  }

  Path kioskData() {
    return folder("kiosk");
  }

  Path logs() {
    return folder("logs");
  }

  /** Every file that a part has written as a log, or said on its standard output or error. */
  List<Path> everyLog() throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      return files
          .filter(Files::isRegularFile)
          .filter(file -> file.getFileName().toString().matches(".*\\.(log|err|out)(\\..*)?"))
          .toList();
    }
  }

  @Override
  public void close() {
    while (!started.isEmpty()) {
      try {
        started.pop().close();
      } catch (Exception e) {
        throw new IllegalStateException("a part could not be ended", e);
      }
    }
    try (Stream<Path> entries = Files.walk(folder)) {
      for (Path entry : entries.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(entry);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private CentralServer startServer(int port, String clock) {
    return keep(CentralServer.start(installation, serverData(), logs(), port, clock));
  }

  private Path folder(String name) {
    try {
      return Files.createDirectories(folder.resolve(name));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private <T extends AutoCloseable> T keep(T part) {
    started.push(part);
    return part;
  }
}
