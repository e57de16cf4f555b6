package org.clearkiosk.kiosk.gallery;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.Dimension;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.clearkiosk.kiosk.theme.Display;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GalleryTest {
  @BeforeAll
  static void display() {
    Display.notNeeded();
  }

  @Test
  void everyPageOfWhatIsLeafedThroughIsPainted(@TempDir Path folder) throws IOException {
    int painted = Gallery.paint(folder, List.of(new Dimension(1080, 1920)), null, "hall-8"::equals);
    List<String> files = files(folder);
    assertThat(files)
        .hasSize(painted)
        .contains(
            "hall-8-zh-1080x1920-paper-usual.png",
            "hall-8-zh-1080x1920-paper-usual-2.png",
            "hall-8-en-1080x1920-paper-largest-3.png");
    assertThat(Files.readAllBytes(folder.resolve("hall-8-zh-1080x1920-paper-usual-2.png")))
        .isNotEqualTo(Files.readAllBytes(folder.resolve("hall-8-zh-1080x1920-paper-usual.png")));
  }

  @Test
  void whatHasOnePageIsOnePicture(@TempDir Path folder) throws IOException {
    int painted = Gallery.paint(folder, List.of(new Dimension(1280, 800)), null, "reading"::equals);
    assertThat(files(folder)).hasSize(painted).noneMatch(file -> file.matches(".*-[0-9]\\.png"));
  }

  private static List<String> files(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.map(file -> String.valueOf(file.getFileName())).sorted().toList();
    }
  }
}
