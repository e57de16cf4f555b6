package org.clearkiosk.scenario.stage;

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
import java.util.Optional;
import org.clearkiosk.demo.DemoException;

/** Lets a running simulator's faults happen, by its control API. */
final class SimulatorControl {
  private static final Duration LIMIT = Duration.ofSeconds(60);

  private final Path runFolder;
  private final HttpClient client = HttpClient.newHttpClient();

  /**
   * @param runFolder of the simulator
   */
  SimulatorControl(Path runFolder) {
    this.runFolder = runFolder;
  }

  /**
   * Lets something go wrong, or no longer.
   *
   * @param what in the simulator's words
   * @param place where; empty for its usual place, and for {@code none} everywhere
   */
  void fault(String what, Optional<String> place) {
    JsonObject body = new JsonObject();
    body.addProperty("fault", what);
    place.ifPresent(word -> body.addProperty("at", word));
    post("/v1/fault", body, what);
  }

  /**
   * Opens a proxy on the way to a server.
   *
   * @param server where it leads
   * @param authority that the server's clients trust, with its key
   * @return where it can be reached
   */
  URI openProxy(URI server, Path authority) {
    JsonObject body = new JsonObject();
    body.addProperty("server", server.getHost() + ":" + server.getPort());
    body.addProperty("authority", authority.toString());
    JsonObject proxy = post("/v1/proxy/start", body, "a proxy").getAsJsonObject("proxy");
    return URI.create("https://127.0.0.1:" + proxy.get("port").getAsInt());
  }

  private JsonObject post(String path, JsonObject body, String what) {
    try {
      JsonObject control =
          JsonParser.parseString(Files.readString(runFolder.resolve("control.json")))
              .getAsJsonObject();
      HttpRequest request =
          HttpRequest.newBuilder(
                  URI.create("http://127.0.0.1:" + control.get("port").getAsInt() + path))
              .header("Authorization", "Bearer " + control.get("token").getAsString())
              .header("Content-Type", "application/json")
              .timeout(LIMIT)
              .POST(HttpRequest.BodyPublishers.ofString(body.toString()))
              .build();
      HttpResponse<String> answer = client.send(request, HttpResponse.BodyHandlers.ofString());
      if (answer.statusCode() != HttpURLConnection.HTTP_OK) {
        throw new DemoException("the simulator refused " + what + ": " + answer.body());
      }
      return JsonParser.parseString(answer.body()).getAsJsonObject();
    } catch (IOException e) {
      throw new DemoException("the simulator does not answer to " + what, e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new DemoException("interrupted while asking the simulator", e);
    }
  }
}
