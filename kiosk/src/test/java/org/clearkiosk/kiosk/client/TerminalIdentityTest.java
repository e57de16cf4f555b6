package org.clearkiosk.kiosk.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.security.MessageDigest;
import java.security.cert.X509Certificate;
import java.time.OffsetDateTime;
import java.util.HexFormat;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import okhttp3.tls.HandshakeCertificates;
import okhttp3.tls.HeldCertificate;
import org.clearkiosk.clearance.wire.TerminalCertificate;
import org.clearkiosk.kiosk.flow.Answer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Who the terminal is, and how it finds whom to trust; over real TLS. */
@Timeout(value = 60, unit = TimeUnit.SECONDS)
class TerminalIdentityTest {
  private static final HeldCertificate AUTHORITY =
      new HeldCertificate.Builder().commonName("Campus CA").certificateAuthority(0).build();
  private static final HeldCertificate STRANGER =
      new HeldCertificate.Builder().commonName("Another CA").certificateAuthority(0).build();
  private static final HeldCertificate TERMINAL =
      new HeldCertificate.Builder().commonName("07").signedBy(AUTHORITY).build();
  private static final HeldCertificate SERVER =
      new HeldCertificate.Builder()
          .signedBy(AUTHORITY)
          .addSubjectAlternativeName("localhost")
          .build();

  @Test
  void isWrittenAndReadAsPemAndNeverTellsItsKey() {
    TerminalIdentity identity = identity(TERMINAL, AUTHORITY);
    String pem = identity.write();
    TerminalIdentity again = TerminalIdentity.read(pem);
    assertThat(again.certificate()).isEqualTo(TERMINAL.certificate());
    assertThat(again.authority()).isEqualTo(AUTHORITY.certificate());
    assertThat(again.key()).isEqualTo(TERMINAL.keyPair().getPrivate());
    assertThat(pem).startsWith("-----BEGIN PRIVATE KEY-----");
    assertThat(identity.toString()).doesNotContain(pem.substring(40, 60));
  }

  @Test
  void partsThatDoNotBelongTogetherAreNone() {
    String pem = identity(TERMINAL, AUTHORITY).write();
    String otherKey =
        new HeldCertificate.Builder().build().privateKeyPkcs8Pem()
            + TERMINAL.certificatePem()
            + AUTHORITY.certificatePem();
    String otherAuthority =
        TERMINAL.privateKeyPkcs8Pem() + TERMINAL.certificatePem() + STRANGER.certificatePem();
    for (String text :
        new String[] {
          "",
          "-----BEGIN PRIVATE KEY-----\n!\n-----END PRIVATE KEY-----\n",
          pem.substring(0, pem.length() / 2),
          pem.replace("PRIVATE", "PUBLIC"),
          otherKey,
          otherAuthority
        }) {
      assertThatThrownBy(() -> TerminalIdentity.read(text))
          .isInstanceOf(IllegalArgumentException.class);
    }
  }

  @Test
  void aServerThatAsksIsShownTheCertificateAndAServerOfAnotherAuthorityNothing()
      throws IOException {
    HandshakeCertificates certificates =
        new HandshakeCertificates.Builder()
            .heldCertificate(SERVER)
            .addTrustedCertificate(AUTHORITY.certificate())
            .build();
    try (MockWebServer web = new MockWebServer()) {
      web.useHttps(certificates.sslSocketFactory());
      web.requireClientAuth();
      web.enqueue(new MockResponse.Builder().code(204).build());
      web.start(InetAddress.getByName("localhost"), 0);
      String address = "https://localhost:" + web.getPort();
      try (HttpsServer client =
          new HttpsServer(address, Trust.of(identity(TERMINAL, AUTHORITY)), Patience.USUAL)) {
        assertThat(client.endSession("x")).isInstanceOf(Answer.Ok.class);
      }
      assertThat(web.getRequestCount()).isEqualTo(1);
      HeldCertificate foreign = new HeldCertificate.Builder().signedBy(STRANGER).build();
      try (HttpsServer client =
          new HttpsServer(address, Trust.of(identity(foreign, STRANGER)), Patience.USUAL)) {
        assertThat(client.today()).isEqualTo(new Answer.Untrusted<>());
      }
      assertThat(web.getRequestCount()).isEqualTo(1);
    }
  }

  @Test
  void theAuthorityIsFoundByItsFingerprintAndByNoOther() throws Exception {
    HandshakeCertificates certificates =
        new HandshakeCertificates.Builder()
            .heldCertificate(SERVER, AUTHORITY.certificate())
            .build();
    try (MockWebServer web = new MockWebServer()) {
      web.useHttps(certificates.sslSocketFactory());
      web.start(InetAddress.getByName("localhost"), 0);
      String digits = fingerprint(AUTHORITY.certificate());
      String written = digits.toUpperCase(Locale.ROOT).replaceAll("(..)(?=.)", "$1:");
      X509Certificate found =
          FirstContact.authority(
              "localhost", web.getPort(), FirstContact.fingerprint(written), Patience.USUAL);
      assertThat(found).isEqualTo(AUTHORITY.certificate());
      assertThatThrownBy(
              () ->
                  FirstContact.authority(
                      "localhost",
                      web.getPort(),
                      FirstContact.fingerprint(fingerprint(STRANGER.certificate())),
                      Patience.USUAL))
          .isInstanceOf(FirstContact.StrangerException.class);
      assertThat(web.getRequestCount()).as("nothing was sent").isZero();
    }
    assertThatThrownBy(() -> FirstContact.fingerprint("ab:cd"))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void aNewKeyAsksForItselfAndTakesNoOthersCertificate() {
    NewKey key = NewKey.make();
    assertThat(key.request()).startsWith("-----BEGIN CERTIFICATE REQUEST-----");
    assertThatThrownBy(() -> key.with(given(TERMINAL), AUTHORITY.certificate()))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private static TerminalCertificate given(HeldCertificate certificate) {
    return new TerminalCertificate(
        "main",
        "07",
        certificate.certificatePem(),
        AUTHORITY.certificatePem(),
        OffsetDateTime.parse("2030-01-01T00:00:00Z"),
        1);
  }

  private static TerminalIdentity identity(HeldCertificate held, HeldCertificate authority) {
    return TerminalIdentity.read(
        held.privateKeyPkcs8Pem() + held.certificatePem() + authority.certificatePem());
  }

  private static String fingerprint(X509Certificate certificate) throws Exception {
    return HexFormat.of()
        .formatHex(MessageDigest.getInstance("SHA-256").digest(certificate.getEncoded()));
  }
}
