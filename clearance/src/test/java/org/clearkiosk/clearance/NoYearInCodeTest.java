package org.clearkiosk.clearance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.clearkiosk.clearance.model.Text;
import org.clearkiosk.clearance.policy.BlockerKind;
import org.clearkiosk.clearance.policy.Office;
import org.clearkiosk.clearance.policy.Policies;
import org.clearkiosk.clearance.policy.Policy;
import org.clearkiosk.clearance.policy.Trait;
import org.junit.jupiter.api.Test;

/** What belongs to a year stands in its data file, and in no module's code. */
class NoYearInCodeTest {
  private static final Path PROJECT = Path.of("..");

  private static final List<Path> TERMINALS_WORDS =
      Stream.of("zh", "en")
          .map(
              "kiosk/src/main/resources/org/clearkiosk/kiosk/screen/texts_%s.properties"::formatted)
          .map(PROJECT::resolve)
          .toList();

  /** Draws a screen by hand to measure it; no one reads it. */
  private static final Path MEASURED = PROJECT.resolve("bench");

  private static final Pattern COMMENT = Pattern.compile("//.*|/\\*(?s:.*?)\\*/");
  private static final Pattern DATE =
      Pattern.compile(
          "(?:19|20)\\d\\d-\\d\\d-\\d\\d|\"(?:19|20)\\d\\d(?:-\\d\\d)?\""
              + "|(?:LocalDate|YearMonth|Year|MonthDay)\\.of\\(\\s*[\\dM]|Month\\.[A-Z]");

  /** Examples of how a time is written, and the day that the demo campus plays. */
  private static final Map<String, Integer> EXAMPLES =
      Map.of(
          "ServerCommand.java",
          1,
          "StartCommand.java",
          2,
          "DemoCommand.java",
          1,
          "CampusSettings.java",
          1,
          "StepReader.java",
          1);

  @Test
  void noCodeNamesADate() throws IOException {
    List<String> found = new ArrayList<>();
    for (Path source : sources()) {
      String code = code(source);
      long dates = DATE.matcher(code).results().count();
      String name = source.getFileName().toString();
      if (dates > EXAMPLES.getOrDefault(name, 0)) {
        DATE.matcher(code).results().forEach(date -> found.add(name + ": " + date.group()));
      }
    }
    assertThat(found).isEmpty();
  }

  @Test
  void noCodeNamesAnOfficeOrATraitOrAKindOfBlocker() throws IOException {
    Policy policy = Policies.ofYear(Policies.newestYear()).orElseThrow();
    Set<String> ids =
        Stream.of(
                policy.offices().stream().map(Office::id),
                policy.traits().stream().map(Trait::id),
                policy.blockerKinds().stream().map(BlockerKind::id))
            .flatMap(stream -> stream)
            .collect(java.util.stream.Collectors.toSet());
    List<String> found = new ArrayList<>();
    for (Path source : sources()) {
      String code = code(source);
      ids.stream()
          .filter(id -> code.contains("\"" + id + "\""))
          .forEach(id -> found.add(source.getFileName() + ": " + id));
    }
    assertThat(found).isEmpty();
  }

  /** A hall as a kind of place may be spoken of; what this one is called stands in the file. */
  @Test
  void noWordsOfTheTerminalAndNoChineseTextNameAnOfficeOrTheHall() throws IOException {
    Policy policy = Policies.ofYear(Policies.newestYear()).orElseThrow();
    List<Text> names =
        Stream.concat(
                policy.offices().stream()
                    .flatMap(
                        office ->
                            Stream.concat(
                                Stream.of(office.name()), office.nameByLevel().values().stream())),
                Stream.of(policy.hall().name()))
            .toList();
    List<String> found = new ArrayList<>();
    for (Path words : TERMINALS_WORDS) {
      String said = Files.readString(words);
      names.stream()
          .filter(name -> said.contains(name.zh()) || word(name.en()).matcher(said).find())
          .forEach(name -> found.add(words.getFileName() + ": " + name));
    }
    for (Path source : sources()) {
      String code = code(source);
      names.stream()
          .filter(name -> !source.startsWith(MEASURED) && code.contains(name.zh()))
          .forEach(name -> found.add(source.getFileName() + ": " + name));
    }
    assertThat(found).isEmpty();
  }

  private static Pattern word(String name) {
    return Pattern.compile("\\b" + Pattern.quote(name) + "\\b", Pattern.CASE_INSENSITIVE);
  }

  private static String code(Path source) throws IOException {
    return COMMENT.matcher(Files.readString(source).replace("https://", "")).replaceAll("");
  }

  private static List<Path> sources() throws IOException {
    List<Path> sources = new ArrayList<>();
    try (Stream<Path> modules = Files.list(PROJECT)) {
      modules
          .map(module -> module.resolve("src/main/java"))
          .filter(Files::isDirectory)
          .forEach(
              folder -> {
                try (Stream<Path> files = Files.walk(folder)) {
                  files.filter(file -> file.toString().endsWith(".java")).forEach(sources::add);
                } catch (IOException e) {
                  throw new UncheckedIOException(e);
                }
              });
    }
    assertThat(sources).hasSizeGreaterThan(200);
    return sources;
  }
}
