package org.clearkiosk.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Another program that does what the project does, as a process: it says {@code ready}, then a line
 * for each thing it did.
 */
final class PeerProgram implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(10);
  private static final String ENDED = "";

  private final String name;
  private final Process process;
  private final Writer input;
  private final BlockingQueue<String> lines = new LinkedBlockingQueue<>();

  private PeerProgram(String name, Process process) {
    this.name = name;
    this.process = process;
    this.input = process.outputWriter(StandardCharsets.US_ASCII);
    Thread reading = new Thread(this::read, name);
    reading.setDaemon(true);
    reading.start();
  }

  /**
   * Starts the program and waits until it is ready.
   *
   * @throws IOException when it cannot be started or says something else; it tells why on this
   *     process's error stream
   */
  static PeerProgram start(Path program, List<String> arguments)
      throws IOException, InterruptedException {
    List<String> command = new ArrayList<>();
    command.add(program.toString());
    command.addAll(arguments);
    Process process =
        new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
    PeerProgram peer = new PeerProgram(Objects.toString(program.getFileName()), process);
    if (!peer.line().equals("ready")) {
      peer.close();
      throw new IOException(peer.name + " did not get ready; what it said stands above.");
    }
    return peer;
  }

  /** Has the program do its thing once; how long it took by its own account, in nanoseconds. */
  long measured() throws IOException, InterruptedException {
    return measured("", 1)[0];
  }

  /**
   * Has the program do its thing so many times.
   *
   * @param request the line that says so
   * @return how long each took by its own account, in nanoseconds
   */
  long[] measured(String request, int times) throws IOException, InterruptedException {
    say(request);
    long[] nanoseconds = new long[times];
    for (int index = 0; index < times; index++) {
      nanoseconds[index] = Long.parseLong(line());
    }
    return nanoseconds;
  }

  /** Says a line to the program. */
  void say(String line) throws IOException {
    input.write(line + "\n");
    input.flush();
  }

  /**
   * The program's next line.
   *
   * @throws IOException when none comes
   */
  String line() throws IOException, InterruptedException {
    @Nullable String line = lines.poll(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
    if (line == null || line.equals(ENDED)) {
      throw new IOException(
          name + (line == null ? " says nothing." : " has ended; what it said stands above."));
    }
    return line;
  }

  /** Ends the program, by the end of its input if it takes that in time. */
  @Override
  public void close() throws IOException {
    try {
      input.close();
      if (!process.waitFor(1, TimeUnit.SECONDS)) {
        process.destroyForcibly().waitFor(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
      }
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
  }

  private void read() {
    try (BufferedReader output = process.inputReader(StandardCharsets.US_ASCII)) {
      for (@Nullable String line = output.readLine(); line != null; line = output.readLine()) {
        lines.add(line);
      }
    } catch (IOException e) {
      // The program is gone, which is said below
    }
    lines.add(ENDED);
  }
}
