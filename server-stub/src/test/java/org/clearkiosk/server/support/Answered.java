package org.clearkiosk.server.support;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Which of the documented answers the tests of a build have met, each once for each process that
 * met it: {@code METHOD PATH STATUS} and the kind of problem. The build names a folder of its own;
 * without one, as in an editor, nothing is written.
 */
public final class Answered {
  private static final @Nullable String FOLDER = System.getProperty("answered.folder");
  private static final Set<String> HERE = ConcurrentHashMap.newKeySet();

  private Answered() {}

  /** Writes an answer down at once: a process may end by any way. */
  static void note(String answer) {
    if (FOLDER != null && HERE.add(answer)) {
      try {
        Path folder = Files.createDirectories(Path.of(FOLDER));
        Files.writeString(
            folder.resolve(ProcessHandle.current().pid() + ".txt"),
            answer + "\n",
            StandardOpenOption.CREATE,
            StandardOpenOption.APPEND);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  /** Whether anything is noted: in a build, not in an editor. */
  public static boolean noted() {
    return FOLDER != null;
  }

  /** All that the build's tests have met so far; empty where none was noted. */
  public static Set<String> soFar() throws IOException {
    Set<String> answers = new TreeSet<>();
    if (FOLDER == null || !Files.isDirectory(Path.of(FOLDER))) {
      return answers;
    }
    try (Stream<Path> files = Files.list(Path.of(FOLDER))) {
      for (Path file : files.toList()) {
        answers.addAll(Files.readAllLines(file));
      }
    }
    return answers;
  }
}
