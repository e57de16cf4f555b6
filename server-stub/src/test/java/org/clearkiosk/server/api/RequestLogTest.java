package org.clearkiosk.server.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.clearkiosk.server.metrics.Metrics;
import org.junit.jupiter.api.Test;

class RequestLogTest {
  @Test
  void methodsOfAnyNameAreOneFigureTogether() {
    try (Metrics metrics = new Metrics()) {
      RequestLog log =
          new RequestLog(
              new FrontWatch() {
                @Override
                public void answered(String method, String route, int status, Duration took) {
                  metrics.answered(method, route, status, took);
                }

                @Override
                public void turnedAway(Reason reason) {}
              });
      for (int number = 0; number < 50; number++) {
        log.answered(entry("M" + number));
      }
      log.answered(entry("GET"));

      assertThat(metrics.text().lines())
          .filteredOn(line -> line.startsWith("clearance_requests_seconds_count"))
          .containsExactlyInAnyOrder(
              "clearance_requests_seconds_count{method=\"(other)\",route=\"(no route)\",status=\"405\"} 50",
              "clearance_requests_seconds_count{method=\"GET\",route=\"(no route)\",status=\"405\"} 1");
    }
  }

  private static RequestLog.Entry entry(String method) {
    return new RequestLog.Entry(
        "0123456789abcdef",
        RequestLog.NOBODY,
        RequestLog.NOBODY,
        method,
        RequestLog.NO_ROUTE,
        405,
        Duration.ofMillis(1));
  }
}
