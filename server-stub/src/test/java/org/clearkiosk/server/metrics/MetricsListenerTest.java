package org.clearkiosk.server.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class MetricsListenerTest {
  private final Metrics metrics = new Metrics();
  private MetricsListener listener;

  @BeforeEach
  void listen() throws IOException {
    listener =
        MetricsListener.at(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), metrics);
    listener.begin();
  }

  @AfterEach
  void end() {
    listener.close();
    metrics.close();
  }

  @Test
  void itTellsWhatWasCountedAndWhatIsNow() throws IOException {
    metrics.watchWriter(() -> 7);
    metrics.watchDatabase(() -> true, () -> new DatabaseFigures(5, 2, 3, 1));
    metrics.answered("POST", "/v1/completions", 201, Duration.ofMillis(30));
    metrics.answered("POST", "/v1/completions", 201, Duration.ofMillis(3));
    metrics.committed(5, Duration.ofMillis(2));
    metrics.batchFailed();
    metrics.watchConnections(() -> 12);
    metrics.watchCertificates(() -> 1_830_000_000, () -> 2_100_000_000);
    metrics.turnedAway("late");
    metrics.turnedAway("late");

    assertThat(text("GET", "/metrics", 200))
        .contains("clearance_ready 1.0", "clearance_writer_waiting 7.0")
        .contains("clearance_terminals_silent 3.0", "clearance_terminals_troubled 1.0")
        .contains("clearance_outgoing_waiting 5.0", "clearance_outgoing_dead 2.0")
        .contains(
            "clearance_requests_seconds_count"
                + "{method=\"POST\",route=\"/v1/completions\",status=\"201\"} 2")
        .contains(
            "clearance_requests_seconds_bucket{method=\"POST\",route=\"/v1/completions\","
                + "status=\"201\",le=\"0.005\"} 1")
        .contains("clearance_writer_batch_sum 5.0", "clearance_writer_commit_seconds_count 1")
        .contains("clearance_writer_failures_total 1.0")
        .contains(
            "clearance_connections 12.0",
            "clearance_connections_refused_total{reason=\"late\"} 2.0")
        .contains(
            "clearance_certificate_end_timestamp_seconds{of=\"server\"} 1.83E9",
            "clearance_certificate_end_timestamp_seconds{of=\"authority\"} 2.1E9")
        .contains("jvm_memory_used_bytes", "process_files_open_files");
  }

  @Test
  void aDatabaseThatFailsIsNotReady() throws IOException {
    metrics.watchDatabase(
        () -> true,
        () -> {
          throw new IllegalStateException("away");
        });
    assertThat(text("GET", "/metrics", 200))
        .contains("clearance_ready 0.0", "clearance_terminals_silent NaN");
  }

  @Test
  void aDatabaseThatDoesNotAnswerIsAskedOnceAndNotWaitedForLong() throws Exception {
    CountDownLatch end = new CountDownLatch(1);
    AtomicInteger looks = new AtomicInteger();
    metrics.watchDatabase(
        () -> true,
        () -> {
          looks.incrementAndGet();
          try {
            end.await();
          } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
          }
          return new DatabaseFigures(0, 0, 0, 0);
        });
    long begun = System.nanoTime();
    assertThat(text("GET", "/metrics", 200)).contains("clearance_ready 0.0");
    assertThat(text("GET", "/metrics", 200)).contains("clearance_ready 0.0");
    assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(Duration.ofSeconds(5));
    assertThat(looks).hasValue(1);
    end.countDown();
  }

  @Test
  void whereTheWriterHasEndedItIsNotReady() throws IOException {
    metrics.watchDatabase(() -> false, () -> new DatabaseFigures(0, 0, 0, 0));
    assertThat(text("GET", "/metrics", 200)).contains("clearance_ready 0.0");
  }

  @Test
  void itAnswersNothingElse() throws IOException {
    text("GET", "/", 404);
    text("POST", "/metrics", 405);
  }

  @Test
  void halfARequestDoesNotEndTheMonitoring() throws IOException {
    try (Socket half = new Socket(InetAddress.getLoopbackAddress(), listener.port())) {
      half.getOutputStream().write("GET /metr".getBytes(StandardCharsets.US_ASCII));
      half.getOutputStream().flush();
      assertThat(text("GET", "/metrics", 200)).contains("jvm_memory_used_bytes");
    }
  }

  @Test
  void aPortInUseIsTold() {
    InetSocketAddress taken =
        new InetSocketAddress(InetAddress.getLoopbackAddress(), listener.port());
    assertThatThrownBy(() -> MetricsListener.at(taken, metrics)).isInstanceOf(BindException.class);
  }

  private String text(String method, String path, int status) throws IOException {
    Request request =
        new Request.Builder()
            .url("http://127.0.0.1:" + listener.port() + path)
            .method(method, method.equals("GET") ? null : RequestBody.create(new byte[0]))
            .build();
    try (Response response = new OkHttpClient().newCall(request).execute()) {
      assertThat(response.code()).isEqualTo(status);
      return response.body().string();
    }
  }
}
