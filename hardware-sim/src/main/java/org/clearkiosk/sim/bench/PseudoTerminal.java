package org.clearkiosk.sim.bench;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;

/**
 * A serial port that is not there: a pseudo-terminal under a name of our choice, held by socat,
 * whose standard input and output are the other end. It vanishes with this process, however that
 * ends. For whoever has it open, closing it is what pulling a USB plug is.
 */
final class PseudoTerminal implements AutoCloseable {
  private static final Duration START_TIMEOUT = Duration.ofSeconds(5);
  private static final Duration STOP_TIMEOUT = Duration.ofSeconds(3);
  private static final Duration POLL = Duration.ofMillis(2);
  private static final int LONGEST_MESSAGE = 400;

  private final Path path;
  private final Process process;

  private PseudoTerminal(Path path, Process process) {
    this.path = path;
    this.process = process;
  }

  /**
   * Makes a terminal that only this user can open.
   *
   * @param path where its link appears; must not exist, its folder must
   * @throws IOException when it cannot be made; the message says why and what to do
   */
  static PseudoTerminal open(Path path) throws IOException {
    Path link = path.toAbsolutePath().normalize();
    if (!link.toString().matches("[A-Za-z0-9/._+@-]+")) {
      throw new IOException(
          "A serial port's path has letters, digits and / . _ + @ - only, unlike " + link);
    }
    removeStale(link);
    // setsid is always there, and would say nothing to whoever lacks socat
    if (!isInstalled("socat")) {
      throw new IOException("socat is missing. Install it: apt-get install socat");
    }
    Process process;
    try {
      process =
          new ProcessBuilder(
                  "setsid", "socat", "PTY,link=" + link + ",rawer,b115200,mode=0600", "STDIO")
              .redirectError(ProcessBuilder.Redirect.PIPE)
              .start();
    } catch (IOException missing) {
      throw new IOException("setsid is missing. Install it: apt-get install util-linux", missing);
    }
    PseudoTerminal terminal = new PseudoTerminal(link, process);
    terminal.awaitLink();
    return terminal;
  }

  private static boolean isInstalled(String program) {
    return Stream.of(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator, -1))
        .anyMatch(folder -> Files.isExecutable(Path.of(folder, program)));
  }

  Path path() {
    return path;
  }

  /** What the host sends; ends when the terminal is closed. */
  InputStream fromHost() {
    return process.getInputStream();
  }

  /** What the host receives. */
  OutputStream toHost() {
    return process.getOutputStream();
  }

  /** Pulls the plug: the link vanishes, and whoever has it open is told so. */
  @Override
  public void close() throws IOException {
    process.destroy();
    try {
      if (!process.waitFor(STOP_TIMEOUT.toMillis(), TimeUnit.MILLISECONDS)) {
        process.destroyForcibly();
      }
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      process.destroyForcibly();
    }
    if (Files.isSymbolicLink(path) && !Files.exists(path)) {
      Files.deleteIfExists(path);
    }
  }

  /** A link that leads nowhere was left by a socat that was killed; anything else is not ours. */
  private static void removeStale(Path link) throws IOException {
    if (Files.isSymbolicLink(link) && !Files.exists(link)) {
      Files.delete(link);
    }
    if (Files.exists(link, LinkOption.NOFOLLOW_LINKS)) {
      throw new IOException(
          link + " exists already and was left as it is. Choose another path, or remove it.");
    }
    Path folder = link.getParent();
    if (folder == null || !Files.isDirectory(folder)) {
      throw new IOException("There is no folder " + folder + " to make a serial port in.");
    }
  }

  private void awaitLink() throws IOException {
    long deadline = System.nanoTime() + START_TIMEOUT.toNanos();
    while (!Files.exists(path)) {
      if (!process.isAlive() || System.nanoTime() > deadline) {
        process.destroyForcibly();
        byte[] said = process.getErrorStream().readNBytes(LONGEST_MESSAGE);
        throw new IOException(
            "The serial port could not be made. socat said: "
                + new String(said, StandardCharsets.UTF_8).strip());
      }
      LockSupport.parkNanos(POLL.toNanos());
    }
  }
}
