package org.clearkiosk.load;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.clearkiosk.clearance.model.Level;

/**
 * The central server's command line as processes of their own, out of this program's class path.
 *
 * @param logs where they write what they say
 * @param javaOptions options of their Java
 * @param environment what is set in their environment besides
 */
public record ServerProgram(Path logs, List<String> javaOptions, Map<String, String> environment) {
  private static final String MAIN_CLASS = "org.clearkiosk.server.app.ServerCommand";
  private static final Duration PATIENCE = Duration.ofMinutes(5);

  private static final int MORNING = 9;

  /**
   * The second day on which undergraduates clear, so that a run does not depend on the calendar.
   */
  public static final String CLOCK =
      Rules.POLICY
          .window(Level.UNDERGRADUATE)
          .firstDay()
          .plusDays(1)
          .atTime(MORNING, 0)
          .atZone(Rules.POLICY.zone())
          .toOffsetDateTime()
          .toString();

  public ServerProgram {
    javaOptions = List.copyOf(javaOptions);
    environment = Map.copyOf(environment);
  }

  /** As {@code bin/server} starts it. */
  public ServerProgram(Path logs) {
    this(logs, List.of("-Xmx256m", "-XX:+UseSerialGC", "-XX:+ExitOnOutOfMemoryError"), Map.of());
  }

  /** The same with a further option for Java. */
  public ServerProgram withJavaOption(String option) {
    List<String> more = new ArrayList<>(javaOptions);
    more.add(option);
    return new ServerProgram(logs, more, environment);
  }

  /** The same with a variable in the environment. */
  public ServerProgram withEnvironment(String name, String value) {
    Map<String, String> more = new TreeMap<>(environment);
    more.put(name, value);
    return new ServerProgram(logs, javaOptions, more);
  }

  /** Starts a server; a free port is taken for 0. Business time starts at {@link #CLOCK}. */
  public ServerProcess start(ServerData data, int port) throws IOException {
    List<String> arguments =
        new ArrayList<>(List.of("start", "--port", Integer.toString(port), "--clock", CLOCK));
    arguments.addAll(data.options());
    Path out = newLog("server");
    return new ServerProcess(begin(javaOptions, arguments, out), out);
  }

  /**
   * What a command said before it ended.
   *
   * @param code its exit code
   * @param text standard output and error
   */
  public record Ended(int code, String text) {}

  /** Runs a command on the data to its end. */
  public Ended run(ServerData data, String... command) throws IOException, InterruptedException {
    List<String> arguments = new ArrayList<>(List.of(command));
    arguments.addAll(data.options());
    return run(arguments);
  }

  /**
   * Runs a command that has to succeed.
   *
   * @throws IOException when it fails
   */
  public String must(ServerData data, String... command) throws IOException, InterruptedException {
    return succeeded(command[0], run(data, command));
  }

  /** Runs a command that needs no data and has to succeed. */
  String mustWithoutData(String... command) throws IOException, InterruptedException {
    return succeeded(command[0], run(List.of(command)));
  }

  private static String succeeded(String command, Ended ended) throws IOException {
    if (ended.code() != 0) {
      throw new IOException(command + " failed: " + ended);
    }
    return ended.text();
  }

  private Ended run(List<String> arguments) throws IOException, InterruptedException {
    Path out = newLog("command");
    List<String> options = new ArrayList<>(javaOptions);
    options.add("-XX:TieredStopAtLevel=1");
    Process process = begin(options, arguments, out);
    if (!process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
      process.destroyForcibly();
      throw new IOException(arguments.get(0) + " did not end");
    }
    return new Ended(process.exitValue(), Files.readString(out, StandardCharsets.UTF_8));
  }

  private Path newLog(String name) throws IOException {
    Files.createDirectories(logs);
    return Files.createTempFile(logs, name, ".log");
  }

  private Process begin(List<String> options, List<String> arguments, Path out) throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(options);
    command.addAll(List.of("-cp", System.getProperty("java.class.path"), MAIN_CLASS));
    command.addAll(arguments);
    ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.environment().putAll(environment);
    return builder.redirectInput(new File("/dev/null")).redirectOutput(out.toFile()).start();
  }
}
