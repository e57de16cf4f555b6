package org.clearkiosk.scenario.play;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a run keeps. */
class RunTest {
  private static final Path FILE = Path.of("scenarios", "cards", "mute.yaml");

  @Test
  void aSecondTryWritesOverNoPictureOfTheFirst(@TempDir Path folder) {
    BufferedImage picture = new BufferedImage(1, 1, BufferedImage.TYPE_INT_RGB);

    String first = new Pictures(folder, Run.nameOf(FILE, 0)).keep(picture);
    String second = new Pictures(folder, Run.nameOf(FILE, 1)).keep(picture);

    assertThat(first).isEqualTo("scenarios-cards-mute-3fc39788-001.png").isNotEqualTo(second);
    assertThat(Files.exists(folder.resolve(first))).isTrue();
    assertThat(Files.exists(folder.resolve(second))).isTrue();
  }

  @Test
  void filesOfTheSameLettersAreCalledDifferently() {
    assertThat(
            Stream.of("a/b.yaml", "a-b.yaml", "a/b.yml", "离校.yaml", "挂失.yaml")
                .map(file -> Run.nameOf(Path.of(file), 0)))
        .doesNotHaveDuplicates()
        .allMatch(name -> name.matches("[a-z0-9-]+"));
  }

  @Test
  void noFileIsCalledLikeTheSecondTryOfAnother() {
    assertThat(Run.nameOf(FILE, 1))
        .isNotEqualTo(Run.nameOf(Path.of("scenarios/cards/mute-again.yaml"), 0))
        .isNotEqualTo(Run.nameOf(Path.of("scenarios/cards/mute_again.yaml"), 0));
  }
}
