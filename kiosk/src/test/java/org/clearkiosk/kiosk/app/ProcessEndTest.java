package org.clearkiosk.kiosk.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** A real process whose end in order hangs. */
class ProcessEndTest {
  private static final Duration HOUR = Duration.ofHours(1);

  @Test
  void anEndThatHangsComesWithinTheBoundAndWithItsCode() throws Exception {
    assertThat(codeOf(Duration.ofMillis(1), "wait")).isEqualTo(ExitCode.RESTART);
  }

  @Test
  void whoAsksAgainWaitsForWhatIsKeptAlone() throws Exception {
    assertThat(codeOf(HOUR, "hurry")).isEqualTo(ExitCode.TERMINATED);
  }

  private static int codeOf(Duration most, String how) throws IOException, InterruptedException {
    Process process =
        new ProcessBuilder(
                ProcessHandle.current().info().command().orElse("java"),
                "-cp",
                System.getProperty("java.class.path"),
                HangingEnd.class.getName(),
                String.valueOf(most.toMillis()),
                how)
            .inheritIO()
            .start();
    try {
      assertThat(process.waitFor(30, TimeUnit.SECONDS)).as("it ended").isTrue();
      return process.exitValue();
    } finally {
      process.destroyForcibly();
    }
  }
}
