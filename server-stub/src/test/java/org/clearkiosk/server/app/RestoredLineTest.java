package org.clearkiosk.server.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.clearkiosk.clearance.model.CampusId;
import org.clearkiosk.server.disk.DataFolder;
import org.clearkiosk.server.store.Commits;
import org.clearkiosk.server.store.Database;
import org.clearkiosk.server.store.DatabaseAddress;
import org.clearkiosk.server.store.HallTickets;
import org.clearkiosk.server.support.Completed;
import org.clearkiosk.server.support.EachEngine;
import org.clearkiosk.server.support.TestEngine;
import org.jdbi.v3.core.Handle;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;

/** A slip that a student holds has the only place of its number, whatever is restored meanwhile. */
@EachEngine
@SuppressWarnings("NullAway.Init") // JUnit sets the fields
class RestoredLineTest {
  @Parameter private TestEngine engine;

  private final List<DatabaseAddress> made = new ArrayList<>();
  private final Set<Integer> given = new HashSet<>();
  private DataFolder folder;
  private Path backup;
  private LocalDate today;
  private DatabaseAddress address;

  @BeforeEach
  void prepare(@TempDir Path parent) throws Exception {
    folder = DataFolder.open(parent.resolve("data"));
    backup = parent.resolve("backup");
    today = LocalDate.now(ZoneOffset.UTC);
    address = empty();
    try (Database database = Database.open(folder, address)) {
      Completed.prepare(database, CampusId.MAIN);
    }
    run("backup", backup.toString());
    take();
  }

  @AfterEach
  void forget() {
    made.forEach(engine::forget);
  }

  @Test
  void noNumberIsGivenAgainAfterARestore() throws Exception {
    restore();
    take();
  }

  @Test
  void noNumberIsGivenAgainWhereTheEarlierDatabaseIsNotAsked() throws Exception {
    restore("--even-without-revocations");
    take();
  }

  /** Gives a place, which has to be a new one. */
  private void take() throws Exception {
    try (Database database = Database.open(folder, address);
        Handle handle = database.openWriter()) {
      int number =
          Commits.inTransaction(
              handle,
              transaction ->
                  HallTickets.give(
                          transaction,
                          new HallTickets.Asked(CampusId.MAIN, today, "08281001", "session"),
                          Instant.now(),
                          next -> "signed " + next)
                      .ticket()
                      .number());
      assertThat(given.add(number)).as("number %d of %s", number, given).isTrue();
    }
  }

  private void restore(String... how) {
    List<String> all = new ArrayList<>(List.of(backup.toString()));
    if (engine == TestEngine.POSTGRESQL) {
      address = empty();
    } else {
      all.addAll(List.of(how));
    }
    assertThat(run("restore", all.toArray(String[]::new)).out()).contains("service hall's line");
  }

  private DatabaseAddress empty() {
    DatabaseAddress next = engine.empty(folder);
    made.add(next);
    return next;
  }

  private CommandEnd run(String command, String... arguments) {
    List<String> all = new ArrayList<>(List.of(command, "--data", folder.path().toString()));
    if (address instanceof DatabaseAddress.PostgreSql postgreSql) {
      all.addAll(List.of("--database", postgreSql.url()));
    }
    all.addAll(List.of(arguments));
    CommandEnd end = CommandEnd.run(all.toArray(String[]::new));
    assertThat(end.code()).as(end.err()).isEqualTo(ExitCodes.DONE);
    return end;
  }
}
