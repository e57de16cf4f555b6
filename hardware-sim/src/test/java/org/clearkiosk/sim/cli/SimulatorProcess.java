package org.clearkiosk.sim.cli;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * The command line: a simulator as a process of its own, and what asks it as one or in this one.
 */
final class SimulatorProcess {
  private SimulatorProcess() {}

  /** A command that ended. */
  record Ended(int exitCode, String said) {}

  /** Has this process run a command, which starts no other, to its end. */
  static Ended runHere(String... arguments) {
    StringWriter said = new StringWriter();
    PrintWriter writer = new PrintWriter(said, true);
    int exitCode = SimulatorCommand.commandLine().setOut(writer).setErr(writer).execute(arguments);
    return new Ended(exitCode, said.toString());
  }

  /** Runs a command as a process of its own to its end. */
  static Ended run(Path folder, String... arguments) throws IOException, InterruptedException {
    return ended(builder(folder, arguments));
  }

  private static Ended ended(ProcessBuilder builder) throws IOException, InterruptedException {
    Process process = builder.redirectErrorStream(true).start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    if (!process.waitFor(30, TimeUnit.SECONDS)) {
      process.destroyForcibly();
      throw new IOException("did not end: " + String.join(" ", builder.command()));
    }
    return new Ended(process.exitValue(), said);
  }

  /** Runs a command as a process of its own to its end, where the display is another. */
  static Ended runAt(String display, Path folder, String... arguments)
      throws IOException, InterruptedException {
    ProcessBuilder builder = builder(folder, arguments);
    builder.environment().put("DISPLAY", display);
    return ended(builder);
  }

  /**
   * Starts a simulator without a window; returns when it says that it is ready.
   *
   * @param more further arguments
   */
  static Process start(Path folder, String... more) throws IOException {
    List<String> arguments = new ArrayList<>(List.of("start", "--headless"));
    arguments.addAll(List.of(more));
    return ready(folder, builder(folder, arguments.toArray(String[]::new)));
  }

  /** Starts a simulator with no argument at all, where there is no display. */
  static Process startBare(Path folder) throws IOException {
    ProcessBuilder builder = builder(folder);
    builder.environment().remove("DISPLAY");
    return ready(folder, builder);
  }

  private static Process ready(Path folder, ProcessBuilder builder) throws IOException {
    Process process =
        builder.redirectError(folder.resolveSibling("simulator.log").toFile()).start();
    BufferedReader lines =
        new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
    String line = lines.readLine();
    while (line != null && !line.startsWith("Ready")) {
      line = lines.readLine();
    }
    if (line == null) {
      throw new IOException("the simulator ended before it was ready");
    }
    return process;
  }

  private static ProcessBuilder builder(Path folder, String... arguments) {
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                "org.clearkiosk.sim.cli.SimulatorCommand"));
    command.addAll(List.of(arguments));
    ProcessBuilder builder = new ProcessBuilder(command);
    builder.environment().put("CLEARANCE_KIOSK_SIM", folder.toString());
    builder.environment().put("LC_ALL", "C");
    return builder;
  }
}
