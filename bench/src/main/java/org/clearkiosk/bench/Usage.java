package org.clearkiosk.bench;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What a process uses of the machine; Linux only. */
final class Usage {
  private static final int KIB = 1024;

  /** proc(5): utime and stime are the fields 14 and 15, and count hundredths of a second. */
  private static final Pattern COMPILER_STAT =
      Pattern.compile("\\(C[12] Compiler[^)]*\\) \\S(?: \\S+){10} (\\d+) (\\d+) ");

  private static final int MILLIS_OF_A_TICK = 10;

  private Usage() {}

  /** Processor time of a process and of those that it started and that still run. */
  static Duration processor(ProcessHandle process) {
    return Stream.concat(Stream.of(process), process.descendants())
        .map(one -> one.info().totalCpuDuration())
        .flatMap(Optional::stream)
        .reduce(Duration.ZERO, Duration::plus);
  }

  /** Processor time of a process alone. */
  static Duration own(ProcessHandle process) {
    return process.info().totalCpuDuration().orElse(Duration.ZERO);
  }

  /** Processor time of the just-in-time compilers of a process that runs Java (HotSpot). */
  static Duration compilers(long pid) throws IOException {
    long ticks = 0;
    try (DirectoryStream<Path> threads =
        Files.newDirectoryStream(Path.of("/proc", Long.toString(pid), "task"))) {
      for (Path thread : threads) {
        ticks += compilerTicks(thread);
      }
    }
    return Duration.ofMillis(ticks * MILLIS_OF_A_TICK);
  }

  private static long compilerTicks(Path thread) throws IOException {
    try {
      Matcher stat = COMPILER_STAT.matcher(Files.readString(thread.resolve("stat")));
      return stat.find() ? Long.parseLong(stat.group(1)) + Long.parseLong(stat.group(2)) : 0;
    } catch (IOException e) {
      // it has ended since they were listed, or since its file was opened
      if (Files.exists(thread)) {
        throw e;
      }
      return 0;
    }
  }

  /** The memory that a process has in use, in MiB. */
  static double memory(long pid) throws IOException {
    try (Stream<String> lines = Files.lines(Path.of("/proc", Long.toString(pid), "status"))) {
      return lines
              .filter(line -> line.startsWith("VmRSS:"))
              .mapToLong(line -> Long.parseLong(line.replaceAll("[^0-9]", "")))
              .findFirst()
              .orElse(0)
          / (double) KIB;
    }
  }
}
