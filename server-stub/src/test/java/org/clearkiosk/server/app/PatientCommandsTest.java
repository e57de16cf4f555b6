package org.clearkiosk.server.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.clearkiosk.server.disk.DataFolder;
import org.clearkiosk.server.store.Database;
import org.clearkiosk.server.store.DatabaseAddress;
import org.clearkiosk.server.support.EachEngine;
import org.clearkiosk.server.support.TestEngine;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.JdbiException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import picocli.CommandLine;

/** While an import takes over, a command waits; where it waits in vain it says for whom. */
@EachEngine
@SuppressWarnings("NullAway.Init") // JUnit sets the fields
class PatientCommandsTest {
  private static final String HOLD =
      "UPDATE terminal SET added_at = added_at WHERE campus = 'main' AND number = '07'";

  /** Longer than a server's own writer waits, on either engine. */
  private static final int HELD_SECONDS = 7;

  @Parameter private TestEngine engine;

  private DataFolder folder;
  private DatabaseAddress address;

  @BeforeEach
  void prepare(@TempDir Path parent) throws Exception {
    folder = DataFolder.open(parent.resolve("data"));
    address = engine.withDemoCampus(folder);
    assertThat(run("add-terminal", "07").code()).isZero();
  }

  @AfterEach
  void forget() {
    engine.forget(address);
  }

  @Test
  void aCommandWaitsForWhoWrites() {
    try (Handle other = Database.openForWriting(address)) {
      other.begin();
      other.execute(HOLD);
      CompletableFuture<Void> released =
          CompletableFuture.runAsync(
              other::rollback, CompletableFuture.delayedExecutor(HELD_SECONDS, TimeUnit.SECONDS));
      CommandEnd end = run("revoke-terminal", "07");
      assertThat(end.err()).isEmpty();
      assertThat(end.code()).isZero();
      released.join();
    }
  }

  @Test
  void aWaitInVainHasAnEndOfItsOwn() {
    try (Handle other = Database.openForWriting(address);
        Handle impatient = Database.openForWriting(address)) {
      other.begin();
      other.execute(HOLD);
      impatient.execute(
          engine == TestEngine.POSTGRESQL
              ? "SET lock_timeout = '50ms'"
              : "PRAGMA busy_timeout = 50");
      JdbiException failure =
          catchThrowableOfType(JdbiException.class, () -> impatient.execute(HOLD));
      StringWriter said = new StringWriter();
      CommandLine line = ServerCommand.commandLine().setErr(new PrintWriter(said, true));
      assertThat(ServerCommand.report(failure, line, line.parseArgs("--version")))
          .isEqualTo(ExitCodes.OTHERS_WRITE);
      assertThat(said.toString()).contains("others kept writing").contains("nothing was changed");
      other.rollback();
    }
  }

  private CommandEnd run(String... command) {
    List<String> all = new ArrayList<>(List.of(command));
    all.addAll(List.of("--data", folder.path().toString()));
    if (address instanceof DatabaseAddress.PostgreSql postgreSql) {
      all.addAll(List.of("--database", postgreSql.url()));
    }
    return CommandEnd.run(all.toArray(String[]::new));
  }
}
