package org.clearkiosk.reader.pn532;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.clearkiosk.reader.ReaderEvent.ReaderLost.Why;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The serial library on a real pseudo-terminal, at whose other end nobody behaves. */
@Timeout(value = 20, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class JsscLineTest {
  private static final int BAUD = 115200;
  private static final long LONG = TimeUnit.SECONDS.toNanos(10);
  private static final Duration SOON = Duration.ofSeconds(1);

  private final SerialPorts ports = new JsscPorts();

  @Test
  void carriesBytesBothWays(@TempDir Path folder) throws Exception {
    try (Terminal terminal = new Terminal(folder);
        SerialLine line = ports.open(terminal.link(), BAUD)) {
      line.write(Bytes.of("00FF55AA0D0A1113"));
      assertThat(terminal.socat.getInputStream().readNBytes(8))
          .isEqualTo(Bytes.of("00FF55AA0D0A1113"));

      terminal.socat.getOutputStream().write(Bytes.of("00FF55AA0D0A1113"));
      terminal.socat.getOutputStream().flush();
      StringBuilder read = new StringBuilder();
      while (read.length() < 16) {
        read.append(Bytes.text(line.read(LONG)));
      }
      assertThat(read).hasToString("00FF55AA0D0A1113");
      assertThat(line.read(0)).isEmpty();
    }
  }

  @Test
  void waitsNoLongerThanItWasTold(@TempDir Path folder) throws Exception {
    try (Terminal terminal = new Terminal(folder);
        SerialLine line = ports.open(terminal.link(), BAUD)) {
      long start = System.nanoTime();

      assertThat(line.read(TimeUnit.MILLISECONDS.toNanos(50))).isEmpty();

      assertThat(System.nanoTime() - start)
          .isBetween(TimeUnit.MILLISECONDS.toNanos(50), SOON.toNanos());
    }
  }

  @Test
  void noticesAHangUpAtOnce(@TempDir Path folder) throws Exception {
    try (Terminal terminal = new Terminal(folder);
        SerialLine line = ports.open(terminal.link(), BAUD)) {
      terminal.hangUp();
      long start = System.nanoTime();

      assertFails(Why.UNPLUGGED, () -> line.read(LONG));
      assertFails(Why.UNPLUGGED, () -> line.write(new byte[1]));

      assertThat(System.nanoTime() - start).isLessThan(SOON.toNanos());
    }
  }

  @Test
  void neverBlocksWhereNobodyListens(@TempDir Path folder) throws Exception {
    try (Terminal terminal = new Terminal(folder)) {
      terminal.freeze();
      for (int round = 0; round < 100; round++) {
        try (SerialLine line = ports.open(terminal.link(), BAUD)) {
          assertFails(
              Why.SERVICE_NOT_ANSWERING,
              () -> {
                for (int written = 0; written <= JsscLine.MOST_UNANSWERED; written += 256) {
                  line.write(new byte[256]);
                }
              });
        }
      }
    }
  }

  @Test
  void endsAWaitThatIsCancelled(@TempDir Path folder) throws Exception {
    try (Terminal terminal = new Terminal(folder);
        SerialLine line = ports.open(terminal.link(), BAUD)) {
      long start = System.nanoTime();
      Thread canceller = new Thread(line::cancel, "canceller");
      canceller.start();

      assertFails(Why.UNPLUGGED, () -> line.read(LONG));

      assertThat(System.nanoTime() - start).isLessThan(SOON.toNanos());
      canceller.join();
    }
  }

  @Test
  void opensNothingThatIsNoSerialDevice(@TempDir Path folder) throws IOException {
    Path file = Files.writeString(folder.resolve("file"), "untouched");

    assertFails(Why.NO_READER, () -> ports.open(folder + "/missing", BAUD));
    assertThatExceptionOfType(LineException.class)
        .isThrownBy(() -> ports.open(file.toString(), BAUD));
    assertThat(file).hasContent("untouched");
  }

  private static void assertFails(Why why, ThrowingCallable call) {
    assertThatExceptionOfType(LineException.class)
        .isThrownBy(call)
        .satisfies(e -> assertThat(e.why()).isEqualTo(why));
  }

  /** A pseudo-terminal; its other end is this process. */
  private static final class Terminal implements AutoCloseable {
    private final Path link;
    private final Process socat;

    Terminal(Path folder) throws IOException {
      link = folder.resolve("tty");
      socat = new ProcessBuilder("socat", "PTY,link=" + link + ",rawer,mode=0600", "STDIO").start();
      SerialBench.awaitUntil("the terminal is there", () -> Files.exists(link));
    }

    String link() {
      return link.toString();
    }

    /** From now on the other end takes nothing. */
    void freeze() throws Exception {
      assertThat(new ProcessBuilder("kill", "-STOP", String.valueOf(socat.pid())).start().waitFor())
          .isZero();
    }

    /** What pulling the plug is. */
    void hangUp() {
      socat.destroyForcibly();
      SerialBench.awaitUntil("the terminal is gone", () -> !socat.isAlive());
    }

    @Override
    public void close() {
      hangUp();
    }
  }
}
