package org.clearkiosk.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.clearkiosk.scenario.script.ScenarioFile;
import org.clearkiosk.scenario.script.Vocabulary;
import org.clearkiosk.sim.card.Deck;
import org.clearkiosk.sim.cli.SimulatorCommand;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What {@code bin/sim replay --scenario} writes can be played: the library's {@code field} holds
 * nothing but that, and is played with the rest.
 */
class FieldScenariosTest {
  private static final Path PROJECT = Path.of("..");
  private static final Path FIELD = PROJECT.resolve("scenarios/field");
  private static final Path DUMPS = PROJECT.resolve("card-reader/src/test/resources/dumps");

  static List<String> field() throws IOException {
    try (Stream<Path> files = Files.list(FIELD)) {
      return files
          .map(file -> file.getFileName().toString())
          .filter(name -> name.endsWith(".yaml"))
          .map(name -> name.replace(".yaml", ""))
          .sorted()
          .toList();
    }
  }

  @ParameterizedTest
  @MethodSource("field")
  void theLibrarysAreWhatTheCommandWrites(String name, @TempDir Path folder) throws IOException {
    Path scenario = folder.resolve(name + ".yaml");

    assertThat(replay(DUMPS.resolve(name + ".dump"), scenario)).isZero();

    assertThat(scenario).hasSameTextualContentAs(FIELD.resolve(name + ".yaml"));
    assertThat(folder.resolve(name + ".json"))
        .hasSameTextualContentAs(FIELD.resolve(name + ".json"));
  }

  @Test
  void everyDumpThatCanBePlayedBecomesAScenarioThatCanBeRead(@TempDir Path folder)
      throws IOException {
    Vocabulary words = Vocabulary.of(Deck.demo());
    List<Path> dumps;
    try (Stream<Path> files = Files.list(DUMPS)) {
      dumps = files.filter(file -> file.toString().endsWith(".dump")).toList();
    }
    assertThat(dumps).hasSizeGreaterThan(30);
    for (Path dump : dumps) {
      Path scenario = folder.resolve(dump.getFileName().toString().replace(".dump", ".yaml"));
      assertThat(replay(dump, scenario)).as(dump.toString()).isZero();
      assertThat(ScenarioFile.read(scenario, words).mistakes()).as(dump.toString()).isEmpty();
    }
  }

  private static int replay(Path dump, Path scenario) {
    return SimulatorCommand.commandLine()
        .setOut(new PrintWriter(new StringWriter()))
        .setErr(new PrintWriter(new StringWriter()))
        .execute("replay", dump.toString(), "--scenario", scenario.toString());
  }
}
