package org.clearkiosk.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.clearkiosk.e2e.Campus.LIMIT;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.ShortBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.clearkiosk.demo.Kiosk;
import org.clearkiosk.demo.KioskSettings;
import org.clearkiosk.demo.Screen;
import org.junit.jupiter.api.Test;

/**
 * What a terminal sounds and says goes through Java's sound library and ALSA to a device: here
 * ALSA's own, which writes the samples to a file and takes them as fast as they come.
 */
class HeardTest {
  /** As the terminal asks the device for them: of 16 bits, one channel. */
  private static final int SAMPLES_A_SECOND = 22_050;

  /** A thirtieth of the loudest that a sample can be: above what rounding leaves of silence. */
  private static final int HEARD = Short.MAX_VALUE / 30;

  private static final long LOOK_AGAIN_NANOS = TimeUnit.MILLISECONDS.toNanos(20);

  @Test
  void aCardIsAnsweredAndScreensAreReadAloudToWhoeverAsks() throws IOException {
    try (Campus campus = Campus.at(Campus.IN_JUNE)) {
      Path sound = campus.kioskData().resolve("sound.raw");
      Kiosk kiosk = start(campus, sound);
      Screen idle = Campus.awaitIdle(kiosk);
      assertThat(heard(sound)).as("while nothing happens").isZero();

      Student student = new Student("08281001", campus.reader(), kiosk);
      Screen password = student.layCardDown();
      long card = awaitMore(sound, 0, SAMPLES_A_SECOND / 20);
      assertThat(Files.readString(campus.kioskData().resolve("kiosk.log")))
          .contains("CARD was answered to the ear");
      assertThat(kiosk.said()).as("to one who did not ask").isEmpty();

      kiosk.touch(password, "speak");
      awaitMore(sound, card, SAMPLES_A_SECOND);
      List<String> said = kiosk.said();
      assertThat(said).anyMatch(words -> words.contains("密码"));
      assertThat(said).noneMatch(words -> words.contains("林"));
      assertThat(idle.controls()).containsKey("speak");
    }
  }

  private static Kiosk start(Campus campus, Path sound) throws IOException {
    Path configuration = campus.kioskData().resolve("sound.conf");
    Files.writeString(
        configuration,
        """
        pcm.silent { type null }
        pcm.!default { type file file "%s" format "raw" slave.pcm "silent" }
        """
            .formatted(sound));
    return campus.startKiosk(
        new KioskSettings(campus.server().address(), campus.kioskData(), List.of()),
        Map.of("ALSA_CONFIG_PATH", configuration.toString()));
  }

  /** Waits until more is heard than before; how much that is. */
  private static long awaitMore(Path sound, long before, long more) throws IOException {
    long deadline = System.nanoTime() + LIMIT.toNanos();
    long now = heard(sound);
    while (now < before + more && System.nanoTime() < deadline) {
      LockSupport.parkNanos(LOOK_AGAIN_NANOS);
      now = heard(sound);
    }
    assertThat(now - before).as("samples that are heard").isGreaterThanOrEqualTo(more);
    return now;
  }

  /** How many samples so far are more than silence. */
  private static long heard(Path sound) throws IOException {
    if (!Files.exists(sound)) {
      return 0;
    }
    ShortBuffer samples =
        ByteBuffer.wrap(Files.readAllBytes(sound)).order(ByteOrder.LITTLE_ENDIAN).asShortBuffer();
    long heard = 0;
    while (samples.hasRemaining()) {
      if (Math.abs(samples.get()) > HEARD) {
        heard++;
      }
    }
    return heard;
  }
}
