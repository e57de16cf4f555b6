package org.clearkiosk.server.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Which of PostgreSQL's programs is taken, what it is told, and how it ends when it fails. */
@SuppressWarnings("NullAway.Init") // JUnit calls use
class PostgreSqlProgramTest {
  private static final String SAFE = "Nothing was changed";

  private Path folder;

  @BeforeEach
  void use(@TempDir Path temporary) {
    folder = temporary;
  }

  /** A program that says to be of a version, and does what the test is about. */
  private Path program(String place, int version, String does) throws Exception {
    Path program = Files.createDirectories(folder.resolve(place)).resolve("pg_dump");
    Files.writeString(
        program,
        """
        #!/bin/sh
        [ "$1" = --version ] && echo "pg_dump (PostgreSQL) %d.3 (Debian)" && exit
        %s
        """
            .formatted(version, does));
    Files.setPosixFilePermissions(program, PosixFilePermissions.fromString("rwx------"));
    return program;
  }

  @Test
  void theServersVersionIsTakenOrTheNextNewerOne() throws Exception {
    Path old = program("14", 14, "");
    Path same = program("15", 15, "");
    Path newest = program("17", 17, "");
    Path broken = program("broken", 15, "");
    Files.writeString(broken, "#!/bin/sh\nexit 3\n");
    List<Path> folders =
        List.of(
            folder.resolve("broken"),
            folder.resolve("nowhere"),
            newest.resolveSibling(""),
            old.resolveSibling(""),
            same.resolveSibling(""));
    assertThat(PostgreSqlProgram.find("pg_dump", 15, folders)).contains(same);
    assertThat(PostgreSqlProgram.find("pg_dump", 16, folders)).contains(newest);
    assertThat(PostgreSqlProgram.find("pg_dump", 18, folders)).isEmpty();
    assertThat(PostgreSqlProgram.find("pg_restore", 15, folders)).isEmpty();
  }

  @Test
  void whereThereIsNoneItIsSaidWhatToInstall() {
    assertThatThrownBy(() -> PostgreSqlProgram.find("pg_dump", 99, Map.of(), Duration.ofSeconds(1)))
        .isInstanceOf(BackupException.class)
        .hasMessageContaining("no pg_dump of version 99 or newer")
        .hasMessageContaining("nothing was done")
        .hasMessageContaining("postgresql-client-99");
  }

  @Test
  void aPasswordIsInTheEnvironmentAndNowhereElse() throws Exception {
    Path program = program("15", 15, "env | grep ^PG | sort; echo \"arguments: $*\"");
    Map<String, String> access =
        PostgreSqlAccess.environment(
            new DatabaseAddress.PostgreSql(
                "jdbc:postgresql://[::1]:5433/clearance?user=clearance&password=url&sslmode=verify-full&sslrootcert=/ca.pem",
                "from the file"));
    Path output = folder.resolve("output");
    new PostgreSqlProgram(program, access, Duration.ofMinutes(1)).run(output, SAFE, "--list");
    assertThat(Files.readAllLines(output))
        .filteredOn(line -> !line.startsWith("PGPASSFILE="))
        .containsExactly(
            "PGAPPNAME=clearance-backup",
            "PGCONNECT_TIMEOUT=10",
            "PGDATABASE=clearance",
            "PGHOST=::1",
            "PGPASSWORD=from the file",
            "PGPORT=5433",
            "PGSSLMODE=verify-full",
            "PGSSLROOTCERT=/ca.pem",
            "PGTARGETSESSIONATTRS=any",
            "PGUSER=clearance",
            "arguments: --list");
  }

  @Test
  void ofAClusterTheOneIsTakenThatWrites() {
    assertThat(
            PostgreSqlAccess.environment(
                new DatabaseAddress.PostgreSql(
                    "jdbc:postgresql://one,two:5433/clearance?user=u&password=p", null)))
        .containsEntry("PGHOST", "one,two")
        .containsEntry("PGPORT", "5432,5433")
        .containsEntry("PGPASSWORD", "p")
        .containsEntry("PGTARGETSESSIONATTRS", "primary");
  }

  @Test
  void whyItFailedIsSaidWithoutWhatARowHolds() throws Exception {
    Path program =
        program(
            "15",
            15,
            "echo 'pg_dump: error: COPY failed for table \"student\": ERROR: bad \"Ann\"' >&2; exit 3");
    assertThatThrownBy(
            () ->
                new PostgreSqlProgram(program, Map.of(), Duration.ofMinutes(1))
                    .run(folder.resolve("output"), SAFE))
        .isInstanceOf(BackupException.class)
        .hasMessage("pg_dump ended with 3: COPY failed for table \"student\". Nothing was changed");
  }

  @Test
  void whatStandsStillIsEnded() throws Exception {
    Path pid = folder.resolve("pid");
    Path program = program("15", 15, "echo $$ > " + pid + "; exec tail -f /dev/null");
    PostgreSqlProgram still = new PostgreSqlProgram(program, Map.of(), Duration.ofSeconds(2));
    assertThatThrownBy(() -> still.run(folder.resolve("output"), SAFE))
        .isInstanceOf(BackupException.class)
        .hasMessage("pg_dump did not end within PT2S and was ended. Nothing was changed");
    long child = Long.parseLong(Files.readString(pid).strip());
    ProcessHandle.of(child).ifPresent(process -> process.onExit().join());
    assertThat(ProcessHandle.of(child)).isEmpty();
  }
}
