package org.clearkiosk.bench;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** What every command here has: a report, an exit code for it, and a folder for the while. */
final class Reporting {
  private static final int MET = 0;
  private static final int MISSED = 3;

  @Spec(Spec.Target.MIXEE)
  private CommandSpec command;

  @Option(names = "--json", paramLabel = "FILE", description = "Where the report goes as JSON.")
  private @Nullable Path json;

  @SuppressWarnings("NullAway.Init") // picocli sets the fields
  Reporting() {}

  /** Work that finds something. */
  @FunctionalInterface
  interface Measuring {
    /**
     * Measures.
     *
     * @param folder an empty one with a short path, since a socket's has room for about a hundred
     *     characters
     */
    void run(Findings findings, Path folder) throws IOException, InterruptedException;
  }

  /**
   * Has something measured. The folder is gone afterwards; when the work fails it stays, for
   * whoever looks why.
   *
   * @param measured the name of the project's part
   * @return the exit code: 0, or 3 when a goal was missed
   */
  int report(String measured, Measuring work) throws IOException, InterruptedException {
    String name = command.name();
    Findings findings =
        new Findings(
            name, measured, command.commandLine().getOut(), command.commandLine().getErr(), json);
    Path folder = Files.createTempDirectory("ck-" + name + "-");
    findings.progress("What programs say meanwhile is in " + folder);
    work.run(findings, folder);
    delete(folder);
    if (json != null) {
      findings.progress("As JSON: " + json);
    }
    return findings.isMet() ? MET : MISSED;
  }

  private static void delete(Path folder) throws IOException {
    Files.walkFileTree(
        folder,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes)
              throws IOException {
            Files.delete(file);
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult postVisitDirectory(Path visited, @Nullable IOException failure)
              throws IOException {
            Files.delete(visited);
            return FileVisitResult.CONTINUE;
          }
        });
  }
}
