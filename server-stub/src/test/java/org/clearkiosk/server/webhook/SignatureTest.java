package org.clearkiosk.server.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.random.RandomGenerator;
import org.clearkiosk.clearance.model.CampusId;
import org.clearkiosk.server.feed.Subscriber;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What requests to subscribers are signed with, and where they may go. */
class SignatureTest {
  private static final String URL = "https://example.edu/hook";

  @Test
  void itIsTheOneOfThePublishedExample() {
    assertThat(
            Signature.of(
                "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw",
                "msg_p5jXN8AQM9LWM0D4loKWxJek",
                Instant.ofEpochSecond(1614265330),
                "{\"test\": 2432232314}"))
        .isEqualTo("v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=");
  }

  @Test
  void aNewSecretHasAsManyBytesAsTheSpecificationAsksFor() {
    String secret = Signature.newSecret();
    assertThat(secret).startsWith("whsec_").isNotEqualTo(Signature.newSecret());
    assertThat(Base64.getDecoder().decode(secret.substring(6))).hasSizeBetween(24, 64);
  }

  @Test
  void aSecretOpensForItsOwnRowAndKeyOnly(@TempDir Path folder) throws Exception {
    Path file = folder.resolve("webhook-key.json");
    SecretBox box = SecretBox.open(file);
    NewSubscriber made = NewSubscriber.of(box, CampusId.MAIN, URL, false, null);
    Subscriber kept = made.subscriber();
    assertThat(kept.secret()).doesNotContain(made.secret().substring(6));
    assertThat(SecretBox.open(file).open(kept)).contains(made.secret());
    Subscriber elsewhere =
        new Subscriber(
            kept.campus(),
            kept.id(),
            "https://example.org/",
            false,
            null,
            kept.secret(),
            kept.secretKey());
    assertThat(box.open(elsewhere)).isEmpty();
    SecretBox other = SecretBox.open(folder.resolve("other.json"));
    assertThat(other.id()).isNotEqualTo(kept.secretKey());
    assertThat(other.open(kept)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://example.edu/hook",
        "https://user:pass@example.edu/",
        "https://example.edu/#part",
        "no address",
        "https://127.0.0.1/",
        "https://localhost/",
        "https://[::1]/",
        "https://192.168.1.9:8443/hook"
      })
  void anAddressThatIsNotPublicHttpsIsRefused(String url, @TempDir Path folder) throws Exception {
    SecretBox box = SecretBox.open(folder.resolve("key.json"));
    assertThatThrownBy(() -> NewSubscriber.of(box, CampusId.MAIN, url, false, null))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @ParameterizedTest
  @CsvSource({
    "10.1.2.3, true",
    "172.16.0.1, true",
    "169.254.169.254, true",
    "100.64.0.1, true",
    "0.0.0.0, true",
    "198.18.0.1, true",
    "255.255.255.255, true",
    "::, true",
    "fe80::1, true",
    "fd00::1, true",
    "::ffff:127.0.0.1, true",
    "64:ff9b::7f00:1, true",
    "2002:7f00:1::, true",
    "203.0.114.1, false",
    "100.128.0.1, false",
    "2a00:1450::1, false"
  })
  void whatIsOfAPrivateNetworkIsKnown(String address, boolean isPrivate) throws Exception {
    assertThat(Addresses.isPrivate(InetAddress.getByName(address))).isEqualTo(isPrivate);
  }

  @Test
  void pausesDoubleUpToAnHour() {
    RandomGenerator random = RandomGenerator.of("L64X128MixRandom");
    for (int failures = 1; failures < 100; failures++) {
      long whole = Math.min(3600, 5L << Math.min(failures - 1, 20));
      assertThat(Pace.USUAL.after(failures, random))
          .isBetween(Duration.ofMillis(whole * 500), Duration.ofSeconds(whole));
    }
  }
}
