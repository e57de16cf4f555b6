package org.clearkiosk.server.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.clearkiosk.server.disk.DataFolder;
import org.clearkiosk.server.store.Database;
import org.clearkiosk.server.store.DatabaseAddress;
import org.clearkiosk.server.support.PostgreSql;
import org.clearkiosk.server.support.TestEngine;
import org.jdbi.v3.core.Handle;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What a command says when PostgreSQL commits with a warning, as it does when it stops waiting for
 * its standby. Here a constraint that is looked at by the commit itself gives the warning.
 */
@SuppressWarnings("NullAway.Init") // JUnit calls start
class UnsureCommitTest {
  private Path folder;
  private DatabaseAddress.PostgreSql address;

  @BeforeEach
  void start(@TempDir Path path) throws Exception {
    folder = path.resolve("data");
    address =
        (DatabaseAddress.PostgreSql) TestEngine.POSTGRESQL.withDemoCampus(DataFolder.open(folder));
    assertThat(run("add-terminal", "07").code()).isZero();
    try (Handle handle = Database.openForWriting(address)) {
      handle.execute(
          "CREATE FUNCTION warn() RETURNS trigger LANGUAGE plpgsql AS"
              + " 'BEGIN RAISE WARNING ''no longer waiting''; RETURN NULL; END'");
      handle.execute(
          "CREATE CONSTRAINT TRIGGER warned AFTER INSERT ON audit_entry"
              + " DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION warn()");
    }
  }

  @AfterEach
  void stop() {
    PostgreSql.drop(address);
  }

  private CommandEnd run(String... arguments) {
    List<String> all = new ArrayList<>(List.of(arguments));
    all.addAll(List.of("--data", folder.toString(), "--database", address.url()));
    return CommandEnd.run(all.toArray(String[]::new));
  }

  private int noted(String action) {
    try (Handle handle = Database.openForReading(address)) {
      return handle
          .select("SELECT count(*) FROM audit_entry WHERE action = ?", action)
          .mapTo(int.class)
          .one();
    }
  }

  @Test
  void aRevocationThatMayBeLostIsNoSuccess() {
    CommandEnd end = run("revoke-terminal", "07");
    assertThat(end.code()).isEqualTo(ExitCodes.FAILED);
    assertThat(end.err()).contains("stopped waiting for its standby");
    assertThat(end.out()).doesNotContain("is revoked");
  }

  @Test
  void howToGetAnotherSecretIsSaidWhereOneIsNotShown() {
    CommandEnd token = run("token", "add", "warehouse", "--scope", "feed:read");
    assertThat(token.code()).isEqualTo(ExitCodes.FAILED);
    assertThat(token.out()).isEmpty();
    assertThat(token.err()).contains("stopped waiting", "token revoke warehouse", "another name");

    CommandEnd webhook = run("webhook", "add", "https://library.example.edu/clearance");
    assertThat(webhook.code()).isEqualTo(ExitCodes.FAILED);
    assertThat(webhook.out()).isEmpty();
    assertThat(webhook.err()).containsPattern("webhook remove [0-9a-f]{8}\\)");

    CommandEnd terminal = run("add-terminal", "08");
    assertThat(terminal.code()).isEqualTo(ExitCodes.FAILED);
    assertThat(terminal.out()).isEmpty();
    assertThat(terminal.err()).contains("add-terminal 08 --renew");
  }

  @Test
  void whatIsNotSurelyNotedIsNotShown() {
    CommandEnd end = run("audit", "list");
    assertThat(end.code()).isEqualTo(ExitCodes.FAILED);
    assertThat(end.out()).isEmpty();
  }

  @Test
  void anImportThatMayBeLostIsNoSuccessAndIsNotRunAgain() throws Exception {
    Path statuses =
        Files.writeString(
            folder.resolveSibling("statuses.csv"),
            "student,status\r\n08281001,deferral_approved\r\n");
    CommandEnd end = run("import", "--statuses", statuses.toString());
    assertThat(end.code()).isEqualTo(ExitCodes.FAILED);
    assertThat(end.err()).contains("stopped waiting for its standby");
    assertThat(end.out()).doesNotContain("imported");
    assertThat(noted("facts_imported")).isOne();
  }
}
