package org.clearkiosk.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.clearkiosk.e2e.Campus.LIMIT;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import org.clearkiosk.demo.Kiosk;
import org.clearkiosk.demo.KioskSettings;
import org.clearkiosk.demo.Screen;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** The real kiosk, the real sound library, and a sound device that is a file. */
@Execution(ExecutionMode.CONCURRENT)
class HeardTest {
  private @TempDir Path folder;
  private Path sound;
  private Campus campus;
  private Kiosk kiosk;
  private Student student;

  @BeforeEach
  void open() throws IOException {
    sound = folder.resolve("sound.raw");
    Path device =
        Files.writeString(
            folder.resolve("asound.conf"),
            """
            pcm.null { type null }
            pcm.!default { type file slave.pcm "null" file "%s" format "raw" }
            """
                .formatted(sound));
    campus = Campus.at(Campus.IN_JUNE);
    kiosk =
        campus.startKiosk(
            new KioskSettings(
                campus.server().address(), campus.kioskData(), List.of("--language", "en")),
            Map.of("ALSA_CONFIG_PATH", "/usr/share/alsa/alsa.conf:" + device));
    student = new Student("08281001", campus.reader(), kiosk);
  }

  @AfterEach
  void close() {
    campus.close();
  }

  @Test
  void aCardIsAnsweredToTheEarBeforeTheServerHasSaidAnything() throws IOException {
    Campus.awaitIdle(kiosk);
    campus.server().process().stop();
    assertThat(loudest()).isZero();

    campus.reader().tap(student.number());
    awaitSound();
    assertThat(kiosk.screens()).noneMatch(screen -> screen.screen().equals("Password"));

    campus.server().process().resume();
  }

  @Test
  void everyScreenOfAVisitIsReadAloudAndNothingPersonalInIt() throws IOException {
    kiosk.touch(Campus.awaitIdle(kiosk), "speak");
    Screen receipt = student.clear();
    kiosk.touch(receipt, "acknowledge");
    student.leave();

    List<String> said = kiosk.said();
    assertThat(said.get(0))
        .startsWith("The screens are read aloud now.")
        .contains("Place your card");
    assertThat(said)
        .anySatisfy(words -> assertThat(words).startsWith("Enter your query password"))
        .contains("1 of 6 digits entered", "5 of 6 digits entered")
        .anySatisfy(words -> assertThat(words).startsWith("This is your clearance notice."))
        .anySatisfy(words -> assertThat(words).startsWith("You are asked to confirm."))
        .anySatisfy(
            words -> assertThat(words).startsWith("Done\n").contains("take your campus card"));
    assertThat(String.join("\n", said)).doesNotContain("*", "yuan", "¥", student.number());
    awaitSound();
    assertThat(Files.readString(campus.kioskData().resolve("kiosk.log")))
        .contains("Says Utterance[Password EN", "CARD was answered to the ear after");
  }

  private void awaitSound() throws IOException {
    long deadline = System.nanoTime() + LIMIT.toNanos();
    while (loudest() < 1000) {
      assertThat(System.nanoTime()).as("something is heard").isLessThan(deadline);
      LockSupport.parkNanos(20_000_000);
    }
  }

  /** The loudest sample that the device was given; 0 for silence, at most 32768. */
  private int loudest() throws IOException {
    if (!Files.exists(sound)) {
      return 0;
    }
    byte[] bytes = Files.readAllBytes(sound);
    int loudest = 0;
    for (int i = 0; i + 1 < bytes.length; i += 2) {
      loudest = Math.max(loudest, Math.abs((bytes[i] & 0xff) | bytes[i + 1] << 8));
    }
    return loudest;
  }
}
