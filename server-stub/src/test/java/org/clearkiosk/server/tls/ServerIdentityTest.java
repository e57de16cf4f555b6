package org.clearkiosk.server.tls;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ServerIdentityTest {
  private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");

  @Test
  void staysTheSameUntilItIsAboutToEndOrNamesOtherHosts(@TempDir Path folder) throws Exception {
    X509Certificate first = open(folder, NOW, "kiosk.example.edu", "192.0.2.7");
    assertThat(first.getSubjectAlternativeNames())
        .extracting(name -> String.valueOf(name.get(1)))
        .containsExactlyInAnyOrder("localhost", "127.0.0.1", "kiosk.example.edu", "192.0.2.7");
    String authority = Files.readString(folder.resolve("ca.pem"));

    Instant later = NOW.plus(Duration.ofDays(366));
    assertThat(open(folder, later, "kiosk.example.edu", "192.0.2.7")).isEqualTo(first);
    assertThat(open(folder, later, "kiosk.example.edu")).isNotEqualTo(first);
    Instant almostOver = later.plus(Duration.ofDays(397 - 29));
    X509Certificate renewed = open(folder, almostOver, "kiosk.example.edu");
    assertThat(renewed.getNotAfter().toInstant()).isAfter(almostOver.plus(Duration.ofDays(300)));
    assertThat(Files.readString(folder.resolve("ca.pem"))).isEqualTo(authority);
  }

  @Test
  void anAddressIsTheSameHoweverItIsWritten(@TempDir Path folder) throws Exception {
    X509Certificate first = open(folder, NOW, "2001:db8::7");
    assertThat(open(folder, NOW, "2001:db8::7")).isEqualTo(first);
    assertThat(open(folder, NOW, "2001:0DB8:0::7")).isEqualTo(first);
    assertThat(open(folder, NOW, "2001:db8::8")).isNotEqualTo(first);
  }

  @Test
  void aCertificateThatIsNotTheKeysIsMadeAnew(@TempDir Path folder) throws Exception {
    X509Certificate first = open(folder, NOW);
    byte[] certificate = Files.readAllBytes(folder.resolve("server.pem"));
    assertThat(open(folder, NOW.plus(Duration.ofDays(380)))).isNotEqualTo(first);
    // as a renewal that was cut off between the two files leaves them
    Files.write(folder.resolve("server.pem"), certificate);
    assertThat(open(folder, NOW)).isNotEqualTo(first);
  }

  @Test
  void noCertificateOutlivesItsAuthority(@TempDir Path folder) throws Exception {
    open(folder, NOW);
    Instant end = NOW.plus(Duration.ofDays(3650));
    Instant late = end.minus(Duration.ofDays(100));
    X509Certificate last = open(folder, late);
    assertThat(last.getNotAfter().toInstant()).isEqualTo(end);
    // none would be longer, so it is not made anew every day
    assertThat(open(folder, end.minus(Duration.ofDays(10)))).isEqualTo(last);
  }

  @Test
  void theKeysAreTheOwnersAlone(@TempDir Path folder) throws Exception {
    open(folder, NOW);
    for (String file : List.of("ca-key.pem", "server-key.pem")) {
      assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve(file))))
          .isEqualTo("rw-------");
    }
  }

  private static X509Certificate open(Path folder, Instant now, String... hosts) throws Exception {
    char[] password = "test".toCharArray();
    var store = ServerIdentity.open(folder, List.of(hosts), now).keyStore(password);
    X509Certificate server = (X509Certificate) store.getCertificateChain("server")[0];
    X509Certificate authority = (X509Certificate) store.getCertificateChain("server")[1];
    server.verify(authority.getPublicKey());
    return server;
  }
}
