package org.clearkiosk.bench;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What a running Java program holds on to; Linux only.
 *
 * @param heap what of its heap is in use after a full collection, in KiB
 * @param files how many files and sockets it has open
 * @param resident the memory that it has in use, in MiB
 */
record Vitals(long heap, long files, double resident) {
  private static final Pattern USED = Pattern.compile("(?:generation|total).* used (\\d+)K");

  /** Has the program collect its garbage, then looks. */
  static Vitals of(ProcessHandle program) throws IOException, InterruptedException {
    jcmd(program, "GC.run");
    Matcher used = USED.matcher(jcmd(program, "GC.heap_info"));
    long heap = 0;
    while (used.find()) {
      heap += Long.parseLong(used.group(1));
    }
    if (heap == 0) {
      throw new IOException("jcmd says nothing of the heap of process " + program.pid());
    }
    try (Stream<Path> files = Files.list(Path.of("/proc", Long.toString(program.pid()), "fd"))) {
      return new Vitals(heap, files.count(), Usage.memory(program.pid()));
    }
  }

  private static String jcmd(ProcessHandle program, String command)
      throws IOException, InterruptedException {
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "jcmd").toString(),
                Long.toString(program.pid()),
                command)
            .redirectErrorStream(true)
            .start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    if (process.waitFor() != 0) {
      throw new IOException("jcmd " + command + " failed: " + said);
    }
    return said;
  }
}
