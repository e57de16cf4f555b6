package org.clearkiosk.load;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;

/** Where Debian's package has the programs of PostgreSQL. */
public final class PostgreSqlPrograms {
  private static final Path VERSIONS = Path.of("/usr/lib/postgresql");

  private PostgreSqlPrograms() {}

  /**
   * The programs of the newest version that is installed.
   *
   * @return the folder that has {@code initdb} and {@code pgbench}
   * @throws IOException when there is none
   */
  public static Path newest() throws IOException {
    if (Files.isDirectory(VERSIONS)) {
      try (Stream<Path> versions = Files.list(VERSIONS)) {
        return versions
            .filter(version -> Files.isExecutable(version.resolve("bin/initdb")))
            .max(Comparator.comparingDouble(PostgreSqlPrograms::number))
            .orElseThrow(PostgreSqlPrograms::none)
            .resolve("bin");
      }
    }
    throw none();
  }

  /** 15 is more than 9.6. */
  private static double number(Path version) {
    return Double.parseDouble(version.getFileName().toString());
  }

  private static IOException none() {
    return new IOException("no PostgreSQL in " + VERSIONS + ". Install Debian's postgresql");
  }
}
