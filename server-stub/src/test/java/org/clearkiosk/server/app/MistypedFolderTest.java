package org.clearkiosk.server.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.clearkiosk.server.disk.DataFolder;
import org.clearkiosk.server.store.Database;
import org.clearkiosk.server.store.DatabaseAddress;
import org.clearkiosk.server.support.PostgreSql;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A command on a folder that is no server's does nothing, and leaves nothing. */
class MistypedFolderTest {
  private static CommandEnd run(String command, Path folder) {
    return CommandEnd.run((command + " --data " + folder).split(" ", -1));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "webhook add https://library.example.edu/",
        "campus add north --name-zh 北校区 --name-en North",
        "receipt-keys --rotate",
        "receipt-keys",
        "add-terminal 07",
        "terminals list",
        "terminals gaps",
        "completions",
        "audit list",
        "token list",
        "revoke-terminal 07",
        "verify-receipt eyJ"
      })
  void nothingIsMadeThere(String command, @TempDir Path parent) throws Exception {
    CommandEnd missing = run(command, parent.resolve("typo"));
    assertThat(missing.code()).isEqualTo(ExitCodes.NOT_POSSIBLE);
    assertThat(missing.err()).contains("is no data folder of a server: is it the right one?");
    assertThat(parent.resolve("typo")).doesNotExist();

    DataFolder empty = DataFolder.open(parent.resolve("empty"));
    CommandEnd unused = run(command, empty.path());
    assertThat(unused.code()).isEqualTo(ExitCodes.NOT_POSSIBLE);
    assertThat(unused.err()).contains("has no database yet: is it the right folder?");
    assertThat(empty.database()).doesNotExist();
    assertThat(empty.tls()).isEmptyDirectory();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "webhook add https://library.example.edu/",
        "campus add north --name-zh 北校区 --name-en North",
        "terminals list",
        "completions",
        "audit list"
      })
  void nothingIsMadeInAnEmptyPostgreSqlDatabase(String command, @TempDir Path parent)
      throws Exception {
    DatabaseAddress.PostgreSql empty = PostgreSql.create();
    try {
      CommandEnd end =
          run(
              command + " --database " + empty.url(),
              DataFolder.open(parent.resolve("data")).path());
      assertThat(end.code()).as(end.err()).isEqualTo(ExitCodes.NOT_POSSIBLE);
      assertThat(end.err()).contains("has no server's tables yet: is it the right database?");
      assertThat(Database.exists(empty)).isFalse();
    } finally {
      PostgreSql.drop(empty);
    }
  }

  @Test
  void whatTheFirstStartNeedsMakesIt(@TempDir Path parent) {
    assertThat(run("demo-campus", parent.resolve("new")).code()).isZero();
    assertThat(run("add-terminal 07", parent.resolve("new")).code()).isZero();
  }
}
