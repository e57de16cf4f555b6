package org.clearkiosk.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.clearkiosk.scenario.script.Act;
import org.clearkiosk.scenario.script.Scenario;
import org.clearkiosk.scenario.script.Vocabulary;
import org.clearkiosk.sim.card.Deck;
import org.clearkiosk.sim.fault.FaultKind;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The library in {@code scenarios/}: it is in order, and leaves nothing out. */
class LibraryTest {
  private static final Path PROJECT = Path.of("..");
  private static final Path FOLDER = PROJECT.resolve("scenarios");

  /** In the column of what is expected: until when the card works. */
  private static final Pattern STOPS = Pattern.compile("card (?:stops|to) ([0-9-]+)$");

  private static final Pattern BLOCKER = Pattern.compile("([a-z_]+):");

  private static Library library;

  @BeforeAll
  static void read() throws IOException {
    library = Library.read(List.of(FOLDER), Vocabulary.of(Deck.demo()));
  }

  @Test
  void everyFileIsInOrder() {
    assertThat(library.mistakes()).isEmpty();
    assertThat(library.scenarios()).hasSizeGreaterThan(30);
    assertThat(library.scenarios().stream().map(Scenario::title)).doesNotHaveDuplicates();
    assertThat(library.scenarios()).noneMatch(scenario -> scenario.about().isEmpty());
  }

  @Test
  void everyRowOfTheDemoCampusIsPlayed() throws IOException {
    Set<String> rows =
        Files.readAllLines(PROJECT.resolve("server-stub/src/main/resources/demo/demo-campus.csv"))
            .stream()
            .skip(1)
            .map(row -> row.substring(0, 8))
            .collect(Collectors.toCollection(TreeSet::new));
    Set<String> judged =
        acts().stream()
            .filter(
                act -> act instanceof Act.ExpectCompletion || act instanceof Act.ExpectNoCompletion)
            .map(
                act ->
                    act instanceof Act.ExpectCompletion done
                        ? done.student()
                        : ((Act.ExpectNoCompletion) act).student())
            .collect(Collectors.toCollection(TreeSet::new));

    assertThat(rows).hasSizeGreaterThan(15);
    assertThat(judged).containsAll(rows);
    assertThat(library.scenarios().stream().flatMap(scenario -> scenario.cards().stream()))
        .containsAll(rows);
  }

  /** What the demo campus's list expects of each student is looked for in the terminal's window. */
  @Test
  void everyRowsExpectationIsLookedForOnTheScreen() throws IOException {
    List<String> rows =
        Files.readAllLines(PROJECT.resolve("server-stub/src/main/resources/demo/demo-campus.csv"));
    for (String row : rows.subList(1, rows.size())) {
      String student = row.substring(0, 8);
      Matcher stops = STOPS.matcher(row);
      if (stops.find()) {
        assertThat(shown(student, "ReceiptShown", "card stops"))
            .as(row)
            .containsOnly(stops.group(1));
      } else if (row.endsWith(",hall") || row.contains(",hall with ")) {
        List<String> blockers = BLOCKER.matcher(row).results().map(kind -> kind.group(1)).toList();
        assertThat(shown(student, "HallSlip", "reasons"))
            .as(row)
            .isNotEmpty()
            .allSatisfy(
                reasons ->
                    assertThat(reasons.split(" ", -1))
                        .containsExactlyInAnyOrderElementsOf(blockers));
      } else if (row.endsWith("boxes still open elsewhere")) {
        assertThat(shown(student, "NoticeShown", "open elsewhere"))
            .as(row)
            .isNotEmpty()
            .allMatch(boxes -> Integer.parseInt(boxes) >= 7);
      } else if (row.endsWith("told when the window opens")) {
        assertThat(shown(student, "Trouble", "window"))
            .as(row)
            .containsOnly("2012-07-02 to 2012-07-15");
      }
    }
  }

  /** Every value of a fact that a student's own scenarios wait for on a screen. */
  private static List<String> shown(String student, String screen, String fact) {
    return library.scenarios().stream()
        .filter(scenario -> scenario.file().getFileName().toString().startsWith(student))
        .flatMap(scenario -> scenario.acts().stream())
        .filter(Act.WaitForScreen.class::isInstance)
        .map(act -> ((Act.WaitForScreen) act).wanted())
        .filter(wanted -> wanted.name().equals(Optional.of(screen)))
        .flatMap(wanted -> Optional.ofNullable(wanted.facts().get(fact)).stream())
        .toList();
  }

  @Test
  void everyFailureCodeIsProvokedOrItIsSaidWhyNot() throws IOException {
    Set<String> documented =
        words(PROJECT.resolve("docs/failure-codes.md"), "^\\| ([A-Z]-\\d\\d) \\|");
    Set<String> excused =
        words(FOLDER.resolve("README.md"), "^\\| ([A-Z]-\\d\\d) \\| \\w.{20,} \\|");
    Set<String> provoked =
        acts().stream()
            .filter(Act.WaitForScreen.class::isInstance)
            // where one of several codes may come, none of them is proven
            .filter(act -> ((Act.WaitForScreen) act).wanted().codes().size() == 1)
            .map(act -> ((Act.WaitForScreen) act).wanted().codes().get(0))
            .collect(Collectors.toCollection(TreeSet::new));

    assertThat(documented).hasSizeGreaterThan(40).isEqualTo(Vocabulary.codes());
    assertThat(provoked).isSubsetOf(documented).doesNotContainAnyElementsOf(excused);
    Set<String> accounted = new TreeSet<>(provoked);
    accounted.addAll(excused);
    assertThat(accounted).isEqualTo(documented);
  }

  @Test
  void everyFaultIsUsed() throws IOException {
    Set<String> used =
        acts().stream()
            .filter(Act.Fault.class::isInstance)
            .map(act -> ((Act.Fault) act).what().split(" ", 2)[0])
            .collect(Collectors.toCollection(TreeSet::new));

    Set<String> there =
        Arrays.stream(FaultKind.values())
            .map(FaultKind::word)
            .collect(Collectors.toCollection(TreeSet::new));
    there.add("none");
    Set<String> excused = words(FOLDER.resolve("README.md"), "^\\| `([a-z-]+)` \\| \\w.{20,} \\|");

    assertThat(used).isSubsetOf(there).doesNotContainAnyElementsOf(excused);
    used.addAll(excused);
    assertThat(used).isEqualTo(there);
  }

  private static List<Act> acts() {
    return library.scenarios().stream().flatMap(scenario -> scenario.acts().stream()).toList();
  }

  private static Set<String> words(Path document, String row) throws IOException {
    return Pattern.compile(row, Pattern.MULTILINE)
        .matcher(Files.readString(document))
        .results()
        .map(MatchResult.class::cast)
        .map(match -> match.group(1))
        .collect(Collectors.toCollection(TreeSet::new));
  }
}
