package org.clearkiosk.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.clearkiosk.demo.Installation;
import org.clearkiosk.demo.Part;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** The demonstration itself, as {@code bin/demo --headless} runs it once everything is built. */
@Execution(ExecutionMode.CONCURRENT)
class DemonstrationTest {
  private static final Duration LIMIT = Duration.ofMinutes(2);

  private static final AtomicInteger FOLDERS = new AtomicInteger();

  private final Path root = Installation.find().root();

  // a socket's path has room for about a hundred characters, which a test's own folder may exceed
  private final Path runFolder =
      Path.of("/tmp/ck-demo-" + ProcessHandle.current().pid() + "-" + FOLDERS.incrementAndGet());

  @AfterEach
  void tidy() throws IOException {
    if (Files.exists(runFolder)) {
      try (Stream<Path> entries = Files.walk(runFolder)) {
        for (Path entry : entries.sorted(Comparator.reverseOrder()).toList()) {
          Files.delete(entry);
        }
      }
    }
  }

  @Test
  void endsWithTheEventAndThePicturesAndOneBesideItIsRefused(@TempDir Path folder)
      throws IOException {
    try (Part demo = start(folder, "demo")) {
      demo.await(
          "its first step",
          0,
          LIMIT,
          line -> Optional.of(line).filter(text -> text.contains(" s  ")));

      try (Part beside = start(folder, "beside")) {
        assertThat(beside.awaitEnd(LIMIT)).isEqualTo(3);
      }
      assertThat(folder.resolve("beside.err")).content().contains("running already");

      assertThat(demo.awaitEnd(LIMIT)).as(() -> told(folder, "demo", demo)).isZero();
      List<String> lines = demo.lines();
      JsonObject event = JsonParser.parseString(lines.get(lines.size() - 1)).getAsJsonObject();
      assertThat(event.get("specversion").getAsString()).isEqualTo("1.0");
      assertThat(event.get("subject").getAsString()).isEqualTo("08281001");
      assertThat(event.get("time").getAsString()).startsWith("2012-06-12T09:0");
    }
    try (Stream<Path> pictures = Files.list(folder.resolve("pictures"))) {
      assertThat(pictures).hasSizeGreaterThanOrEqualTo(8);
    }
  }

  @Test
  void anEndFromOutsideEndsEverythingThatItStarted(@TempDir Path folder) {
    try (Part demo = start(folder, "demo")) {
      demo.await(
          "the kiosk's invitation",
          0,
          LIMIT,
          line -> Optional.of(line).filter(text -> text.contains("invites")));
      List<ProcessHandle> children = demo.handle().descendants().toList();
      assertThat(children).hasSizeGreaterThanOrEqualTo(5);

      demo.terminate();

      for (ProcessHandle child : children) {
        assertThat(child.onExit()).succeedsWithin(Part.GRACE);
      }
    }
  }

  @Test
  void anEndWhileItIsStartingEndsWhatHasStarted(@TempDir Path folder) {
    try (Part demo = start(folder, "demo")) {
      demo.await(
          "the demo campus",
          0,
          LIMIT,
          line -> Optional.of(line).filter(text -> text.contains("demo campus written")));
      List<ProcessHandle> children = demo.handle().descendants().toList();

      demo.terminate();

      for (ProcessHandle child : children) {
        assertThat(child.onExit()).succeedsWithin(Part.GRACE);
      }
      assertThat(ProcessHandle.allProcesses())
          .noneMatch(
              process -> process.info().commandLine().orElse("").contains(runFolder.toString()));
    }
  }

  @Test
  void aFolderOfOtherThingsIsLeftAlone(@TempDir Path folder) throws IOException {
    Path foreign =
        Files.writeString(Files.createDirectories(runFolder).resolve("thesis.txt"), "three years");
    try (Part demo = start(folder, "demo")) {
      assertThat(demo.awaitEnd(LIMIT)).isEqualTo(1);
    }
    assertThat(foreign).hasContent("three years");
    assertThat(folder.resolve("demo.err")).content().contains("--run-dir");
    Files.delete(foreign);
  }

  private static String told(Path folder, String name, Part demo) {
    try {
      return String.join("\n", demo.lines())
          + "\n"
          + Files.readString(folder.resolve(name + ".err"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Part start(Path folder, String name) {
    return Part.start(
        name,
        folder,
        Map.of(),
        List.of(
            ProcessHandle.current().info().command().orElse("java"),
            "-jar",
            root.resolve("demo/target/demo.jar").toString(),
            "--headless",
            "--run-dir",
            runFolder.toString(),
            "--pictures",
            folder.resolve("pictures").toString()));
  }
}
