package org.clearkiosk.sim.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.FileOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.clearkiosk.sim.card.Deck;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import picocli.CommandLine;

/** The command line, and the running simulator as a real process. */
@Timeout(120)
class SimulatorCommandTest {

  @Test
  void aSimulatorIsUsedAndEndedFromAnotherProcess(@TempDir Path temporary) throws Exception {
    Path folder = temporary.resolve("sim");
    Process simulator = SimulatorProcess.start(folder);
    try {
      SimulatorProcess.Ended tapped = SimulatorProcess.run(folder, "tap", "08281001");
      assertThat(tapped.said()).contains("pcscd has seen it");
      assertThat(tapped.exitCode()).isZero();
      assertThat(ask(folder, "status").said())
          .contains("pcscd is running")
          .contains("PCSCLITE_CSOCK_NAME=" + folder.resolve("pcsc/pcscd.comm"))
          .contains("00 00: card 08281001");
      assertThat(ask(folder, "remove").exitCode()).isZero();
      assertThat(ask(folder, "cards").said()).contains("圈存未领款");
      assertThat(ask(folder, "fault", "slow", "200").exitCode()).isZero();
      assertThat(ask(folder, "status", "--json").said()).contains("\"fault\":\"slow 200\"");

      Path port = temporary.resolve("tty");
      assertThat(ask(folder, "serial", "plug", port.toString()).exitCode()).isZero();
      assertThat(port).exists();
      assertThat(ask(folder, "serial", "tap", "classic-08281001").exitCode()).isZero();
      assertThat(ask(folder, "fault", "stall").exitCode()).isZero();
      assertThat(ask(folder, "status").said())
          .contains("PN532 on " + port + ": card classic-08281001; line stall");

      Path saved = temporary.resolve("trace.jsonl");
      assertThat(ask(folder, "trace", "--at", "0").said()).contains("card 08281001 is laid down");
      assertThat(ask(folder, "trace", "--save", saved.toString()).exitCode()).isZero();
      assertThat(Files.readString(saved)).startsWith("{\"number\":1,");
      assertThat(Files.getPosixFilePermissions(saved))
          .isEqualTo(PosixFilePermissions.fromString("rw-------"));
      assertThat(ask(folder, "trace", "--save", saved.toString()).said())
          .contains("exists already");
      assertThat(ask(folder, "fault", "slow", "soon").exitCode()).isEqualTo(ExitCode.USAGE);
      assertThat(ask(folder, "fault", "--list").said()).contains("kill-pcscd", "抽卡", "DELAY is");

      SimulatorProcess.Ended unknown = ask(folder, "tap", "nonsense");
      assertThat(unknown.exitCode()).isEqualTo(ExitCode.FAILED);
      assertThat(unknown.said()).contains("bin/sim cards");

      SimulatorProcess.Ended second = SimulatorProcess.run(folder, "start", "--headless");
      assertThat(second.exitCode()).isEqualTo(ExitCode.ALREADY_RUNNING);
      assertThat(second.said())
          .contains("already runs")
          .contains("process " + simulator.pid())
          .contains("nothing was changed");
      assertThat(ask(folder, "status").said()).contains("pcscd is running");

      assertThat(ask(folder, "trace", "--at", "kitchen").exitCode()).isEqualTo(ExitCode.USAGE);
      assertThat(ask(folder, "serial", "plug", "--timed").exitCode()).isEqualTo(ExitCode.USAGE);
      Path followed = temporary.resolve("followed.jsonl");
      CompletableFuture<SimulatorProcess.Ended> following =
          CompletableFuture.supplyAsync(
              () -> ask(folder, "trace", "--follow", "--save", followed.toString()));
      awaitContent(followed);

      ProcessHandle daemon = daemon(folder);
      assertThat(ask(folder, "stop").exitCode()).isZero();
      assertThat(simulator.waitFor(10, TimeUnit.SECONDS)).isTrue();
      assertThat(simulator.exitValue()).isZero();
      SimulatorProcess.Ended trace = following.get(10, TimeUnit.SECONDS);
      assertThat(trace.said()).matches("[0-9]+ entries written to " + followed + "\n");
      assertThat(trace.exitCode()).isZero();
      assertThat(daemon.isAlive()).isFalse();
      assertThat(port).doesNotExist();
    } finally {
      simulator.destroyForcibly();
    }
    SimulatorProcess.Ended gone = ask(folder, "tap", "08281001");
    assertThat(gone.exitCode()).isEqualTo(ExitCode.NOT_RUNNING);
    assertThat(gone.said()).contains("bin/sim start");
  }

  @Test
  void aKilledSimulatorTakesItsPcscdWithItAndIsInNobodysWay(@TempDir Path temporary)
      throws Exception {
    Path folder = temporary.resolve("sim");
    Process first = SimulatorProcess.start(folder);
    ProcessHandle daemon;
    try {
      daemon = daemon(folder);
      assertThat(daemon.isAlive()).isTrue();
    } finally {
      first.destroyForcibly();
    }
    daemon.onExit().get(15, TimeUnit.SECONDS);
    assertThat(folder.resolve("control.json")).as("left behind").exists();
    assertThat(ask(folder, "status").exitCode()).isEqualTo(ExitCode.NOT_RUNNING);

    Process second = SimulatorProcess.start(folder);
    try {
      assertThat(ask(folder, "tap", "08281001").said()).contains("pcscd has seen it");
      ProcessHandle daemonOfSecond = daemon(folder);
      second.destroy(); // SIGTERM, like Ctrl-C's SIGINT an orderly end
      assertThat(second.waitFor(15, TimeUnit.SECONDS)).isTrue();
      assertThat(daemonOfSecond.isAlive()).isFalse();
      assertThat(folder.resolve("control.json")).doesNotExist();
    } finally {
      second.destroyForcibly();
    }
  }

  @Test
  void aTerminalIsStartedShownAndStoppedWithoutAWindow(@TempDir Path temporary) throws Exception {
    Path folder = temporary.resolve("sim");
    Process simulator =
        SimulatorProcess.start(
            folder, "--kiosk", "cat", "--serial", temporary.resolve("tty").toString(), "--timed");
    try {
      assertThat(ask(folder, "status", "--json").said()).contains("\"timed\":true");
      assertThat(ask(folder, "kiosk", "show").said()).contains("was not started yet");
      assertThat(ask(folder, "kiosk", "start").said()).contains("has not said what it shows");
      assertThat(ask(folder, "kiosk", "stop").said()).contains("has ended with exit code 143");
      assertThat(ask(folder, "kiosk", "start").exitCode()).isZero();
      ProcessHandle terminal =
          simulator.descendants().filter(SimulatorCommandTest::isCat).findAny().orElseThrow();
      assertThat(ask(folder, "stop").exitCode()).isZero();
      assertThat(simulator.waitFor(10, TimeUnit.SECONDS)).isTrue();
      assertThat(terminal.isAlive()).as("it ends with the simulator").isFalse();
    } finally {
      simulator.destroyForcibly();
    }
  }

  private static boolean isCat(ProcessHandle process) {
    return process.info().command().filter(command -> command.endsWith("/cat")).isPresent();
  }

  @Test
  void withoutASubcommandItStartsAndHasAWindowWhereThereIsADisplay(@TempDir Path temporary)
      throws Exception {
    Path folder = temporary.resolve("sim");
    Process simulator = SimulatorProcess.startBare(folder);
    try {
      assertThat(ask(folder, "status").said()).contains("pcscd is running");
      assertThat(Files.readString(temporary.resolve("simulator.log")))
          .contains("there is no display here, so there is no window");
      SimulatorProcess.Ended none = ask(folder, "kiosk", "start");
      assertThat(none.exitCode()).isEqualTo(ExitCode.FAILED);
      assertThat(none.said()).contains("bin/sim start --kiosk COMMAND");
      assertThat(ask(folder, "stop").exitCode()).isZero();
      assertThat(simulator.waitFor(10, TimeUnit.SECONDS)).isTrue();
    } finally {
      simulator.destroyForcibly();
    }
    assertThat(ask(folder, "start", "--headless", "--timed").exitCode())
        .as("without a serial reader")
        .isEqualTo(ExitCode.USAGE);
    assertThat(ask(folder, "start", "--headless", "--readers", "3").exitCode())
        .isEqualTo(ExitCode.USAGE);
    assertThat(ask(folder, "start", "--readers", "2", "--port-base", "65533").said())
        .isEqualTo("bin/sim start: The first port lies between 1024 and 65532, not at 65533.\n");
    assertThat(SimulatorProcess.runHere("--help").said())
        .contains("Usage: bin/sim", "fault --list");
  }

  @Test
  void aDisplayThatCannotBeReachedIsToldInWords(@TempDir Path temporary) throws Exception {
    SimulatorProcess.Ended ended =
        SimulatorProcess.runAt(":65017", temporary.resolve("sim"), "start");
    assertThat(ended.said())
        .contains("The window could not be opened; --headless does without.")
        .doesNotContain("\tat ");
    assertThat(ended.exitCode()).isEqualTo(ExitCode.FAILED);
  }

  @Test
  void outputThatCannotBeWrittenIsAFailure() throws Exception {
    StringWriter error = new StringWriter();
    try (PrintStream full = new PrintStream(new FileOutputStream("/dev/full"))) {
      CommandLine line =
          SimulatorCommand.commandLine()
              .setOut(SimulatorCommand.utf8(full))
              .setErr(new PrintWriter(error, true));
      assertThat(line.execute("fault", "--list")).isEqualTo(ExitCode.FAILED);
    }
    assertThat(error.toString()).contains("could not be written");
  }

  @Test
  void whatIsWrongWithAFileIsToldWithItsName(@TempDir Path temporary) {
    Path none = temporary.resolve("none");
    assertThat(SimulatorProcess.runHere("replay", none + "", "--card", temporary + "").said())
        .isEqualTo("bin/sim: there is no file " + none + "\n");
    assertThat(SimulatorProcess.runHere("replay", temporary + "", "--card", temporary + "").said())
        .isEqualTo("bin/sim: " + temporary + ": Is a directory\n");
  }

  private static void awaitContent(Path file) throws IOException {
    long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
    while (!Files.exists(file) || Files.size(file) == 0) {
      assertThat(System.nanoTime()).as("in time: something in %s", file).isLessThan(deadline);
      LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(20));
    }
  }

  @Test
  void cardsAreMadeForStudentsAndUsed(@TempDir Path temporary) throws Exception {
    Path cards = temporary.resolve("cards");
    SimulatorProcess.Ended made =
        SimulatorProcess.runHere("deck", cards.toString(), "--students", "08281001,20260001");
    assertThat(made.exitCode()).isZero();
    Deck deck = Deck.load(cards);
    assertThat(deck.cards()).hasSize(2);
    assertThat(deck.find("08281001").orElseThrow().application())
        .isEqualTo(Deck.demo().find("08281001").orElseThrow().application());

    Path keyFile =
        Files.writeString(temporary.resolve("key"), "00112233445566778899aabbccddeeff\n");
    SimulatorProcess.runHere(
        "deck",
        cards.toString(),
        "--students",
        "08281001",
        "--master-key-file",
        keyFile.toString());
    // The key check of docs/protocols/card-format.md
    assertThat(Files.readString(cards.resolve("08281001.json")))
        .contains("D30C67F85DD07DB8559977DDB4458AF9");
    assertThat(SimulatorProcess.runHere("deck", cards.toString(), "--students", "x").exitCode())
        .isEqualTo(ExitCode.USAGE);

    Path none = temporary.resolve("none");
    SimulatorProcess.Ended forNobody =
        SimulatorProcess.runHere("deck", none.toString(), "--master-key-file", keyFile.toString());
    assertThat(forNobody.exitCode()).isEqualTo(ExitCode.USAGE);
    assertThat(forNobody.said()).contains("--master-key-file goes with --students");
    assertThat(none).doesNotExist();
  }

  @ParameterizedTest
  @MethodSource("subcommands")
  void everySubcommandExplainsItself(String subcommand) {
    StringWriter said = new StringWriter();
    CommandLine commandLine = SimulatorCommand.commandLine().setOut(new PrintWriter(said));
    assertThat(commandLine.execute(subcommand, "--help")).isZero();
    assertThat(said.toString()).contains("Usage: bin/sim " + subcommand).contains("--help");
  }

  static Set<String> subcommands() {
    return SimulatorCommand.commandLine().getSubcommands().keySet();
  }

  /** What somebody's command line asks of the simulator that runs in a folder. */
  private static SimulatorProcess.Ended ask(Path folder, String... arguments) {
    List<String> all = new ArrayList<>(List.of(arguments));
    all.addAll(List.of("--run-dir", folder.toString()));
    return SimulatorProcess.runHere(all.toArray(String[]::new));
  }

  private static ProcessHandle daemon(Path folder) throws IOException {
    long number =
        Long.parseLong(Files.readString(folder.resolve("pcsc/pcscd.pid")).replaceAll("[^0-9]", ""));
    return ProcessHandle.of(number).orElseThrow();
  }
}
