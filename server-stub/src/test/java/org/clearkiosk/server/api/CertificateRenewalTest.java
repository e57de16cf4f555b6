package org.clearkiosk.server.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import okhttp3.ConnectionPool;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;
import org.clearkiosk.server.disk.DataFolder;
import org.clearkiosk.server.support.TestServer;
import org.clearkiosk.server.tls.ServerIdentity;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The server's certificate does not end while the server runs. */
@SuppressWarnings("NullAway.Init") // JUnit calls start
class CertificateRenewalTest {
  private static final Duration LIFETIME = Duration.ofDays(397);
  private static final Duration RENEWED_BEFORE = Duration.ofDays(30);

  private final Instant began = Instant.now();
  private DataFolder folder;
  private TestServer server;

  /** On the last day on which a start does not renew. */
  @BeforeEach
  void start(@TempDir Path data) throws Exception {
    folder = DataFolder.open(data);
    Instant made = began.minus(LIFETIME).plus(RENEWED_BEFORE).plus(Duration.ofMinutes(30));
    ServerIdentity.open(folder.tls(), List.of(), made);
    server = TestServer.start(data, TestServer.JUNE);
  }

  @AfterEach
  void stop() {
    server.close();
  }

  private void until(Instant moment) {
    server.time().pass(Duration.between(server.time().instant(), moment));
  }

  private X509Certificate shown(OkHttpClient client) throws IOException {
    Request request = new Request.Builder().url(server.url() + "/livez").build();
    try (Response response = client.newCall(request).execute()) {
      assertThat(response.code()).isEqualTo(200);
      return (X509Certificate)
          Objects.requireNonNull(response.handshake()).peerCertificates().get(0);
    }
  }

  @Test
  void theNextOneIsShownToWhoConnectsAndNoConnectionEnds() throws IOException {
    OkHttpClient open = server.client();
    OkHttpClient coming = open.newBuilder().connectionPool(new ConnectionPool()).build();
    X509Certificate first = shown(open);
    server.lookAtCertificate();
    assertThat(shown(coming)).isEqualTo(first);
    coming.connectionPool().evictAll();

    until(began.plus(Duration.ofHours(1)));
    server.lookAtCertificate();

    assertThat(shown(open)).as("the connection that was open").isEqualTo(first);
    assertThat(open.connectionPool().connectionCount()).isOne();
    X509Certificate next = shown(coming);
    assertThat(next).isNotEqualTo(first);
    assertThat(next.getNotAfter().toInstant()).isAfter(began.plus(Duration.ofDays(390)));
    coming.connectionPool().evictAll();
  }

  @Test
  void oneThatCannotBeKeptLeavesTheOldOneInPlace() throws Exception {
    X509Certificate first = shown(server.client());
    // nothing can be written there: a folder with something in it lies in the way
    Files.createDirectories(folder.tls().resolve("server-key.pem.part").resolve("full"));
    until(began.plus(Duration.ofHours(1)));
    server.lookAtCertificate();
    server.client().connectionPool().evictAll();
    assertThat(shown(server.client())).isEqualTo(first);
  }
}
