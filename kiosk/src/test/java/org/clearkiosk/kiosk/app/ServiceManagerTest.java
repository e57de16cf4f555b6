package org.clearkiosk.kiosk.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tells a real socket, on which socat listens in systemd's place. */
class ServiceManagerTest {
  @Test
  void datagramsReachTheSocketThatIsNamed(@TempDir Path folder) throws Exception {
    assumeTrue(Files.isExecutable(Path.of("/usr/bin/socat")), "socat is not installed");
    Path socket = folder.resolve("notify");
    Process socat = new ProcessBuilder("socat", "-u", "UNIX-RECV:" + socket, "STDOUT").start();
    try (BufferedReader heard = socat.inputReader(StandardCharsets.UTF_8)) {
      long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
      while (!Files.exists(socket) && System.nanoTime() < end) {
        LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(10));
      }
      ServiceManager manager = ServiceManager.at(socket.toString());
      manager.tell(ServiceManager.READY + "\n");
      manager.tell(ServiceManager.ALIVE + "\n");
      assertThat(heard.readLine()).isEqualTo("READY=1");
      assertThat(heard.readLine()).isEqualTo("WATCHDOG=1");
    } finally {
      socat.destroy();
    }
  }

  @Test
  void whereNoOneAsksOrListensNothingFails(@TempDir Path folder) throws IOException {
    ServiceManager.at(null).tell(ServiceManager.READY);
    ServiceManager.at("").tell(ServiceManager.READY);
    ServiceManager.at("no path").tell(ServiceManager.READY);
    ServiceManager.at(folder.resolve("missing").toString()).tell(ServiceManager.READY);
    assertThat(folder).isEmptyDirectory();
  }
}
