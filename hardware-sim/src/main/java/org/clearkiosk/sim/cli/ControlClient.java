package org.clearkiosk.sim.cli;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.clearkiosk.sim.bench.ControlFile;
import org.clearkiosk.sim.bench.RunFolder;

/** Speaks to the simulator that runs in a run folder. */
final class ControlClient {
  private static final Duration TIMEOUT = Duration.ofSeconds(30);

  private final ControlFile control;
  private final HttpClient client = HttpClient.newBuilder().connectTimeout(TIMEOUT).build();

  private ControlClient(ControlFile control) {
    this.control = control;
  }

  /** A client for the folder's simulator; empty when none has left its control file there. */
  static Optional<ControlClient> of(Path folder) throws IOException {
    if (!Files.isDirectory(folder)) {
      return Optional.empty();
    }
    return ControlFile.read(RunFolder.open(folder)).map(ControlClient::new);
  }

  /** Asks for something. */
  JsonElement get(String path) throws IOException, InterruptedException {
    return send(request(path).GET().build());
  }

  /** Asks for something to be done. */
  JsonElement post(String path, JsonObject body) throws IOException, InterruptedException {
    return send(
        request(path)
            .header("Content-Type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofString(body.toString()))
            .build());
  }

  private HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + control.port() + path))
        .timeout(TIMEOUT)
        .header("Authorization", "Bearer " + control.token());
  }

  private JsonElement send(HttpRequest request) throws IOException, InterruptedException {
    HttpResponse<String> response;
    try {
      response = client.send(request, HttpResponse.BodyHandlers.ofString());
    } catch (HttpTimeoutException late) {
      throw late;
    } catch (IOException gone) {
      // Nobody listens any more, or it ended while it was asked
      throw new NotRunningException(gone);
    }
    JsonElement body = JsonParser.parseString(response.body());
    if (response.statusCode() >= 400) {
      throw new IOException(body.getAsJsonObject().get("detail").getAsString());
    }
    return body;
  }

  /** The simulator that left the control file is not there any more. */
  static final class NotRunningException extends IOException {
    private static final long serialVersionUID = 1L;

    NotRunningException(IOException cause) {
      super("the simulator has gone", cause);
    }
  }
}
