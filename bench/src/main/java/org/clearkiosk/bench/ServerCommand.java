package org.clearkiosk.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The central server beside its database engines by themselves. */
@Command(
    name = "server",
    mixinStandardHelpOptions = true,
    description = "Measures the central server beside SQLite and PostgreSQL by themselves.")
final class ServerCommand implements Callable<Integer> {
  private static final double LEAST_ON_SQLITE = 2.5;
  private static final double LEAST_ON_POSTGRESQL = 0.8;
  private static final int FEW_TERMINALS = 10;

  @Mixin private Reporting reporting;

  @Option(
      names = "--programs",
      required = true,
      paramLabel = "FOLDER",
      description = "Where the compiled C programs are.")
  private Path programs;

  @Option(
      names = "--quick",
      description = "Less of all, to see within minutes that it works; its figures say little.")
  private boolean quick;

  @Option(
      names = "--students",
      paramLabel = "N",
      description = "Students of the invented campus (40000, quick 8000).")
  private @Nullable Integer students;

  @Option(
      names = "--terminals",
      paramLabel = "N",
      description =
          "Terminals beside 10, to see how the server grows (10000, quick 300); 0: left out.")
  private @Nullable Integer terminals;

  @Option(names = "--rounds", paramLabel = "N", description = "Rounds by turns (7, quick 3).")
  private @Nullable Integer rounds;

  @Option(
      names = "--only",
      paramLabel = "PART",
      description = "Only this part: ${COMPLETION-CANDIDATES}.")
  private @Nullable Part only;

  @Option(
      names = "--connections",
      paramLabel = "N",
      split = ",",
      description = "Only with so many connections at a time: 1, 8, 64.")
  // one at a time comes last: what Java has compiled by then shows most there
  private List<Integer> connections = List.of(8, 64, 1);

  @SuppressWarnings("NullAway.Init") // picocli sets the fields
  ServerCommand() {}

  /** What is measured by itself. */
  private enum Part {
    SQLITE,
    POSTGRESQL,
    GROWTH
  }

  @Override
  public Integer call() throws IOException, InterruptedException {
    return reporting.report("server", this::measure);
  }

  private void measure(Findings findings, Path folder) throws IOException, InterruptedException {
    Size size = size();
    // PostgreSQL's own user has a folder in it
    Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
    Path floor = programs.resolve("sqlite_floor").toAbsolutePath();
    if (wanted(Part.SQLITE)) {
      try (Bed bed = new SqliteBed(floor, Files.createDirectories(folder.resolve("sqlite")))) {
        new ServerOnEngine(bed, folder, size, LEAST_ON_SQLITE, findings).run(connections);
      }
    }
    if (wanted(Part.POSTGRESQL)) {
      try (Bed bed =
          PostgreSqlBed.start(Files.createDirectories(folder.resolve("on-postgresql")))) {
        new ServerOnEngine(bed, folder, size, LEAST_ON_POSTGRESQL, findings).run(connections);
      }
    }
    if (wanted(Part.GROWTH) && size.terminals() > 0) {
      try (Bed bed = new SqliteBed(floor, Files.createDirectories(folder.resolve("growth")))) {
        new Growth(bed, folder, size.students(), findings).run(FEW_TERMINALS, size.terminals());
      }
    }
  }

  private boolean wanted(Part part) {
    return only == null || only == part;
  }

  private Size size() {
    Size usual = quick ? Size.QUICK : Size.WHOLE;
    return new Size(
        students == null ? usual.students() : students,
        terminals == null ? usual.terminals() : terminals,
        rounds == null ? usual.rounds() : rounds,
        usual.part());
  }
}
