package org.clearkiosk.server.store;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * One of PostgreSQL's own programs, of a version that fits the server: the same, or else the next
 * newer one that is here. An older one refuses a newer server.
 */
final class PostgreSqlProgram {
  private static final Path DEBIANS = Path.of("/usr/lib/postgresql");
  private static final Pattern VERSION = Pattern.compile("\\(PostgreSQL\\) (\\d+)");
  private static final Pattern OF_A_ROW = Pattern.compile("(COPY failed for table \"[^\"]*\").*");
  private static final Duration TO_TELL_ITS_VERSION = Duration.ofSeconds(20);

  private final Path file;
  private final Map<String, String> access;
  private final Duration within;

  PostgreSqlProgram(Path file, Map<String, String> access, Duration within) {
    this.file = file;
    this.access = Map.copyOf(access);
    this.within = within;
  }

  private record Candidate(Path file, int version) {}

  /**
   * Finds a program, on the PATH and where Debian keeps those of each version.
   *
   * @param server the server's major version
   * @param access what it is told of the database
   * @param within how long it may run
   * @throws BackupException when there is none that fits
   */
  static PostgreSqlProgram find(
      String name, int server, Map<String, String> access, Duration within) {
    List<Path> folders = new ArrayList<>(debians(server));
    for (String folder :
        Optional.ofNullable(System.getenv("PATH")).orElse("").split(File.pathSeparator, -1)) {
      if (!folder.isEmpty()) {
        folders.add(Path.of(folder));
      }
    }
    return find(name, server, folders)
        .map(file -> new PostgreSqlProgram(file, access, within))
        .orElseThrow(
            () ->
                new BackupException(
                    ("there is no %s of version %d or newer on this machine, neither on the PATH nor in"
                            + " %s; nothing was done. Install it (Debian: postgresql-client-%d)")
                        .formatted(name, server, DEBIANS, server)));
  }

  /** The program of the version that is nearest to the server's, and not older. */
  static Optional<Path> find(String name, int server, List<Path> folders) {
    return folders.stream()
        .map(folder -> folder.resolve(name))
        .filter(Files::isExecutable)
        .flatMap(file -> version(file).stream().mapToObj(version -> new Candidate(file, version)))
        .filter(candidate -> candidate.version() >= server)
        .min(Comparator.comparingInt(Candidate::version))
        .map(Candidate::file);
  }

  /** The server's own version first: then no other need be asked. */
  private static List<Path> debians(int server) {
    List<Path> folders = new ArrayList<>(List.of(DEBIANS.resolve(server + "/bin")));
    if (Files.isDirectory(DEBIANS)) {
      try (DirectoryStream<Path> versions = Files.newDirectoryStream(DEBIANS)) {
        versions.forEach(version -> folders.add(version.resolve("bin")));
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
    return folders;
  }

  private static OptionalInt version(Path file) {
    try {
      Process process =
          new ProcessBuilder(file.toString(), "--version").redirectErrorStream(true).start();
      process.getOutputStream().close();
      if (!process.waitFor(TO_TELL_ITS_VERSION.toSeconds(), TimeUnit.SECONDS)) {
        process.destroyForcibly();
        return OptionalInt.empty();
      }
      Matcher said =
          VERSION.matcher(
              new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8));
      return said.find() ? OptionalInt.of(Integer.parseInt(said.group(1))) : OptionalInt.empty();
    } catch (IOException e) {
      return OptionalInt.empty();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return OptionalInt.empty();
    }
  }

  /**
   * Runs it to its end.
   *
   * @param output where it writes to
   * @param safe what is safe when it fails, as a sentence
   * @throws BackupException when it fails, or does not end in time
   */
  void run(Path output, String safe, String... arguments) throws IOException {
    List<String> command = new ArrayList<>(List.of(file.toString()));
    command.addAll(List.of(arguments));
    ProcessBuilder builder = new ProcessBuilder(command);
    tell(builder.environment());
    // its owner's alone: an error may repeat a row
    Path complaints = Files.createTempFile("clearance", ".err");
    try {
      Process process =
          builder
              .redirectOutput(output.toFile())
              .redirectError(complaints.toFile())
              .redirectInput(ProcessBuilder.Redirect.from(new File("/dev/null")))
              .start();
      int code = await(process, safe);
      if (code != 0) {
        throw new BackupException(
            "%s ended with %d: %s. %s"
                .formatted(file.getFileName(), code, complaint(complaints), safe));
      }
    } finally {
      Files.deleteIfExists(complaints);
    }
  }

  /** Nothing else in this process's environment leads it to another database. */
  private void tell(Map<String, String> environment) {
    environment.keySet().removeIf(name -> name.startsWith("PG") && !name.equals("PGPASSFILE"));
    environment.putAll(access);
    environment.put("LC_ALL", "C");
  }

  private int await(Process process, String safe) {
    Thread end = new Thread(process::destroyForcibly);
    Runtime.getRuntime().addShutdownHook(end);
    try {
      if (!process.waitFor(within.toMillis(), TimeUnit.MILLISECONDS)) {
        throw new BackupException(
            "%s did not end within %s and was ended. %s"
                .formatted(file.getFileName(), within, safe));
      }
      return process.exitValue();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new BackupException("%s was interrupted. %s".formatted(file.getFileName(), safe));
    } finally {
      process.destroyForcibly();
      try {
        Runtime.getRuntime().removeShutdownHook(end);
      } catch (IllegalStateException e) {
        // this process is ending, and the hook runs
      }
    }
  }

  /** Its first complaint, without what it repeats of a row. */
  private static String complaint(Path complaints) throws IOException {
    try (Stream<String> lines = Files.lines(complaints, StandardCharsets.ISO_8859_1)) {
      return lines
          .filter(line -> line.contains("error: "))
          .findFirst()
          .map(line -> line.substring(line.indexOf("error: ") + "error: ".length()))
          .map(line -> OF_A_ROW.matcher(line).replaceFirst("$1"))
          .orElse("it did not say why");
    }
  }
}
