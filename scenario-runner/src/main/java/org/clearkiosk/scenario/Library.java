package org.clearkiosk.scenario;

import java.io.IOException;
import java.nio.file.FileVisitOption;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.clearkiosk.scenario.script.Scenario;
import org.clearkiosk.scenario.script.ScenarioFile;
import org.clearkiosk.scenario.script.Vocabulary;

/**
 * The files that were named, read.
 *
 * @param files in the order of their names
 */
public record Library(List<ScenarioFile> files) {
  /** The most files that are read. */
  private static final int MOST_FILES = 10_000;

  /** Keeps a copy. */
  public Library {
    files = List.copyOf(files);
  }

  /**
   * Reads files, and every {@code *.yaml} below folders.
   *
   * @throws IOException when a folder cannot be listed
   */
  public static Library read(List<Path> places, Vocabulary vocabulary) throws IOException {
    List<ScenarioFile> read = new ArrayList<>();
    for (Path place : places) {
      for (Path file : files(place)) {
        read.add(ScenarioFile.read(file, vocabulary));
      }
    }
    return new Library(read);
  }

  /** The scenarios of the files that are in order. */
  public List<Scenario> scenarios() {
    return files.stream().flatMap(file -> file.scenario().stream()).toList();
  }

  /** Every mistake as {@code file:line: what. Remedy.} */
  public List<String> mistakes() {
    return files.stream()
        .flatMap(
            file ->
                file.mistakes().stream()
                    .map(
                        mistake ->
                            "%s:%d: %s: %s"
                                .formatted(
                                    file.file(), mistake.line(), mistake.what(), mistake.remedy())))
        .toList();
  }

  private static List<Path> files(Path place) throws IOException {
    if (!Files.isDirectory(place)) {
      return List.of(place);
    }
    try (Stream<Path> found = Files.walk(place, FileVisitOption.FOLLOW_LINKS)) {
      return found
          .filter(file -> file.getFileName().toString().endsWith(".yaml"))
          .sorted()
          .limit(MOST_FILES)
          .toList();
    }
  }
}
