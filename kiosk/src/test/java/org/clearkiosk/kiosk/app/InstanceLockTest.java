package org.clearkiosk.kiosk.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InstanceLockTest {
  @Test
  void isHeldByOneAtATime(@TempDir Path folder) throws IOException {
    InstanceLock first = InstanceLock.take(folder).orElseThrow();
    assertThat(InstanceLock.take(folder)).isEmpty();
    first.close();
    InstanceLock second = InstanceLock.take(folder).orElseThrow();
    assertThat(second.folder()).isEqualTo(folder);
    second.close();
  }

  @Test
  void aDiskThatTakesNoWriteKeepsNoTerminalFromStarting(@TempDir Path parent) throws Exception {
    Path folder = Files.createDirectory(parent.resolve("disk"));
    assumeTrue(done("mount", "-t", "tmpfs", "none", folder.toString()), "root alone can mount");
    try {
      InstanceLock.take(folder).orElseThrow().close();
      assertThat(done("mount", "-o", "remount,ro", folder.toString())).isTrue();
      InstanceLock first = InstanceLock.take(folder).orElseThrow();
      assertThat(InstanceLock.take(folder)).isEmpty();
      first.close();
    } finally {
      done("umount", folder.toString());
    }
  }

  private static boolean done(String... command) throws IOException, InterruptedException {
    try {
      return new ProcessBuilder(command)
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .start()
              .waitFor()
          == 0;
    } catch (IOException e) {
      return false;
    }
  }
}
