package org.clearkiosk.chaos;

import java.io.IOException;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;

/** Programs of the system. */
final class Tool {
  private Tool() {}

  /**
   * Runs one to its end.
   *
   * @return what it printed
   * @throws IOException when it fails; the message has what it said
   */
  static String run(String... command) throws IOException, InterruptedException {
    Process process =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectInput(Path.of("/dev/null").toFile())
            .start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    int code = process.waitFor();
    if (code != 0) {
      throw new IOException("%s ended with %d: %s".formatted(command[0], code, said.strip()));
    }
    return said.strip();
  }

  /** Runs one as Debian's user for PostgreSQL, which does not run as root. */
  static String runAsDatabaseUser(String... command) throws IOException, InterruptedException {
    List<String> all = new ArrayList<>();
    if (isRoot()) {
      all.addAll(
          List.of("setpriv", "--reuid", "postgres", "--regid", "postgres", "--init-groups"));
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
