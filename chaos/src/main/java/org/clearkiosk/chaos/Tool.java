package org.clearkiosk.chaos;

import java.io.IOException;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** Programs of the system. */
final class Tool {
  private static final Duration PATIENCE = Duration.ofMinutes(5);

  private Tool() {}

  /**
   * Runs one to its end.
   *
   * @return what it printed
   * @throws IOException when it fails; the message has what it said
   */
  static String run(String... command) throws IOException, InterruptedException {
    Path output = Files.createTempFile("chaos-", ".out");
    try {
      Process process =
          new ProcessBuilder(command)
              .redirectErrorStream(true)
              .redirectInput(Path.of("/dev/null").toFile())
              .redirectOutput(output.toFile())
              .start();
      boolean ended = process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS);
      if (!ended) {
        process.destroyForcibly();
      }
      String said = Files.readString(output, StandardCharsets.UTF_8).strip();
      if (!ended || process.exitValue() != 0) {
        throw new IOException(
            "%s %s: %s"
                .formatted(
                    command[0],
                    ended ? "ended with " + process.exitValue() : "does not end",
                    said));
      }
      return said;
    } finally {
      Files.delete(output);
    }
  }

  /** Runs one as Debian's user for PostgreSQL, which does not run as root. */
  static String runAsDatabaseUser(String... command) throws IOException, InterruptedException {
    List<String> all = new ArrayList<>();
    if (isRoot()) {
      all.addAll(List.of("setpriv", "--reuid", "postgres", "--regid", "postgres", "--init-groups"));
    }
    all.addAll(List.of(command));
    return run(all.toArray(String[]::new));
  }

  static boolean isRoot() {
    return System.getProperty("user.name").equals("root");
  }

  /** Lets time pass: how long is the moment of a fault, not a wait for anything. */
  static void pass(Duration time) {
    long end = System.nanoTime() + time.toNanos();
    for (long left = time.toNanos(); left > 0; left = end - System.nanoTime()) {
      LockSupport.parkNanos(left);
    }
  }

  /** A port that is free now. */
  static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }
}
