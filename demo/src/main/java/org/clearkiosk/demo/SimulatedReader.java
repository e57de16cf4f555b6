package org.clearkiosk.demo;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The hardware simulator as a process: a private card service with a reader and a deck of cards.
 */
public final class SimulatedReader {
  private static final Duration START = Duration.ofMinutes(2);
  private static final Duration COMMAND = Duration.ofSeconds(20);

  /** The variable that leads clients to a card service. */
  public static final String SOCKET = "PCSCLITE_CSOCK_NAME";

  private final Path runFolder;
  private final Part process;
  private final String socket;
  private final HttpClient client = HttpClient.newHttpClient();

  private SimulatedReader(Path runFolder, Part process, String socket) {
    this.runFolder = runFolder;
    this.process = process;
    this.socket = socket;
  }

  /**
   * Starts the simulator without a window, with a second reader and cards of its own.
   *
   * @param serial where the serial port of a PN532 appears
   * @param cards the folder of the card files
   */
  public static SimulatedReader startWithCards(
      Installation installation, Path runFolder, Parts parts, Path serial, Path cards) {
    return start(
        installation,
        runFolder,
        parts,
        Optional.empty(),
        List.of("--serial", serial.toString(), "--cards", cards.toString()));
  }

  /**
   * Starts the simulator, with a second reader where one is wanted.
   *
   * @param display the display for its window; empty for none
   * @param serial where the serial port of a PN532 appears; empty for none
   */
  public static SimulatedReader start(
      Installation installation,
      Path runFolder,
      Parts parts,
      Optional<String> display,
      Optional<Path> serial) {
    return start(
        installation,
        runFolder,
        parts,
        display,
        serial.map(port -> List.of("--serial", port.toString())).orElse(List.of()));
  }

  /**
   * Starts the simulator.
   *
   * @param display the display for its window; empty for none
   * @param more further arguments of {@code bin/sim start}
   */
  public static SimulatedReader start(
      Installation installation,
      Path runFolder,
      Parts parts,
      Optional<String> display,
      List<String> more) {
    List<String> arguments = new ArrayList<>(List.of("start", "--run-dir", runFolder.toString()));
    // Beside the terminal there is room for a small window
    arguments.add(display.isEmpty() ? "--headless" : "--small");
    arguments.addAll(more);
    Part process =
        parts.start(
            "simulator",
            display.map(name -> Map.of("DISPLAY", name)).orElse(Map.of()),
            installation.launcher("sim", arguments));
    String socket =
        process.await(
            "word of its socket",
            0,
            START,
            line ->
                line.startsWith(SOCKET + "=")
                    ? Optional.of(line.substring(SOCKET.length() + 1).strip())
                    : Optional.empty());
    return new SimulatedReader(runFolder, process, socket);
  }

  /** What a client of this card service needs in its environment. */
  public Map<String, String> environment() {
    return Map.of(SOCKET, socket);
  }

  /** Its process. */
  public Part process() {
    return process;
  }

  /** Lays a card on the reader; any other is taken away first. */
  public void tap(String card) {
    JsonObject request = new JsonObject();
    request.addProperty("card", card);
    post("/v1/tap", request);
  }

  /** Takes the card away. */
  public void remove() {
    post("/v1/remove", new JsonObject());
  }

  /**
   * Lays a card on the serial reader.
   *
   * @param beside whether what lies there stays; else it is taken away first
   */
  public void tapSerial(String card, boolean beside) {
    JsonObject request = new JsonObject();
    request.addProperty("card", card);
    request.addProperty("beside", beside);
    post("/v1/serial/tap", request);
  }

  /** Takes all cards from the serial reader. */
  public void removeSerial() {
    post("/v1/serial/remove", new JsonObject());
  }

  /** Asks the simulator itself: a command line would take longer than the tap. */
  private void post(String path, JsonObject body) {
    try {
      JsonObject control =
          JsonParser.parseString(Files.readString(runFolder.resolve("control.json")))
              .getAsJsonObject();
      HttpRequest request =
          HttpRequest.newBuilder(
                  URI.create("http://127.0.0.1:" + control.get("port").getAsInt() + path))
              .header("Authorization", "Bearer " + control.get("token").getAsString())
              .header("Content-Type", "application/json")
              .timeout(COMMAND)
              .POST(HttpRequest.BodyPublishers.ofString(body.toString()))
              .build();
      HttpResponse<String> answer = client.send(request, HttpResponse.BodyHandlers.ofString());
      if (answer.statusCode() != HttpURLConnection.HTTP_OK) {
        throw new DemoException("the simulator refused " + path + ": " + answer.body());
      }
    } catch (IOException e) {
      throw new DemoException("the simulator does not answer " + path, e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new DemoException("interrupted while asking the simulator", e);
    }
  }
}
