package org.clearkiosk.kiosk.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Kills a real process right after it said that a confirmation is kept. */
class KilledTest {
  private static final int ENOUGH = 20;

  private Path folder;

  @BeforeEach
  void use(@TempDir Path temporary) {
    folder = temporary;
  }

  @RepeatedTest(3)
  @Timeout(value = 60, unit = TimeUnit.SECONDS)
  void whatWasKeptIsThere() throws Exception {
    Path file = folder.resolve("outbox.sqlite");
    Process process =
        new ProcessBuilder(
                ProcessHandle.current().info().command().orElse("java"),
                "-cp",
                System.getProperty("java.class.path"),
                AppendAndWait.class.getName(),
                file.toString())
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    long said = 0;
    try (BufferedReader lines = process.inputReader(StandardCharsets.US_ASCII)) {
      while (said < ENOUGH) {
        String line = lines.readLine();
        assertThat(line).as("the process ended by itself").isNotNull();
        said = Long.parseLong(line);
      }
      process.destroyForcibly();
    }
    assertThat(process.waitFor(20, TimeUnit.SECONDS)).isTrue();

    try (Outbox outbox = Outbox.open(file)) {
      long pending = outbox.counts().pending();
      assertThat(pending).isGreaterThanOrEqualTo(said);
      // no gap behind the kill either
      assertThat(
              outbox
                  .append(
                      OutboxTest.CONFIRMATION,
                      new Numbering("07", 1),
                      OutboxTest.TIME,
                      OutboxTest.SOON)
                  .sequence())
          .isEqualTo(pending + 1);
    }
  }
}
