package org.clearkiosk.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.clearkiosk.demo.Installation;
import org.clearkiosk.demo.Part;
import org.clearkiosk.demo.Parts;
import org.clearkiosk.demo.SimulatedReader;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/**
 * {@code docs/technician.md} is true: whatever it has someone type is typed, in its order, and says
 * what it is said to say. Readers and cards are the simulator's; the serial port lies elsewhere.
 */
@Execution(ExecutionMode.CONCURRENT)
class TechnicianGuideTest {
  private static final Path GUIDE = Path.of("..", "docs", "technician.md");
  private static final String FENCE = "```";
  private static final String PROMPT = "$ ";
  private static final String DEVICE = "/dev/ttyUSB0";
  private static final String CARD = "08281001";
  private static final Duration LIMIT = Duration.ofSeconds(60);

  /** A check that doctor tells of, and a row of the table that lists them all. */
  private static final Pattern TOLD = Pattern.compile("(?:ok|PROBLEM|ATTENTION) +(.+?)  +.*");

  private static final Pattern ROW = Pattern.compile("\\| ([A-Z][A-Za-z ]+) \\| .+ \\|");

  private final Installation installation = Installation.find();
  private Path folder;
  private Parts parts;
  private SimulatedReader reader;
  private Map<String, String> environment;

  /** A command of the guide, and the lines that it shows beneath. */
  private record Example(String command, List<String> says) {}

  @BeforeEach
  void open(@TempDir Path temporary) throws IOException {
    folder = temporary;
    parts = new Parts(Files.createDirectory(folder.resolve("logs")), process -> {});
    Path run = Files.createDirectory(folder.resolve("sim"));
    reader =
        SimulatedReader.start(installation, run, parts, Optional.empty(), Optional.of(device()));
    environment = new HashMap<>(reader.environment());
    environment.put("CLEARANCE_KIOSK_SIM", run.toString());
    Files.createDirectory(folder.resolve("bin"));
    for (String launcher : List.of("card", "sim")) {
      String script = "#!/bin/sh\nexec '" + installation.root() + "/bin/" + launcher + "' \"$@\"\n";
      Path file = Files.writeString(folder.resolve("bin").resolve(launcher), script);
      Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwx------"));
    }
  }

  @AfterEach
  void close() {
    parts.close();
  }

  @Test
  void everyCommandIsTypedAndSaysWhatItIsSaidToSay() throws IOException {
    assertThatAllIsTyped();
    List<Example> examples = examples();
    assertThat(examples).hasSizeGreaterThan(8);
    for (Example example : examples) {
      switch (example.command().split(" ", 3)[1]) {
        case "doctor" -> judgeDoctor(example);
        case "watch" -> judgeWatch(example);
        case "list" -> judgeList(example);
        case "read" -> {
          reader.tap("wrong-checksum");
          judge(example, 5);
          reader.tap(CARD);
        }
        default -> judge(example, 0);
      }
    }
  }

  private static void assertThatAllIsTyped() throws IOException {
    List<String> lines = Files.readAllLines(GUIDE);
    boolean fenced = false;
    for (int line = 0; line < lines.size(); line++) {
      if (lines.get(line).startsWith(FENCE)) {
        fenced = !fenced;
        assertThat(!fenced || lines.get(line + 1).startsWith(PROMPT + "bin/"))
            .as("line %d begins what no test types", line + 2)
            .isTrue();
      }
    }
  }

  private void judge(Example example, int exitCode) {
    Part typed = typed(example);
    assertThat(typed.awaitEnd(LIMIT)).as(example.command()).isEqualTo(exitCode);
    if (!example.says().isEmpty()) {
      assertThat(shape(typed.lines())).as(example.command()).isEqualTo(shape(example.says()));
    }
  }

  /** What it finds hangs on the machine: its checks are those of the guide, and it counts them. */
  private void judgeDoctor(Example example) throws IOException {
    Part typed = typed(example);
    assertThat(typed.awaitEnd(LIMIT)).isBetween(0, 1);
    List<String> known =
        Files.readAllLines(GUIDE).stream()
            .map(ROW::matcher)
            .filter(Matcher::matches)
            .map(row -> row.group(1))
            .toList();
    assertThat(known).containsAll(checks(example.says()));
    assertThat(checks(typed.lines())).hasSizeGreaterThan(6).isSubsetOf(known);
  }

  private static List<String> checks(List<String> lines) {
    return lines.stream()
        .map(TOLD::matcher)
        .filter(Matcher::matches)
        .map(told -> told.group(1))
        .toList();
  }

  private void judgeList(Example example) {
    reader.tap(CARD);
    run("bin/sim tap classic-08281001 --reader 1");
    judge(example, 0);
    run("bin/sim remove --reader 1");
  }

  private void judgeWatch(Example example) {
    reader.remove();
    Part watching = typed(example);
    for (String each : List.of("00 00 +ready", "00 01 +ready", device() + " +ready")) {
      await(watching, each);
    }
    reader.tap(CARD);
    await(watching, "card: campus card");
    reader.remove();
    await(watching, "card left after");
    // before it is ended, which may break off its last line
    List<String> said = watching.lines();
    watching.terminate();
    assertThat(shape(example.says())).containsAll(shape(said));
    reader.tap(CARD);
  }

  private static void await(Part watching, String what) {
    Pattern line = Pattern.compile(what);
    watching.await(what, 0, LIMIT, said -> Optional.of(said).filter(line.asPredicate()));
  }

  private Part typed(Example example) {
    return start(example.command().replace(DEVICE, device().toString()));
  }

  private void run(String command) {
    assertThat(start(command).awaitEnd(LIMIT)).as(command).isZero();
  }

  private Part start(String command) {
    return parts.start(
        "guide",
        environment,
        List.of("bash", "-c", "cd \"$0\" && exec 2>&1 && exec " + command, folder.toString()));
  }

  private Path device() {
    return folder.resolve("ttyUSB0");
  }

  /** Without what differs from run to run and from machine to machine. */
  private List<String> shape(List<String> lines) {
    return lines.stream()
        .map(line -> line.replace(device().toString(), DEVICE))
        .filter(line -> !line.contains("/dev/ttyS"))
        .map(line -> line.replaceAll("^[0-9:.]{12}  \\+ +[0-9.]+ s ", ""))
        .map(line -> line.replaceAll("[0-9-]{10}T[0-9:.]+Z", "TIME"))
        .map(line -> line.replaceAll("[0-9]+\\.[0-9]+ (m?s)\\b", "# $1"))
        .map(line -> line.replaceAll("Serial devices: [0-9]+", "Serial devices: #"))
        .map(line -> line.replaceAll(" +", " ").strip())
        .filter(line -> !line.isEmpty())
        .toList();
  }

  private static List<Example> examples() throws IOException {
    List<Example> examples = new ArrayList<>();
    boolean fenced = false;
    for (String line : Files.readAllLines(GUIDE)) {
      if (line.startsWith(FENCE)) {
        fenced = !fenced;
      } else if (fenced && line.startsWith(PROMPT)) {
        examples.add(new Example(line.substring(PROMPT.length()), new ArrayList<>()));
      } else if (fenced) {
        examples.get(examples.size() - 1).says().add(line);
      }
    }
    return examples;
  }
}
