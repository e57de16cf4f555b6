package org.clearkiosk.kiosk.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Someone sits at a terminal window, here a pseudo-terminal, and types the technician's PIN. */
@Timeout(value = 60, unit = TimeUnit.SECONDS)
class TypedPinTest {
  @Test
  void isAskedForTwiceAndNotShown(@TempDir Path folder) throws Exception {
    assertThat(typed(folder, "739204", "739204")).contains("PIN is set").doesNotContain("739204");
    assertThat(folder.resolve("technician-pin.json")).exists();
  }

  @Test
  void twoThatDifferAreNotTaken(@TempDir Path folder) throws Exception {
    assertThat(typed(folder, "739204", "739205")).contains("not set: the two are not the same.");
    assertThat(folder.resolve("technician-pin.json")).doesNotExist();
  }

  /** What stands in the window at the end. */
  private static String typed(Path folder, String first, String second) throws IOException {
    assumeTrue(Files.isExecutable(Path.of("/usr/bin/script")), "util-linux has script");
    Process process =
        new ProcessBuilder(
                "/usr/bin/script",
                "--quiet",
                "--command",
                "\"%s\" -Dclearkiosk.typed=true -cp \"%s\" %s technician-pin --data \"%s\""
                    .formatted(
                        ProcessHandle.current().info().command().orElse("java"),
                        System.getProperty("java.class.path"),
                        KioskCommand.class.getName(),
                        folder),
                "/dev/null")
            .redirectErrorStream(true)
            .start();
    StringBuilder shown = new StringBuilder();
    try (InputStream window = process.getInputStream();
        OutputStream keys = process.getOutputStream()) {
      type(window, shown, "PIN: ", keys, first);
      type(window, shown, "Once more: ", keys, second);
      shown.append(new String(window.readAllBytes(), StandardCharsets.UTF_8));
    } finally {
      process.destroyForcibly();
    }
    return shown.toString();
  }

  /** Types once it is asked for: before, the window would show it. */
  private static void type(
      InputStream window, StringBuilder shown, String prompt, OutputStream keys, String word)
      throws IOException {
    while (!shown.toString().endsWith(prompt)) {
      int next = window.read();
      assertThat(next).as("%s", shown).isNotNegative();
      shown.append((char) next);
    }
    keys.write((word + "\n").getBytes(StandardCharsets.US_ASCII));
    keys.flush();
  }
}
