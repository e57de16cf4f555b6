package org.clearkiosk.reader.pn532;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.clearkiosk.reader.CardProfile;
import org.clearkiosk.reader.EventLog;
import org.clearkiosk.reader.ReaderEvent;
import org.clearkiosk.reader.SectorKeySource;
import org.clearkiosk.reader.dump.Dumping;
import org.clearkiosk.reader.profile.CampusCards;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The device is there, and the user is not in its group. */
class NotPermittedTest {

  @Test
  void isReportedAndHealedWhenTheUserMay() throws Exception {
    EventLog log = new EventLog();
    try (SerialBench bench = SerialBench.start()) {
      SerialPorts refusing =
          new SerialPorts() {
            private final SerialPorts ports = new JsscPorts();
            private int refusals = 3;

            @Override
            public SerialLine open(String device, int baud) throws LineException {
              if (refusals-- > 0) {
                throw new LineException(ReaderEvent.ReaderLost.Why.NOT_PERMITTED, "refused");
              }
              return ports.open(device, baud);
            }
          };
      try (Pn532Reader reader =
          new Pn532Reader(
              bench.configuration(EnumSet.of(CardProfile.CPU)),
              SectorKeySource.none(),
              Dumping.none(),
              refusing)) {
        reader.start(log);
        log.awaitNext("lost: not permitted");
        log.awaitNext("ready");
        log.assertNothingMore();
      }
    }
  }

  /** As nobody, in a Java of its own: root may open everything. */
  @Test
  void isWhatTheSystemSaysToAnOrdinaryUser(@TempDir Path folder) throws Exception {
    assumeTrue("0".equals(userNumber()), "only root can become another user");
    Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxrwxrwx"));
    try (SerialBench bench = SerialBench.start()) {
      Files.setPosixFilePermissions(
          bench.firstPath().getParent(), PosixFilePermissions.fromString("rwxr-xr-x"));
      Process process =
          new ProcessBuilder(
                  "setpriv",
                  "--reuid=65534",
                  "--regid=65534",
                  "--clear-groups",
                  Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                  "-Djava.io.tmpdir=" + folder,
                  "-cp",
                  readableClassPath(folder),
                  Opening.class.getName(),
                  bench.firstPath().toString())
              .redirectError(ProcessBuilder.Redirect.DISCARD)
              .start();
      try (BufferedReader output = process.inputReader(StandardCharsets.UTF_8)) {
        assertThat(output.readLine()).isEqualTo("NOT_PERMITTED");
      } finally {
        process.destroyForcibly().waitFor(EventLog.PATIENCE.toSeconds(), TimeUnit.SECONDS);
      }
    }
  }

  /** Prints why the reader is lost, or that it is there. */
  static final class Opening {
    private Opening() {}

    public static void main(String[] arguments) throws InterruptedException {
      CampusCards campus = CampusCards.of(EnumSet.of(CardProfile.CPU));
      try (Pn532Reader reader =
          new Pn532Reader(
              Pn532Configuration.forDevice(arguments[0], campus), SectorKeySource.none())) {
        reader.start(
            event ->
                System.out.println(
                    event instanceof ReaderEvent.ReaderLost lost ? lost.why() : event));
        new CountDownLatch(1).await(EventLog.PATIENCE.toSeconds(), TimeUnit.SECONDS);
      }
    }
  }

  private static String userNumber() throws IOException {
    return String.valueOf(Files.getAttribute(Path.of("/proc/self"), "unix:uid"));
  }

  /** Root's own libraries lie where nobody else can read them. */
  private static String readableClassPath(Path folder) throws IOException {
    List<String> copied = new ArrayList<>();
    for (String entry : System.getProperty("java.class.path").split(File.pathSeparator, -1)) {
      Path from = Path.of(entry);
      Path to = folder.resolve("classes-" + copied.size() + "-" + from.getFileName());
      try (Stream<Path> files = Files.walk(from)) {
        for (Path file : files.toList()) {
          Path target = to.resolve(from.relativize(file).toString());
          Files.copy(file, file.equals(from) ? to : target);
        }
      }
      copied.add(to.toString());
    }
    return String.join(File.pathSeparator, copied);
  }
}
