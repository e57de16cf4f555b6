package org.clearkiosk.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The table of threats names tests that there are. */
class SecurityDocumentTest {
  private static final Path PROJECT = Path.of("..");
  private static final Pattern NAMED = Pattern.compile("`(\\w+Test)`");

  @Test
  void everyTestThatItNamesIsThere() throws IOException {
    String document = Files.readString(PROJECT.resolve("docs/security.md"));
    Set<String> named =
        NAMED.matcher(document).results().map(match -> match.group(1)).collect(Collectors.toSet());

    assertThat(named).hasSizeGreaterThan(20);
    assertThat(classNames()).containsAll(named);
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
