package org.clearkiosk.sim.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class PcscDaemonTest {

  @Test
  void namesThePackagesThatAreMissing(@TempDir Path temporary) throws IOException {
    PcscInstallation nothing =
        new PcscInstallation(
            temporary.resolve("pcscd"), temporary.resolve("driver.so"), Path.of("/usr/bin"));
    RunFolder folder = RunFolder.open(temporary.resolve("sim"));
    assertThatIOException()
        .isThrownBy(() -> PcscDaemon.start(folder, "Reader", 1, 20_000, nothing))
        .withMessageContaining("apt-get install -y --no-install-recommends pcscd vsmartcard-vpcd");
  }

  @Test
  void namesAPortThatIsTaken(@TempDir Path temporary) throws IOException {
    RunFolder folder = RunFolder.open(temporary.resolve("sim"));
    try (ServerSocket other = new ServerSocket(0)) {
      int port = Math.min(other.getLocalPort(), 65_534);
      assertThatIOException()
          .isThrownBy(() -> PcscDaemon.start(folder, "Reader", port))
          .withMessageContaining("Port " + other.getLocalPort() + " is in use");
    }
  }

  @Test
  void refusesANameThatWouldSpoilTheConfiguration(@TempDir Path temporary) throws IOException {
    RunFolder folder = RunFolder.open(temporary.resolve("sim"));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> PcscDaemon.start(folder, "a\"\nLIBPATH /x", 20_000));
    assertThatIllegalArgumentException().isThrownBy(() -> PcscDaemon.start(folder, "Reader", 80));
    assertThatIllegalArgumentException()
        .as("the last slot's port")
        .isThrownBy(() -> PcscDaemon.start(folder, "Reader", 2, 65_533));
  }

  @Test
  void startsOverWhatACrashLeftBehindAndTellsOfItsEnd(@TempDir Path temporary) throws Exception {
    RunFolder folder = RunFolder.open(temporary.resolve("sim"));
    int port;
    try (PcscDaemon daemon = PcscDaemon.start(folder, "Other Reader")) {
      port = daemon.port(0);
      assertThat(OpenSc.run(daemon, "-l")).contains("Other Reader 00 01");
      assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.pcsc())))
          .as("closed to others, though pcscd opens it")
          .isEqualTo("rwx------");
      daemon.kill();
      assertThat(folder.socket()).as("a stale socket").exists();
      assertThat(daemon.isRunning()).isFalse();
    }
    try (PcscDaemon again = PcscDaemon.start(folder, "Other Reader", port)) {
      assertThat(again.isRunning()).isTrue();
      assertThat(OpenSc.run(again, "-l")).contains("Other Reader 00 00");
    }
    assertThat(Ports.isListening(port)).isFalse();
  }

  @Test
  void twoDaemonsKeepOutOfEachOthersWay(@TempDir Path temporary) throws Exception {
    try (PcscDaemon first = PcscDaemon.start(RunFolder.open(temporary.resolve("a")), "First");
        PcscDaemon second = PcscDaemon.start(RunFolder.open(temporary.resolve("b")), "Second")) {
      assertThat(OpenSc.run(first, "-l")).contains("First 00 00").doesNotContain("Second");
      assertThat(OpenSc.run(second, "-l")).contains("Second 00 00").doesNotContain("First");
    }
  }
}
