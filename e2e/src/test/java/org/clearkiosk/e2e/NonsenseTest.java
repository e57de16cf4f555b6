package org.clearkiosk.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.clearkiosk.e2e.Campus.LIMIT;

import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import mockwebserver3.Dispatcher;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import okhttp3.tls.HandshakeCertificates;
import okhttp3.tls.HeldCertificate;
import org.clearkiosk.demo.Kiosk;
import org.clearkiosk.demo.KioskSettings;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** Something answers over TLS in the server's place, but not as the server would. */
@Execution(ExecutionMode.CONCURRENT)
class NonsenseTest {
  private volatile MockResponse answer = new MockResponse.Builder().code(404).build();
  private final HeldCertificate authority =
      new HeldCertificate.Builder().certificateAuthority(0).build();
  private Campus campus;
  private MockWebServer server;

  @BeforeEach
  void open() throws IOException {
    campus = Campus.withoutServer();
    server = new MockWebServer();
    server.setDispatcher(
        new Dispatcher() {
          @Override
          public MockResponse dispatch(RecordedRequest request) {
            return answer;
          }
        });
    HeldCertificate certificate =
        new HeldCertificate.Builder()
            .addSubjectAlternativeName("localhost")
            .addSubjectAlternativeName("127.0.0.1")
            .signedBy(authority)
            .build();
    server.useHttps(
        new HandshakeCertificates.Builder()
            .heldCertificate(certificate)
            .build()
            .sslSocketFactory());
    server.start(InetAddress.getLoopbackAddress(), 0);
  }

  @AfterEach
  void close() {
    campus.close();
    server.close();
  }

  @Test
  void eachAnswerThatIsNoneHasItsCodeAndTheNextOneTakesItsPlace() throws IOException {
    answer = new MockResponse.Builder().code(200).body("<html>welcome</html>").build();
    Kiosk kiosk = startTrusting(authority);
    awaitOnIdle(kiosk, "N-13");

    answer = new MockResponse.Builder().code(500).body("no").build();
    awaitOnIdle(kiosk, "N-17");

    answer = new MockResponse.Builder().code(503).addHeader("Retry-After", "1").build();
    awaitOnIdle(kiosk, "N-14");

    answer = new MockResponse.Builder().code(200).body("[".repeat(2_000_000)).build();
    awaitOnIdle(kiosk, "N-13");
  }

  @Test
  void aForeignCertificateIsNotTrusted() throws IOException {
    HeldCertificate other = new HeldCertificate.Builder().certificateAuthority(0).build();

    awaitOnIdle(startTrusting(other), "N-15");

    assertThat(server.getRequestCount()).isZero();
  }

  private Kiosk startTrusting(HeldCertificate trusted) throws IOException {
    HeldCertificate terminal = new HeldCertificate.Builder().signedBy(trusted).build();
    Files.writeString(
        campus.identity(),
        terminal.privateKeyPkcs8Pem() + terminal.certificatePem() + trusted.certificatePem());
    Files.setPosixFilePermissions(campus.identity(), PosixFilePermissions.fromString("rw-------"));
    Files.writeString(
        campus.kioskData().resolve("terminal.json"),
        "{\"server\":\"https://127.0.0.1:1\",\"firstSequence\":1}");
    return campus.startKiosk(
        new KioskSettings(server.url("/").uri(), campus.kioskData(), List.of()));
  }

  private static void awaitOnIdle(Kiosk kiosk, String code) {
    kiosk.await(
        "Idle with " + code,
        LIMIT,
        screen -> screen.screen().equals("Idle") && code.equals(screen.code()));
  }
}
