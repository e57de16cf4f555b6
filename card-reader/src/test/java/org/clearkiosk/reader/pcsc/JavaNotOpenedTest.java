package org.clearkiosk.reader.pcsc;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.clearkiosk.reader.EventLog;
import org.junit.jupiter.api.Test;

class JavaNotOpenedTest {

  @Test
  void saysWhatToDoWhenJavaKeepsItsFunctionsToItself() throws IOException, InterruptedException {
    Process java =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Dtest.log=ERROR",
                "-cp",
                System.getProperty("java.class.path"),
                FirstEvent.class.getName())
            .redirectErrorStream(true)
            .start();
    String said = new String(java.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

    assertThat(java.waitFor(30, TimeUnit.SECONDS)).isTrue();
    assertThat(said)
        .contains("lost: not usable")
        .contains("--add-opens java.smartcardio/sun.security.smartcardio=ALL-UNNAMED");
    assertThat(java.exitValue()).isZero();
  }

  /** Starts a reader and prints the first thing it reports. */
  static final class FirstEvent {
    private FirstEvent() {}

    public static void main(String[] arguments) throws InterruptedException {
      EventLog log = new EventLog();
      CountDownLatch reported = new CountDownLatch(1);
      try (PcscReader reader = new PcscReader(PcscConfiguration.automatic())) {
        reader.start(
            event -> {
              log.onEvent(event);
              reported.countDown();
            });
        if (reported.await(10, TimeUnit.SECONDS)) {
          System.out.println(log.all());
        }
      }
    }
  }
}
