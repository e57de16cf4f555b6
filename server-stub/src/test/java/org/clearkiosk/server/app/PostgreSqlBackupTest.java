package org.clearkiosk.server.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import org.clearkiosk.clearance.wire.CompletionEvent;
import org.clearkiosk.server.store.DatabaseAddress;
import org.clearkiosk.server.support.PostgreSql;
import org.clearkiosk.server.support.Terminal;
import org.clearkiosk.server.support.TestEngine;
import org.clearkiosk.server.support.TestServer;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** As {@link BackupTest}, on PostgreSQL and with its own programs. */
@SuppressWarnings("NullAway.Init") // JUnit calls prepare
class PostgreSqlBackupTest {
  private static final String STUDENT = "08281001";

  private final List<DatabaseAddress.PostgreSql> made = new ArrayList<>();
  private Path folder;
  private Path backup;

  @BeforeEach
  void prepare(@TempDir Path parent) {
    folder = parent.resolve("data");
    backup = parent.resolve("clearance.dump");
  }

  @AfterEach
  void forget() {
    made.forEach(PostgreSql::drop);
  }

  private DatabaseAddress.PostgreSql empty() {
    DatabaseAddress.PostgreSql address = PostgreSql.create();
    made.add(address);
    return address;
  }

  private CommandEnd run(DatabaseAddress database, String command, String... arguments) {
    List<String> all = new ArrayList<>(List.of(command, "--data", folder.toString()));
    all.addAll(List.of("--database", ((DatabaseAddress.PostgreSql) database).url()));
    all.addAll(List.of(arguments));
    return CommandEnd.run(all.toArray(String[]::new));
  }

  private static Jdbi at(DatabaseAddress address) {
    return Jdbi.create(((DatabaseAddress.PostgreSql) address).url());
  }

  private static long count(DatabaseAddress address, String rows) {
    return at(address)
        .withHandle(
            handle -> handle.select("SELECT count(*) FROM " + rows).mapTo(long.class).one());
  }

  private static long tables(DatabaseAddress address) {
    return count(address, "pg_tables WHERE schemaname = 'public'");
  }

  @Test
  void whatWasAcknowledgedBeforeABackupIsThereAfterTheRestore() throws Exception {
    DatabaseAddress.PostgreSql target = empty();
    CompletionEvent event;
    String answer;
    try (TestServer server = TestServer.start(TestEngine.POSTGRESQL, folder, TestServer.JUNE)) {
      Terminal terminal = server.addTerminal("07");
      event = terminal.event(STUDENT, terminal.open(STUDENT).session().id(), 1);
      answer = terminal.deliver(event).body();
      AtomicBoolean done = new AtomicBoolean();
      CompletableFuture<Integer> load =
          CompletableFuture.supplyAsync(() -> terminal.tapUntil(done, STUDENT));
      CommandEnd copied = run(server.address(), "backup", backup.toString());
      done.set(true);
      assertThat(copied.code()).as(copied.err()).isEqualTo(ExitCodes.DONE);
      assertThat(load.get()).isPositive();
      assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(backup)))
          .isEqualTo("rw-------");
      assertThat(run(server.address(), "backup", backup.toString()).code())
          .as("over another file")
          .isEqualTo(ExitCodes.NOT_POSSIBLE);

      CommandEnd restored = run(target, "restore", backup.toString());
      assertThat(restored.code()).as(restored.err()).isEqualTo(ExitCodes.DONE);
      String has = copied.out().strip();
      assertThat(restored.out()).contains(has.substring(has.indexOf(" has ") + " has ".length()));
      assertThat(restored.out()).contains("is taken back", "revoke-terminal", "token revoke");
    }
    assertThat(count(target, "completion_event"))
        .as("of one moment: each event with its entry in the chain")
        .isEqualTo(
            count(
                target,
                "audit_entry WHERE action IN ('completion_recorded', 'completion_repeated')"
                    + " AND actor LIKE 'terminal/%'"))
        .isPositive();
    assertThat(count(target, "audit_entry WHERE action = 'database_restored'")).isOne();
    try (TestServer server = TestServer.onExisting(folder, target, TestServer.JUNE)) {
      assertThat(server.addTerminal("08").today().terminal()).isEqualTo("08");
      assertThat(server.keptAnswer(event.id())).isEqualTo(answer);
    }
  }

  @Test
  void nothingIsRestoredIntoADatabaseThatHasSomething() throws Exception {
    try (TestServer server = TestServer.start(TestEngine.POSTGRESQL, folder, TestServer.JUNE)) {
      assertThat(run(server.address(), "backup", backup.toString()).code()).isZero();
      long before = server.rows("student");
      CommandEnd refused = run(server.address(), "restore", backup.toString());
      assertThat(refused.code()).isEqualTo(ExitCodes.NOT_POSSIBLE);
      assertThat(refused.err()).contains("is not empty", "Nothing was changed", "CREATE DATABASE");
      assertThat(server.rows("student")).isEqualTo(before);
      assertThat(
              run(server.address(), "restore", backup.toString(), "--even-without-events").code())
          .isEqualTo(ExitCodes.WRONG_USE);
    }
    DatabaseAddress.PostgreSql another = empty();
    assertThat(run(another, "restore", backup.toString(), "--check-only").code()).isZero();
    assertThat(tables(another)).isZero();
  }

  @Test
  void aDamagedForeignOrNewerFileIsNotRestored() throws Exception {
    DatabaseAddress.PostgreSql target = empty();
    DatabaseAddress.PostgreSql foreign = empty();
    at(foreign).useHandle(handle -> handle.execute("CREATE TABLE t (a int)"));
    Path other = backup.resolveSibling("foreign.dump");
    Path newer = backup.resolveSibling("newer.dump");
    try (TestServer server = TestServer.start(TestEngine.POSTGRESQL, folder, TestServer.JUNE)) {
      assertThat(run(server.address(), "backup", backup.toString()).code()).isZero();
      at(server.address())
          .useHandle(
              handle ->
                  handle.execute(
                      "UPDATE flyway_schema_history SET version = '900' WHERE version = '1'"));
      assertThat(run(server.address(), "backup", newer.toString()).code()).isZero();
    }
    byte[] whole = Files.readAllBytes(backup);
    Path cut = backup.resolveSibling("cut.dump");
    Files.write(cut, Arrays.copyOf(whole, whole.length * 2 / 3));
    Path text = Files.writeString(backup.resolveSibling("text.dump"), "no backup\n".repeat(500));
    Files.copy(dumped(foreign), other, StandardCopyOption.REPLACE_EXISTING);
    for (Path file : List.of(cut, text, other, newer)) {
      CommandEnd refused = run(target, "restore", file.toString());
      assertThat(refused.code()).as(file + refused.err()).isEqualTo(ExitCodes.NOT_POSSIBLE);
      assertThat(refused.err()).as(file.toString()).contains("Nothing was changed");
    }
    assertThat(tables(target)).isZero();
    CommandEnd refused = run(target, "backup", backup.resolveSibling("none.dump").toString());
    assertThat(refused.code()).isEqualTo(ExitCodes.NOT_POSSIBLE);
    assertThat(refused.err()).contains("has no tables yet");
    assertThat(backup.resolveSibling("none.dump")).doesNotExist();
  }

  /** What pg_dump makes of a database that is none of a server's. */
  private Path dumped(DatabaseAddress.PostgreSql database) throws Exception {
    Path file = backup.resolveSibling("dumped");
    String url = database.url().substring("jdbc:".length());
    Process dump =
        new ProcessBuilder("pg_dump", "--format=custom", "--file=" + file, url).inheritIO().start();
    assertThat(dump.waitFor()).isZero();
    return file;
  }

  @Test
  void whatCannotBeRestoredWhollyIsNotRestoredAtAll() throws Exception {
    DatabaseAddress.PostgreSql target = empty();
    try (TestServer server = TestServer.start(TestEngine.POSTGRESQL, folder, TestServer.JUNE)) {
      assertThat(run(server.address(), "backup", backup.toString()).code()).isZero();
    }
    // comes late in the backup, when the tables are there
    at(target)
        .useHandle(
            handle ->
                handle.execute(
                    "CREATE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN END'"));
    CommandEnd refused = run(target, "restore", backup.toString());
    assertThat(refused.code()).isEqualTo(ExitCodes.NOT_POSSIBLE);
    assertThat(refused.err())
        .contains("pg_restore ended with 1", "refuse_change", "as empty as it was");
    assertThat(tables(target)).isZero();
  }

  @Test
  void aBackupWhoseAuditChainWasChangedIsNotToBeUsedUnasked() throws Exception {
    DatabaseAddress.PostgreSql target = empty();
    try (TestServer server = TestServer.start(TestEngine.POSTGRESQL, folder, TestServer.JUNE)) {
      at(server.address())
          .useHandle(
              handle -> {
                handle.execute("ALTER TABLE audit_entry DISABLE TRIGGER USER");
                handle.execute(
                    "UPDATE audit_entry SET actor = 'operator/other' WHERE position = 1");
              });
      CommandEnd copied = run(server.address(), "backup", backup.toString());
      assertThat(copied.code()).isZero();
      assertThat(copied.err()).contains("audit chain, and so the copy's, is broken at position 1");
    }
    CommandEnd refused = run(target, "restore", backup.toString());
    assertThat(refused.code()).isEqualTo(ExitCodes.NOT_POSSIBLE);
    assertThat(refused.err())
        .contains("is not to be used", "broken at position 1: the entry was changed")
        .contains("servers use now was not touched", "--even-with-broken-audit");
    assertThat(run(empty(), "restore", backup.toString(), "--even-with-broken-audit").code())
        .isZero();
  }
}
