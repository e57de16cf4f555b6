package org.clearkiosk.kiosk.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a technician writes. */
class KioskCommandTest {
  @Test
  void pathsOfASettingsFileCountFromItsFolder(@TempDir Path folder) throws IOException {
    Path file = folder.resolve("kiosk.json");
    Files.writeString(
        file,
        """
        {"server": "https://localhost:8443", "terminalKey": "terminal-key.json", "data": "/var/lib/kiosk",
         "language": "en", "screen": {"widthMillimetres": 527, "heightMillimetres": 296}}
        """);
    SettingsFile settings = SettingsFile.read(file);
    assertThat(settings.terminalKey()).isEqualTo(folder.resolve("terminal-key.json").toString());
    assertThat(settings.data()).isEqualTo("/var/lib/kiosk");
    assertThat(settings.screen()).isEqualTo(new KioskSettings.ScreenSize(527, 296));
    assertThat(settings.window()).isNull();
  }

  @Test
  void aSettingsFileThatIsNoneIsNamed(@TempDir Path folder) throws IOException {
    Path file = folder.resolve("kiosk.json");
    Files.writeString(file, "server = https://localhost");
    assertThatThrownBy(() -> SettingsFile.read(file))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("kiosk.json");
  }

  @Test
  void aKeyFileNeverTellsItsKey(@TempDir Path folder) throws IOException {
    Path file = folder.resolve("terminal-key.json");
    Files.writeString(file, "{\"terminal\": \"07\", \"key\": \"verysecret\"}");
    TerminalKeyFile key = TerminalKeyFile.read(file);
    assertThat(key.key()).isEqualTo("verysecret");
    assertThat(key.toString()).doesNotContain("verysecret");
    Files.writeString(file, "{\"terminal\": \"07\", \"kay\": \"verysecret\"}");
    assertThatThrownBy(() -> TerminalKeyFile.read(file))
        .isInstanceOf(IOException.class)
        .hasMessageNotContaining("verysecret");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "1280", "1280x", "x720", "1280*720", "10x10", "99999x99999", "-1x5"})
  void aWindowThatIsNoneIsRefused(String text) {
    assertThatThrownBy(() -> KioskSettings.WindowSize.of(text))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void aWindowIsWrittenAsWidthAndHeight() {
    assertThat(KioskSettings.WindowSize.of("1280x720"))
        .isEqualTo(new KioskSettings.WindowSize(1280, 720));
  }
}
