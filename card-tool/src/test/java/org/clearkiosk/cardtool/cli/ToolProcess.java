package org.clearkiosk.cardtool.cli;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** The command line: as a process of its own, as bin/card starts it, or in this one. */
final class ToolProcess {
  private static final int PATIENCE = 60;

  private final Path socket;

  /**
   * @param socket where the card service listens
   */
  ToolProcess(Path socket) {
    this.socket = socket;
  }

  /** A command that ended. */
  record Ended(int exitCode, String out, String error) {}

  /** Has this process run a command to its end; it finds the build's card service. */
  static Ended run(String... arguments) {
    StringWriter out = new StringWriter();
    StringWriter error = new StringWriter();
    int exitCode =
        CardCommand.commandLine()
            .setOut(new PrintWriter(out, true))
            .setErr(new PrintWriter(error, true))
            .execute(arguments);
    return new Ended(exitCode, out.toString(), error.toString());
  }

  /** Runs a command as a process of its own to its end, with something on its standard input. */
  Ended runWith(String input, String... arguments) throws Exception {
    Process process = start(arguments);
    try (OutputStream in = process.getOutputStream()) {
      in.write(input.getBytes(StandardCharsets.UTF_8));
    }
    return ended(process);
  }

  /** Waits for the end of a started command. */
  static Ended ended(Process process) throws Exception {
    CompletableFuture<String> error = CompletableFuture.supplyAsync(() -> text(process, true));
    CompletableFuture<String> out = CompletableFuture.supplyAsync(() -> text(process, false));
    if (!process.waitFor(PATIENCE, TimeUnit.SECONDS)) {
      process.destroyForcibly();
      throw new IOException("did not end; it said: " + out.get() + error.get());
    }
    return new Ended(
        process.exitValue(),
        out.get(PATIENCE, TimeUnit.SECONDS),
        error.get(PATIENCE, TimeUnit.SECONDS));
  }

  /** Starts a command. */
  Process start(String... arguments) throws IOException {
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "--add-opens",
                "java.smartcardio/sun.security.smartcardio=ALL-UNNAMED",
                "-cp",
                Objects.requireNonNull(System.getProperty("java.class.path")),
                "org.clearkiosk.cardtool.cli.CardCommand"));
    command.addAll(List.of(arguments));
    ProcessBuilder builder = new ProcessBuilder(command);
    builder.environment().put("PCSCLITE_CSOCK_NAME", socket.toString());
    builder.environment().put("LC_ALL", "C");
    return builder.start();
  }

  private static String text(Process process, boolean error) {
    try {
      return new String(
          (error ? process.getErrorStream() : process.getInputStream()).readAllBytes(),
          StandardCharsets.UTF_8);
    } catch (IOException e) {
      return "";
    }
  }
}
