package org.clearkiosk.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.clearkiosk.demo.CentralServer;
import org.clearkiosk.demo.Installation;
import org.clearkiosk.demo.Kiosk;
import org.clearkiosk.demo.KioskSettings;
import org.clearkiosk.demo.Parts;
import org.clearkiosk.demo.Screen;
import org.clearkiosk.demo.SimulatedReader;
import org.clearkiosk.demo.Touchscreen;
import org.clearkiosk.demo.VirtualDisplay;
import org.jspecify.annotations.Nullable;
import org.sqlite.SQLiteConfig;

/**
 * Everything together, as a campus has it: a display, a server with the demo campus, a card service
 * with a virtual reader, a kiosk. Each a process of its own; nothing is shared with another test.
 */
final class Campus implements AutoCloseable {
  /** How long a screen may take to come up on a busy machine. */
  static final Duration LIMIT = Duration.ofSeconds(25);

  static final String IN_JUNE = "2012-06-12T09:00+08:00";
  static final String TERMINAL = "07";

  private final Installation installation = Installation.find();
  private final Path folder;
  private final Parts parts;
  private final VirtualDisplay display;
  private final Touchscreen touchscreen;
  private final SimulatedReader reader;
  private @Nullable CentralServer server;

  private Campus(boolean withSerial, boolean windowManager) {
    try {
      // a socket's path has room for about a hundred characters
      folder = Files.createTempDirectory("ck-e2e-");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    parts = new Parts(logs(), process -> {});
    display = VirtualDisplay.start(parts, 1920, 1080, windowManager);
    touchscreen = new Touchscreen(display.name(), parts);
    reader =
        SimulatedReader.start(
            installation,
            folder("sim"),
            parts,
            Optional.empty(),
            withSerial ? Optional.of(serialPort()) : Optional.empty());
  }

  /** A display and a reader; the test starts server and kiosk itself. */
  static Campus withoutServer() {
    return withoutServer(true);
  }

  /** The same, with a window manager or without one. */
  static Campus withoutServer(boolean windowManager) {
    return new Campus(false, windowManager);
  }

  /** A campus whose server's clock starts at a time; the kiosk is the test's to start. */
  static Campus at(String clock) {
    return at(clock, false);
  }

  /** A campus whose terminal may also use a PN532 on {@link #serialPort}. */
  static Campus withSerialReaderAt(String clock) {
    return at(clock, true);
  }

  private static Campus at(String clock, boolean withSerial) {
    Campus campus = new Campus(withSerial, true);
    try {
      CentralServer.loadDemoCampus(campus.installation, campus.serverData(), campus.parts);
      campus.server =
          CentralServer.start(campus.installation, campus.serverData(), campus.parts, 0, clock);
      campus.server.enrol(TERMINAL, campus.kioskData());
      return campus;
    } catch (RuntimeException e) {
      campus.close();
      throw e;
    }
  }

  /** Where the serial reader's port is, when it is plugged in. */
  Path serialPort() {
    return folder.resolve("pn532");
  }

  /** The kiosk's display. */
  VirtualDisplay display() {
    return display;
  }

  /** What the test starts besides, and has end with the campus. */
  Parts parts() {
    return parts;
  }

  /** A finger and keys on the kiosk's display. */
  Touchscreen touchscreen() {
    return touchscreen;
  }

  CentralServer server() {
    return Objects.requireNonNull(server, "this campus has no server");
  }

  SimulatedReader reader() {
    return reader;
  }

  /** Starts a kiosk on this campus's server and waits until it invites. */
  Kiosk startKiosk(String... more) {
    Kiosk kiosk = startKiosk(new KioskSettings(server().address(), kioskData(), List.of(more)));
    awaitIdle(kiosk);
    return kiosk;
  }

  /** Starts a kiosk with settings of its own. */
  Kiosk startKiosk(KioskSettings settings) {
    return startKiosk(settings, Map.of());
  }

  /** Starts a kiosk with settings and variables of its own. */
  Kiosk startKiosk(KioskSettings settings, Map<String, String> more) {
    Map<String, String> environment = new HashMap<>(reader.environment());
    environment.putAll(more);
    environment.put("DISPLAY", display.name());
    return Kiosk.start(installation, parts, environment, touchscreen, settings);
  }

  /** Waits for the idle screen that takes the next card. */
  static Screen awaitIdle(Kiosk kiosk) {
    return kiosk.await(
        "Idle, ready", LIMIT, screen -> screen.screen().equals("Idle") && screen.code() == null);
  }

  /**
   * Waits until the kiosk's outbox holds nothing undelivered and has delivered something, then
   * looks at what the server has recorded: one completion of the student, and no second event.
   */
  void awaitExactlyOneDelivered(String student) {
    long deadline = System.nanoTime() + LIMIT.toNanos();
    Map<String, Long> outbox;
    do {
      outbox = outbox();
    } while (!outbox.keySet().equals(Set.of("delivered")) && System.nanoTime() < deadline);
    assertThat(outbox.keySet()).as("states in the outbox").containsExactly("delivered");
    assertThat(completionsOf(student)).isEqualTo(1);
    assertThat(recordedEvents(student)).isEqualTo(1);
  }

  /** How many confirmations the kiosk's outbox holds, by their state. */
  private Map<String, Long> outbox() {
    return query(
        kioskData().resolve("outbox.sqlite"),
        "SELECT state, count(*) FROM confirmation GROUP BY state",
        rows -> {
          Map<String, Long> states = new HashMap<>();
          while (rows.next()) {
            states.put(rows.getString(1), rows.getLong(2));
          }
          return states;
        });
  }

  /** How many completions of a student the server's database holds. */
  long completionsOf(String student) {
    return query(
        serverData().resolve("clearance.db"),
        "SELECT count(*) FROM completion WHERE student = '" + student + "'",
        rows -> rows.getLong(1));
  }

  /** How many events of a student the server has accepted, repeated ones counted once. */
  private long recordedEvents(String student) {
    return query(
        serverData().resolve("clearance.db"),
        "SELECT count(*) FROM completion_event WHERE body LIKE '%\"" + student + "\"%'",
        rows -> rows.getLong(1));
  }

  private static <T> T query(Path database, String sql, Rows<T> read) {
    SQLiteConfig config = new SQLiteConfig();
    config.setReadOnly(true);
    config.setBusyTimeout(5_000);
    try (Connection connection = config.createConnection("jdbc:sqlite:" + database);
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(sql)) {
      return read.from(rows);
    } catch (SQLException e) {
      throw new IllegalStateException("the database " + database + " cannot be read", e);
    }
  }

  /** Reads the rows of an answer. */
  private interface Rows<T> {
    T from(ResultSet rows) throws SQLException;
  }

  /** The terminal's key, its certificate and whom it trusts. */
  Path identity() {
    return kioskData().resolve("terminal.pem");
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
    parts.close();
    delete(folder);
  }

  /** Deletes a folder with all that is in it. */
  static void delete(Path folder) {
    try (Stream<Path> entries = Files.walk(folder)) {
      for (Path entry : entries.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(entry);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Path folder(String name) {
    try {
      return Files.createDirectories(folder.resolve(name));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
