package org.clearkiosk.bench;

import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.clearkiosk.demo.CentralServer;
import org.clearkiosk.demo.Installation;
import org.clearkiosk.demo.Kiosk;
import org.clearkiosk.demo.KioskSettings;
import org.clearkiosk.demo.Parts;
import org.clearkiosk.demo.Screen;
import org.clearkiosk.demo.SimulatedReader;
import org.clearkiosk.demo.Touchscreen;
import org.clearkiosk.demo.VirtualDisplay;
import org.clearkiosk.load.Campus;
import org.clearkiosk.load.CardHolder;
import org.clearkiosk.load.ServerData;
import org.clearkiosk.load.ServerProgram;
import org.clearkiosk.sim.card.CardFile;
import org.clearkiosk.sim.card.CardOffice;
import org.clearkiosk.sim.card.DeckWriter;

/**
 * A server with a campus of invented students, and a kiosk that is enrolled with it: each a process
 * of its own, started by its own launcher.
 */
final class KioskBed implements AutoCloseable {
  private static final String TERMINAL = "07";

  /** As bin/bench starts the display for the kiosk. */
  private static final int WIDTH = 1920;

  private static final int HEIGHT = 1080;

  private static final Duration START = Duration.ofSeconds(60);

  private final Installation installation = Installation.find();
  private final Path folder;
  private final Parts parts;
  private final Campus campus;
  private final CentralServer server;
  private final AnsweringTime answering;

  /**
   * Starts the server.
   *
   * @param folder an empty one; a socket's path in it must be short
   * @param students how many are invented; about two in three of them may clear
   */
  KioskBed(Path folder, int students, Campus.Passwords passwords)
      throws IOException, InterruptedException {
    this.folder = folder;
    parts = new Parts(Files.createDirectories(folder.resolve("logs")), process -> {});
    try {
      Path data = folder.resolve("server");
      campus =
          Campus.prepare(
              new ServerProgram(folder.resolve("logs")),
              ServerData.sqlite(data),
              students,
              passwords);
      int figures = freePort();
      server =
          CentralServer.start(
              installation,
              data,
              parts,
              0,
              ServerProgram.CLOCK,
              Map.of("CLEARKIOSK_SERVER_METRICS_PORT", Integer.toString(figures)));
      answering = new AnsweringTime(URI.create("http://127.0.0.1:" + figures + "/metrics"));
      server.enrol(TERMINAL, folder.resolve("kiosk"));
    } catch (IOException | InterruptedException | RuntimeException e) {
      parts.close();
      throw e;
    }
  }

  private static int freePort() throws IOException {
    try (ServerSocket free = new ServerSocket(0)) {
      return free.getLocalPort();
    }
  }

  /** The card of a student. */
  static CardFile card(CardHolder holder) {
    return new CardOffice(CardOffice.DEMO_MASTER_KEY)
        .card(holder.number(), new CardFile.Title("学生卡", "a student's card"));
  }

  /** Starts the hardware simulator with two readers and the cards of all students. */
  SimulatedReader startReader() throws IOException {
    List<CardFile> cards = new ArrayList<>();
    campus.mayClear().forEach(holder -> cards.add(card(holder)));
    campus.goToTheHall().forEach(holder -> cards.add(card(holder)));
    Path deck = folder.resolve("cards");
    DeckWriter.write(cards, deck);
    Path run = Files.createDirectories(folder.resolve("sim"));
    return SimulatedReader.startWithCards(installation, run, parts, serialPort(), deck);
  }

  /** Where the simulator's serial reader is. */
  Path serialPort() {
    return folder.resolve("pn532");
  }

  /**
   * Starts the kiosk and waits until it invites.
   *
   * @param display the value of {@code DISPLAY}
   * @param environment leads it to a card service
   */
  Kiosk startKiosk(String display, Map<String, String> environment, String... more) {
    Map<String, String> variables = new HashMap<>(environment);
    variables.put("DISPLAY", display);
    Kiosk kiosk =
        Kiosk.start(
            installation,
            parts,
            variables,
            new Touchscreen(display, parts),
            new KioskSettings(server.address(), folder.resolve("kiosk"), List.of(more)));
    awaitIdle(kiosk, START);
    return kiosk;
  }

  /** Waits for the idle screen that takes the next card. */
  static Screen awaitIdle(Kiosk kiosk, Duration limit) {
    return kiosk.await(
        "Idle, ready",
        limit,
        screen ->
            screen.screen().equals("Idle") && screen.code() == null && screen.detail() == null);
  }

  /** The value of {@code DISPLAY} for one that nothing else is on, as large as the kiosk's. */
  String anotherDisplay() {
    return VirtualDisplay.start(parts, WIDTH, HEIGHT, false).name();
  }

  Campus campus() {
    return campus;
  }

  /** The server's account of the time that it takes. */
  AnsweringTime answering() {
    return answering;
  }

  /** Gives a kiosk that is started after this, and logs as JSON, a sound device. */
  Ear ear() throws IOException {
    return Ear.of(folder, folder.resolve("kiosk").resolve("kiosk.log"));
  }

  CentralServer server() {
    return server;
  }

  Parts parts() {
    return parts;
  }

  /** The terminal's key and certificates. */
  Path identity() {
    return folder.resolve("kiosk").resolve("terminal.pem");
  }

  @Override
  public void close() {
    parts.close();
  }
}
