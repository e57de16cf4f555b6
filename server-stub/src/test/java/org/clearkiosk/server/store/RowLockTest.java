package org.clearkiosk.server.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.clearkiosk.clearance.model.CampusId;
import org.clearkiosk.clearance.model.Refund;
import org.clearkiosk.server.disk.DataFolder;
import org.clearkiosk.server.identity.Lockout;
import org.clearkiosk.server.support.Await;
import org.clearkiosk.server.support.EachEngine;
import org.clearkiosk.server.support.PostgreSql;
import org.clearkiosk.server.support.TestEngine;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;

/**
 * What two processes count or judge by, the second sees as the first has left it: another process
 * has begun and not committed when the writer comes.
 */
@EachEngine
@SuppressWarnings("NullAway.Init") // JUnit calls open
class RowLockTest {
  private static final long PATIENCE_SECONDS = 30;
  private static final String STUDENT = "08281001";
  private static final String CARD = "60" + STUDENT;

  @Parameter private TestEngine engine;

  private DatabaseAddress address;
  private Database database;
  private GroupCommit writer;

  @BeforeEach
  void open(@TempDir Path path) throws Exception {
    DataFolder folder = DataFolder.open(path);
    address = engine.withDemoCampus(folder);
    database = Database.open(folder, address);
    writer = new GroupCommit(database::openWriter, 4, InstantSource.system());
  }

  @AfterEach
  void close() {
    writer.close();
    database.close();
    engine.forget(address);
  }

  @Test
  void noWrongTryIsLostBetweenTwoProcesses() throws Exception {
    try (Handle other = database.openWriter()) {
      other.begin();
      countWrongTry(other);
      CompletableFuture<Integer> mine =
          writer.submit(Orders.card(CampusId.MAIN, CARD), RowLockTest::countWrongTry);
      awaitWriterWaiting();
      other.commit();
      assertThat(mine.get(PATIENCE_SECONDS, TimeUnit.SECONDS)).isEqualTo(2);
    }
  }

  private static int countWrongTry(Handle handle) {
    Lockout next =
        Credentials.lockoutToChange(handle, CampusId.MAIN, CARD).afterWrongTry(Instant.EPOCH);
    Credentials.keep(handle, CampusId.MAIN, CARD, next);
    return next.wrongTries();
  }

  @Test
  void aStudentIsJudgedAsTheOtherProcessLeavesIt() throws Exception {
    try (Handle other = database.openWriter()) {
      other.begin();
      Students.lock(other, CampusId.MAIN, STUDENT);
      Students.finishStep(
          other, CampusId.MAIN, List.of(STUDENT), "library_of_another_process", Instant.EPOCH);
      Students.chooseRefund(other, CampusId.MAIN, List.of(STUDENT), Refund.CASH);
      CompletableFuture<Boolean> seen =
          writer.submit(
              Orders.student(CampusId.MAIN, STUDENT, "event"),
              handle -> {
                Students.lock(handle, CampusId.MAIN, STUDENT);
                return Students.find(handle, CampusId.MAIN, STUDENT)
                    .orElseThrow()
                    .done()
                    .contains("library_of_another_process");
              });
      awaitWriterWaiting();
      other.commit();
      assertThat(seen.get(PATIENCE_SECONDS, TimeUnit.SECONDS)).isTrue();
    }
  }

  /** PostgreSQL tells who waits; in SQLite the writer cannot even begin. */
  private void awaitWriterWaiting() {
    if (address instanceof DatabaseAddress.PostgreSql server) {
      Jdbi look = Jdbi.create(PostgreSql.address("postgres").url());
      Await.until(
          "the writer waits for the row",
          () ->
              look.withHandle(
                      handle ->
                          handle
                              .select(
                                  "SELECT count(*) FROM pg_stat_activity"
                                      + " WHERE datname = ? AND wait_event_type = 'Lock'",
                                  PostgreSql.nameOf(server))
                              .mapTo(int.class)
                              .one())
                  == 1);
    }
  }
}
