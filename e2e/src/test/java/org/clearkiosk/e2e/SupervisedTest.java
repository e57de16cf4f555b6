package org.clearkiosk.e2e;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.clearkiosk.demo.KioskSettings;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** A socket in systemd's place hears what a running kiosk says of itself. */
@Execution(ExecutionMode.CONCURRENT)
class SupervisedTest {
  private static final Duration LIMIT = Duration.ofSeconds(90);

  /** As many looks of the watchdog as one after the other say that all is well. */
  private static final String WELL = "READY=1" + "WATCHDOG=1".repeat(5);

  @Test
  void thatItsThreadsAreAtWorkIsSaidAgainAndAgain(@TempDir Path folder) throws Exception {
    Path socket = folder.resolve("notify");
    Process socat =
        new ProcessBuilder("socat", "-d", "-d", "-u", "UNIX-RECV:" + socket, "STDOUT").start();
    try (Campus campus = Campus.withoutServer()) {
      assertThat(socat.errorReader().lines().anyMatch(line -> line.contains("starting data")))
          .as("socat listens")
          .isTrue();
      CompletableFuture<String> heard =
          CompletableFuture.supplyAsync(() -> text(socat.getInputStream(), WELL.length()));
      campus.startKiosk(
          new KioskSettings(URI.create("https://127.0.0.1:1"), campus.kioskData(), List.of()),
          Map.of("NOTIFY_SOCKET", socket.toString()));

      assertThat(heard.get(LIMIT.toSeconds(), TimeUnit.SECONDS)).contains("READY=1");
      assertThat(heard.join().replace("READY=1", "")).isEqualTo(WELL.replace("READY=1", ""));
    } finally {
      socat.destroy();
    }
  }

  private static String text(InputStream heard, int length) {
    try {
      return new String(heard.readNBytes(length), US_ASCII);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
