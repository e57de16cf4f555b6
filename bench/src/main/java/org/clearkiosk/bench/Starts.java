package org.clearkiosk.bench;

import com.google.gson.JsonParser;
import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.function.ToLongFunction;
import java.util.stream.Stream;
import org.clearkiosk.demo.Installation;
import org.jspecify.annotations.Nullable;

/**
 * From the start of a process to its first painted frame, by turns: {@code bin/kiosk} with its
 * archive of classes, as it is installed, and a bare window of FlatLaf in a Java with the same
 * options; beside them the kiosk without that archive, and the bare window with one of its own.
 */
final class Starts {
  private static final double GOAL = 1.30;

  private final Installation installation = Installation.find();
  private final String display;
  private final Path folder;
  private final int warmUp;
  private final int rounds;

  /**
   * @param display the value of {@code DISPLAY}
   * @param folder where each start of the kiosk gets a data folder of its own
   * @param warmUp how many rounds there are before they count
   * @param rounds how many rounds count
   */
  Starts(String display, Path folder, int warmUp, int rounds) {
    this.display = display;
    this.folder = folder;
    this.warmUp = warmUp;
    this.rounds = rounds;
  }

  List<Finding> run() throws IOException, InterruptedException {
    long[] kiosk = new long[rounds];
    long[] bare = new long[rounds];
    long[] without = new long[rounds];
    long[] bareArchived = new long[rounds];
    Path archive = folder.resolve("bare.jsa");
    archiveOfTheBareWindow(archive);
    for (int round = -warmUp; round < rounds; round++) {
      int index = Math.max(0, round);
      bare[index] = measured(bareWindow(), Map.of(), Long::parseLong);
      bareArchived[index] =
          measured(bareWindow("-XX:SharedArchiveFile=" + archive), Map.of(), Long::parseLong);
      kiosk[index] = measured(kiosk(round, "with"), Map.of(), Starts::painted);
      without[index] =
          measured(
              kiosk(round, "without"), Map.of("CLEARKIOSK_NO_ARCHIVE", "yes"), Starts::painted);
    }
    Samples ours = new Samples(kiosk);
    Samples floor = new Samples(bare);
    return List.of(
        new Comparison(
            "start",
            "from the start of the process to the first painted frame",
            "a bare FlatLaf window, the same options",
            OptionalDouble.of(GOAL),
            ours,
            floor),
        new Comparison(
            "start-both-archived",
            "the same, the bare window with an archive of its own too",
            "a bare FlatLaf window with an archive",
            OptionalDouble.empty(),
            ours,
            new Samples(bareArchived)),
        new Comparison(
            "start-without-archive",
            "the same without the archive of classes",
            "a bare FlatLaf window, the same options",
            OptionalDouble.empty(),
            new Samples(without),
            floor));
  }

  private List<String> kiosk(int round, String kind) {
    return installation.launcher(
        "kiosk",
        List.of(
            "--data",
            folder.resolve("data-" + kind + "-" + round).toString(),
            "--no-pcsc",
            "--serial",
            folder.resolve("no-reader").toString(),
            "--server",
            "https://127.0.0.1:9",
            "--diagnostics"));
  }

  /** Starts the bare window once; Java writes the archive when it ends. */
  private void archiveOfTheBareWindow(Path archive) throws IOException, InterruptedException {
    ProcessBuilder builder =
        new ProcessBuilder(bareWindow("-XX:ArchiveClassesAtExit=" + archive))
            .redirectInput(new File("/dev/null"))
            .redirectError(ProcessBuilder.Redirect.DISCARD);
    builder.environment().put("DISPLAY", display);
    Process process = builder.start();
    try (BufferedReader output = process.inputReader()) {
      output.readLine();
      // the process itself would close its output, too
      process.toHandle().destroy();
      output.lines().forEach(said -> {});
    } finally {
      process.waitFor();
    }
    if (!Files.exists(archive)) {
      throw new IOException("Java wrote no archive for the bare window");
    }
  }

  private static List<String> bareWindow(String... more) {
    List<String> command = new ArrayList<>(List.of(KioskJava.PROGRAM.toString()));
    command.addAll(KioskJava.arguments(BareWindow.class, more));
    return command;
  }

  private static long painted(String line) {
    return JsonParser.parseString(line).getAsJsonObject().get("painted").getAsLong();
  }

  /** Starts a program, waits for the line that tells when it had painted, and ends it. */
  private long measured(
      List<String> command, Map<String, String> environment, ToLongFunction<String> painted)
      throws IOException, InterruptedException {
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .redirectInput(new File("/dev/null"))
            .redirectError(ProcessBuilder.Redirect.DISCARD);
    builder.environment().put("DISPLAY", display);
    builder.environment().putAll(environment);
    long start = System.nanoTime();
    Process process = builder.start();
    try (BufferedReader output = process.inputReader();
        Stream<String> lines = output.lines()) {
      @Nullable String line =
          lines
              .filter(said -> said.startsWith("{\"screen\"") || said.matches("\\d+"))
              .findFirst()
              .orElse(null);
      if (line == null) {
        throw new IOException(command.get(0) + " ended before it painted anything");
      }
      return painted.applyAsLong(line) - start;
    } finally {
      process.destroyForcibly().waitFor();
    }
  }
}
