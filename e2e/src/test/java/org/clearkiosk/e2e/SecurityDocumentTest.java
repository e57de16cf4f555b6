package org.clearkiosk.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The table of threats names tests and scenarios that there are. */
class SecurityDocumentTest {
  private static final Path PROJECT = Path.of("..");
  private static final Pattern NAMED = Pattern.compile("`(\\w+Test)`");
  private static final Pattern SCENARIO =
      Pattern.compile("\\[`([a-z0-9/-]+)`]\\(\\.\\./scenarios/([a-z0-9/-]+)\\.yaml\\)");

  @Test
  void everyTestThatItNamesIsThere() throws IOException {
    String document = Files.readString(PROJECT.resolve("docs/security.md"));
    Set<String> named =
        NAMED.matcher(document).results().map(match -> match.group(1)).collect(Collectors.toSet());

    assertThat(named).hasSizeGreaterThan(20);
    assertThat(classNames()).containsAll(named);
  }

  @Test
  void everyScenarioThatItNamesIsThere() throws IOException {
    String document = Files.readString(PROJECT.resolve("docs/security.md"));
    List<MatchResult> named = SCENARIO.matcher(document).results().toList();

    assertThat(named).hasSize(document.split("/scenarios/", -1).length - 1).isNotEmpty();
    for (MatchResult scenario : named) {
      assertThat(scenario.group(1)).isEqualTo(scenario.group(2));
      assertThat(PROJECT.resolve("scenarios/" + scenario.group(2) + ".yaml")).isRegularFile();
    }
  }

  private static Set<String> classNames() throws IOException {
    try (Stream<Path> files =
        Files.find(
            PROJECT,
            20,
            (path, attributes) ->
                attributes.isRegularFile() && path.toString().contains("/src/test/java/"))) {
      return files
          .map(path -> path.getFileName().toString().replace(".java", ""))
          .collect(Collectors.toSet());
    }
  }
}
