package org.clearkiosk.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Every page is led to, and every link leads somewhere: in the project, and where it is installed.
 */
class DocumentationTest {
  private static final Path PROJECT = Path.of("..").toAbsolutePath().normalize();
  private static final Pattern LINK =
      Pattern.compile("]\\((?!https?:|mailto:|#)([^)#\\s]+)(?:#[^)]*)?\\)");
  private static final Pattern CODE = Pattern.compile("(?s)```.*?```|`[^`\n]*`");
  private static final int INSTALLING_SECONDS = 60;

  @Test
  void everyLinkLeadsSomewhere() throws IOException {
    List<String> dead = new ArrayList<>();
    for (Path page : pages(PROJECT)) {
      for (Path target : targets(page)) {
        if (!Files.exists(target)) {
          dead.add(PROJECT.relativize(page) + " -> " + target);
        }
      }
    }
    assertThat(dead).isEmpty();
  }

  @Test
  void whoeverBeginsAtTheReadmeFindsEveryPage() throws IOException {
    Set<Path> found = new TreeSet<>();
    Deque<Path> open = new ArrayDeque<>(List.of(PROJECT.resolve("README.md")));
    while (!open.isEmpty()) {
      Path page = open.remove();
      if (page.toString().endsWith(".md") && found.add(page)) {
        open.addAll(targets(page));
      }
    }
    assertThat(found).containsAll(pages(PROJECT.resolve("docs")));
  }

  @Test
  void theReadmeNamesEveryModule() throws IOException {
    String readme = Files.readString(PROJECT.resolve("README.md"));
    Pattern.compile("<module>([a-z0-9-]+)</module>")
        .matcher(Files.readString(PROJECT.resolve("pom.xml")))
        .results()
        .map(module -> "[" + module.group(1) + "](" + module.group(1) + ")")
        .forEach(link -> assertThat(readme).contains(link));
  }

  @ParameterizedTest
  @ValueSource(strings = {"kiosk", "server"})
  void whatIsInstalledLeadsFromPageToPage(String part, @TempDir Path root) throws Exception {
    ProcessBuilder installer =
        new ProcessBuilder(PROJECT.resolve("deploy/" + part + "/install").toString());
    installer.environment().put("DESTDIR", root.toString());
    Process process =
        installer.redirectErrorStream(true).redirectOutput(root.resolve("said").toFile()).start();
    assertThat(process.waitFor(INSTALLING_SECONDS, TimeUnit.SECONDS)).isTrue();
    assertThat(process.exitValue()).as(Files.readString(root.resolve("said"))).isZero();

    Path docs = root.resolve("opt/clearance-" + part + "/docs");
    for (Path page : pages(docs)) {
      assertThat(targets(page))
          .filteredOn(target -> target.startsWith(docs))
          .allSatisfy(target -> assertThat(target).as("from " + page).exists());
    }
    assertThat(docs.resolveSibling("LICENSE")).isNotEmptyFile();
    assertThat(docs.resolveSibling("THIRD-PARTY.txt")).content().contains("Logback");
  }

  private static List<Path> pages(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      return files
          .filter(file -> file.toString().endsWith(".md"))
          .filter(file -> !folder.relativize(file).toString().matches("(.*/)?(target|\\.[^/]+)/.*"))
          .toList();
    }
  }

  private static List<Path> targets(Path page) throws IOException {
    String text = CODE.matcher(Files.readString(page)).replaceAll("");
    return LINK.matcher(text)
        .results()
        .map(link -> page.resolveSibling(link.group(1)).normalize())
        .toList();
  }
}
