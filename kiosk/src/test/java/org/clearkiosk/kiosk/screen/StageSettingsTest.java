package org.clearkiosk.kiosk.screen;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A campus's drawing is looked at before the terminal starts with it. */
class StageSettingsTest {
  @Test
  void onlyADrawingThatCanBeShownIsTaken(@TempDir Path folder) throws Exception {
    Path drawing =
        Files.writeString(
            folder.resolve("way.svg"),
            "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"60\" height=\"30\">"
                + "<rect width=\"60\" height=\"30\" fill=\"#000006\"/></svg>");
    assertThat(StageSettings.drawing(drawing)).isEqualTo(drawing.toAbsolutePath());
    Path text = Files.writeString(folder.resolve("text.svg"), "straight on, then left");
    assertThatThrownBy(() -> StageSettings.drawing(text)).hasMessageContaining("no SVG");
    Path large = Files.writeString(folder.resolve("large.svg"), " ".repeat(300 * 1024));
    assertThatThrownBy(() -> StageSettings.drawing(large)).hasMessageContaining("256 KB");
    assertThatThrownBy(() -> StageSettings.drawing(folder)).hasMessageContaining("no file");
  }
}
