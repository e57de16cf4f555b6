package org.clearkiosk.kiosk.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.Toolkit;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;

/** On a real X server, which would go dark. */
@EnabledIfEnvironmentVariable(named = "DISPLAY", matches = ".+")
class ScreenSaverTest {
  /** An X server that its last client leaves forgets all that it was told. */
  @BeforeAll
  static void stay() {
    Toolkit.getDefaultToolkit().sync();
  }

  @AfterEach
  void off() {
    ScreenSaver.off();
  }

  @Test
  void theScreenNeverGoesDark() throws Exception {
    xset("s", "600", "600");
    xset("s", "blank");
    assertThat(xset("q")).contains("timeout:  600").contains("prefer blanking:  yes");
    ScreenSaver.off();
    assertThat(xset("q"))
        .contains("timeout:  0")
        .contains("prefer blanking:  no")
        .containsPattern("DPMS is Disabled|Server does not have the DPMS Extension")
        .doesNotContain("DPMS is Enabled");
  }

  private static String xset(String... arguments) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(List.of("xset"));
    command.addAll(List.of(arguments));
    Process xset = new ProcessBuilder(command).redirectErrorStream(true).start();
    String said = new String(xset.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(xset.waitFor()).as(said).isZero();
    return said;
  }
}
