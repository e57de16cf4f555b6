package org.clearkiosk.sim.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.clearkiosk.sim.fault.FaultKind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** docs/simulator.md is true: its commands are run and say what it says, and its table is whole. */
@Timeout(120)
class SimulatorGuideTest {
  private static final Path GUIDE = Path.of("..", "docs", "simulator.md");
  private static final String PROMPT = "$ bin/sim ";

  @Test
  void everyCommandSaysWhatItIsSaidToSay(@TempDir Path temporary) throws Exception {
    Path folder = temporary.resolve("sim");
    Process simulator = SimulatorProcess.start(folder);
    try {
      List<Example> examples = examples();
      assertThat(examples).hasSizeGreaterThan(10);
      for (Example example : examples) {
        List<String> words = new ArrayList<>(List.of(example.command().split(" ", -1)));
        words.replaceAll(word -> word.equals("/tmp/pn532") ? temporary.resolve("tty") + "" : word);
        words.addAll(List.of("--run-dir", folder.toString()));
        SimulatorProcess.Ended ended = SimulatorProcess.runHere(words.toArray(String[]::new));
        assertThat(shape(ended.said(), folder, temporary))
            .as(example.command())
            .isEqualTo(shape(example.says(), folder, temporary));
        assertThat(ended.exitCode()).as(example.command()).isZero();
      }
    } finally {
      SimulatorProcess.runHere("stop", "--run-dir", folder.toString());
      simulator.destroyForcibly();
    }
  }

  @Test
  void theTableHasEveryFault() throws IOException {
    List<String> rows =
        Files.readAllLines(GUIDE).stream()
            .dropWhile(line -> !line.startsWith("| fault |"))
            .skip(2)
            .takeWhile(line -> line.startsWith("|"))
            .toList();
    assertThat(rows)
        .containsExactlyInAnyOrderElementsOf(
            Stream.of(FaultKind.values()).map(SimulatorGuideTest::row).toList());
  }

  private static String row(FaultKind kind) {
    String places =
        switch (kind.side()) {
          case CARD, READER -> "0…3, serial";
          case LINE -> "serial";
          case SERVICE -> "pcscd";
          case NETWORK -> "server";
        };
    String words = (kind.word() + " " + kind.parameters()).strip();
    return "| `" + words + "` | " + places + " | " + kind.english() + " |";
  }

  /** What differs from machine to machine: folders and ports. */
  private static String shape(String text, Path folder, Path temporary) {
    return text.replace(folder.toString(), "/tmp/clearance-kiosk-1000/sim")
        .replace(temporary.resolve("tty").toString(), "/tmp/pn532")
        .replaceAll("https://127\\.0\\.0\\.1:[0-9]+", "https://127.0.0.1:PORT")
        .strip();
  }

  private static List<Example> examples() throws IOException {
    List<Example> examples = new ArrayList<>();
    boolean fenced = false;
    boolean asked = false;
    for (String line : Files.readAllLines(GUIDE)) {
      if (line.startsWith("```")) {
        fenced = !fenced;
        asked = false;
      } else if (fenced && line.startsWith(PROMPT)) {
        examples.add(new Example(line.substring(PROMPT.length()), ""));
        asked = true;
      } else if (asked) {
        Example last = examples.remove(examples.size() - 1);
        examples.add(new Example(last.command(), last.says() + line + "\n"));
      }
    }
    return examples;
  }

  private record Example(String command, String says) {}
}
