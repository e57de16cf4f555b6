package org.clearkiosk.chaos;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** Lets strace answer each fsync and fdatasync of some processes with EIO. */
final class FailingSyncs {
  private static final Duration ATTACHED_WITHIN = Duration.ofSeconds(20);
  private static final long LOOK_AGAIN_NANOSECONDS = 5_000_000;

  private FailingSyncs() {}

  /** What is done while they fail. */
  interface Act {
    /** Does it. */
    void run() throws IOException, InterruptedException;
  }

  /**
   * Does something while the syncs of processes, and of what these start meanwhile, fail.
   *
   * @throws IOException when strace is not there, or may not
   */
  static void during(List<Long> processes, Act act) throws IOException, InterruptedException {
    Process strace = attach(processes);
    try {
      act.run();
    } finally {
      strace.destroy();
    }
    if (!strace.waitFor(ATTACHED_WITHIN.toSeconds(), TimeUnit.SECONDS)) {
      throw new IOException("strace does not let go");
    }
  }

  private static Process attach(List<Long> processes) throws IOException {
    List<String> command = new ArrayList<>(List.of("strace", "-f", "-qq"));
    processes.forEach(process -> command.addAll(List.of("-p", Long.toString(process))));
    command.addAll(List.of("-e", "trace=fsync,fdatasync"));
    command.addAll(List.of("-e", "inject=fsync,fdatasync:error=EIO"));
    command.addAll(List.of("-o", "/dev/null"));
    Process strace =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .start();
    long end = System.nanoTime() + ATTACHED_WITHIN.toNanos();
    for (long process : processes) {
      while (!traced(process)) {
        if (System.nanoTime() > end || !strace.isAlive()) {
          strace.destroy();
          throw new IOException("strace cannot attach to process " + process);
        }
        LockSupport.parkNanos(LOOK_AGAIN_NANOSECONDS);
      }
    }
    return strace;
  }

  /** Whether all threads of a process are; one that has ended makes no syncs. */
  private static boolean traced(long process) throws IOException {
    Path threads = Path.of("/proc", Long.toString(process), "task");
    if (!Files.exists(threads)) {
      return true;
    }
    try (DirectoryStream<Path> all = Files.newDirectoryStream(threads)) {
      for (Path thread : all) {
        String status = Files.readString(thread.resolve("status"), StandardCharsets.UTF_8);
        if (status.contains("TracerPid:\t0\n")) {
          return false;
        }
      }
      return true;
    } catch (NoSuchFileException e) {
      // a thread ended meanwhile
      return false;
    }
  }
}
