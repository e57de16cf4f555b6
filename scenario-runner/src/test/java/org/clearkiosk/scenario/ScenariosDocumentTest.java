package org.clearkiosk.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Every example in {@code docs/scenarios.md} is a file of the library that runs, word for word. */
class ScenariosDocumentTest {
  private static final Path PROJECT = Path.of("..");
  private static final Pattern EXAMPLE =
      Pattern.compile(
          "\\[`(scenarios/[a-z0-9/-]+\\.yaml)`]\\([^)]*\\):?\\n\\n```yaml\\n(.*?)```",
          Pattern.DOTALL);

  @Test
  void examplesAreRealFiles() throws IOException {
    String document = Files.readString(PROJECT.resolve("docs/scenarios.md"));
    List<MatchResult> examples = EXAMPLE.matcher(document).results().toList();

    assertThat(examples).hasSizeGreaterThanOrEqualTo(4);
    assertThat(examples).hasSize(document.split("```yaml", -1).length - 1);
    for (MatchResult example : examples) {
      assertThat(Files.readString(PROJECT.resolve(example.group(1))))
          .as(example.group(1))
          .isEqualTo(example.group(2));
    }
  }
}
