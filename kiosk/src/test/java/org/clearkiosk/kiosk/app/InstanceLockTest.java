package org.clearkiosk.kiosk.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
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
}
