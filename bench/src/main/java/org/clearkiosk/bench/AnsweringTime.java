package org.clearkiosk.bench;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.regex.Pattern;

/** How long a server took for the requests of visits, by its own figures for Prometheus. */
final class AnsweringTime {
  private static final Duration LIMIT = Duration.ofSeconds(5);
  private static final int OK = 200;

  /** Those between the tap and the notice; what ends a session is none of them. */
  private static final Pattern ASKED =
      Pattern.compile(
          "clearance_requests_seconds_sum\\{method=\"POST\",route=\"/v1/(?:challenges|sessions.*)\".*} (\\S+)");

  private static final double SECOND = 1e9;

  private final HttpClient client = HttpClient.newHttpClient();
  private final HttpRequest request;

  /**
   * By the figures at an address.
   *
   * @param figures where the server tells them, {@code /metrics}
   */
  AnsweringTime(URI figures) {
    request = HttpRequest.newBuilder(figures).timeout(LIMIT).build();
  }

  /** From a request's arrival to its answer, summed up since the server's start, in nanoseconds. */
  long nanoseconds() throws IOException, InterruptedException {
    HttpResponse<String> response = client.send(request, HttpResponse.BodyHandlers.ofString());
    if (response.statusCode() != OK) {
      throw new IOException("The server's figures were answered with " + response.statusCode());
    }
    double seconds =
        ASKED
            .matcher(response.body())
            .results()
            .mapToDouble(figure -> Double.parseDouble(figure.group(1)))
            .sum();
    return Math.round(seconds * SECOND);
  }
}
