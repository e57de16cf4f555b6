package org.clearkiosk.server.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.sql.SQLWarning;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.clearkiosk.server.disk.DataFolder;
import org.clearkiosk.server.support.Await;
import org.clearkiosk.server.support.HeldWriter;
import org.clearkiosk.server.support.PostgreSql;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What only a server with many processes can do to its database: provoked, not imagined. */
@SuppressWarnings("NullAway.Init") // JUnit calls open
class PostgreSqlTest {
  private static final long PATIENCE_SECONDS = 30;
  private static final int CAPACITY = 16;

  private DataFolder folder;
  private DatabaseAddress.PostgreSql address;
  private Database database;
  private GroupCommit writer;

  @BeforeEach
  void open(@TempDir Path path) throws Exception {
    folder = DataFolder.open(path);
    address = PostgreSql.create();
    database = Database.open(folder, address);
    writer = new GroupCommit(database::openWriter, CAPACITY, InstantSource.system());
  }

  @AfterEach
  void close() {
    writer.close();
    database.close();
    PostgreSql.drop(address);
  }

  @Test
  void readersOnlyReadAndSeeOneMoment() throws Exception {
    database
        .reading()
        .useTransaction(
            reader -> {
              assertThat(terminals(reader)).isZero();
              assertThat(get(writer.submit("a", handle -> add(handle, "01")))).isEqualTo("01");
              assertThat(terminals(reader)).isZero();
            });
    try (Handle reader = database.reading().open()) {
      assertThat(terminals(reader)).isOne();
      assertThatThrownBy(() -> add(reader, "02")).hasStackTraceContaining("read-only");
    }
    try (Handle reader = Database.openForReading(address)) {
      assertThatThrownBy(() -> add(reader, "02")).hasStackTraceContaining("read-only");
    }
  }

  @Test
  void severalProcessesMayMakeTheTablesAtOnce() throws Exception {
    DatabaseAddress.PostgreSql empty = PostgreSql.create();
    List<CompletableFuture<Void>> openings = new ArrayList<>();
    for (int number = 0; number < 3; number++) {
      DataFolder own = DataFolder.open(folder.path().resolve("process-" + number));
      openings.add(CompletableFuture.runAsync(() -> openAndClose(own, empty)));
    }
    for (CompletableFuture<Void> opening : openings) {
      opening.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
    }
    PostgreSql.drop(empty);
  }

  private static void openAndClose(DataFolder own, DatabaseAddress database) {
    try {
      Database.open(own, database).close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Test
  void aDatabaseThatWouldNotKeepWhatItAcknowledgesIsRefused() {
    PostgreSql.execute(
        "ALTER DATABASE " + PostgreSql.nameOf(address) + " SET synchronous_commit = off");
    assertThatThrownBy(() -> Database.open(folder, address))
        .isInstanceOf(UnfitDatabaseException.class)
        .hasMessageContaining("synchronous_commit is off")
        .hasMessageContaining("Nothing was changed");
    assertThatThrownBy(database::openWriter).isInstanceOf(UnfitDatabaseException.class);
  }

  @Test
  void whenTheServerNoLongerWaitsForItsStandbyTheCommitIsNotAcknowledged() throws Exception {
    assertThat(get(writer.submit("a", handle -> add(handle, "01")))).isEqualTo("01");
    PostgreSql.execute("ALTER SYSTEM SET synchronous_standby_names = 'nobody'");
    try {
      PostgreSql.execute("SELECT pg_reload_conf()");
      CompletableFuture<String> waiting = aCommitThatWaits();
      cancel("wait_event = 'SyncRep'");
      assertThatThrownBy(() -> get(waiting))
          .hasCauseInstanceOf(GroupCommit.BusyException.class)
          .hasRootCauseInstanceOf(SQLWarning.class);
    } finally {
      PostgreSql.execute("ALTER SYSTEM RESET synchronous_standby_names");
      PostgreSql.execute("SELECT pg_reload_conf()");
    }
    assertThat(get(writer.submit("c", handle -> add(handle, "03")))).isEqualTo("03");
  }

  /** The server takes its new setting a little later: until then commits go through. */
  private CompletableFuture<String> aCommitThatWaits() {
    List<CompletableFuture<String>> commits = new ArrayList<>();
    Await.until(
        "a commit waits for the standby",
        () -> {
          if (commits.stream().allMatch(CompletableFuture::isDone)) {
            String next = "1" + commits.size();
            commits.add(writer.submit("b", handle -> add(handle, next)));
          }
          return countOf("wait_event = 'SyncRep'") == 1;
        });
    return commits.get(commits.size() - 1);
  }

  @Test
  void aConnectionThatBrokeUnusedIsRenewedWithoutAnyoneNoticing() throws Exception {
    get(writer.submit("a", handle -> add(handle, "01")));
    terminateWriter();
    assertThat(get(writer.submit("b", handle -> add(handle, "02")))).isEqualTo("02");
  }

  @Test
  void whenTheDatabaseIsAwayTheAnswerIsBusyAndLaterItWorksAgain() throws Exception {
    get(writer.submit("a", handle -> add(handle, "01")));
    String name = PostgreSql.nameOf(address);
    PostgreSql.execute("ALTER DATABASE " + name + " ALLOW_CONNECTIONS false");
    terminateWriter();
    assertThatThrownBy(() -> get(writer.submit("b", handle -> add(handle, "02"))))
        .hasCauseInstanceOf(GroupCommit.BusyException.class);
    PostgreSql.execute("ALTER DATABASE " + name + " ALLOW_CONNECTIONS true");
    assertThat(get(writer.submit("b", handle -> add(handle, "02")))).isEqualTo("02");
  }

  @Test
  void aBatchThatLosesADeadlockIsRunAgain() throws Exception {
    get(writer.submit("a", handle -> add(handle, "01")));
    get(writer.submit("a", handle -> add(handle, "02")));
    CountDownLatch bothHold = new CountDownLatch(2);
    try (GroupCommit other =
        new GroupCommit(database::openWriter, CAPACITY, InstantSource.system())) {
      CompletableFuture<String> one =
          writer.submit("a", handle -> lockBoth(handle, "01", "02", bothHold));
      CompletableFuture<String> two =
          other.submit("a", handle -> lockBoth(handle, "02", "01", bothHold));
      assertThat(get(one)).isEqualTo("both");
      assertThat(get(two)).isEqualTo("both");
    }
    try (Handle handle = database.openWriter()) {
      assertThat(handle.select("SELECT sum(added_at) FROM terminal").mapTo(Long.class).one())
          .isEqualTo(4);
    }
  }

  @Test
  void aRowThatAnotherProcessIsJustAddingIsFoundAndNotAnError() throws Exception {
    try (Handle other = database.openWriter()) {
      other.begin();
      add(other, "01");
      CompletableFuture<String> mine =
          writer.submit("a", handle -> terminals(handle) == 0 ? add(handle, "01") : "found");
      Await.until("the writer waits", () -> countOf("wait_event_type = 'Lock'") == 1);
      other.commit();
      assertThat(get(mine)).isEqualTo("found");
    }
  }

  @Test
  void whoStandsStillWithALockDoesNotHoldTheOthersForever() throws Exception {
    get(writer.submit("a", handle -> add(handle, "01")));
    try (Handle other = database.openWriter()) {
      other.begin();
      lock(other, "01");
      CompletableFuture<String> mine = writer.submit("a", handle -> lock(handle, "01"));
      assertThatThrownBy(() -> get(mine)).hasCauseInstanceOf(GroupCommit.BusyException.class);
      other.rollback();
    }
    assertThat(get(writer.submit("a", handle -> lock(handle, "01")))).isEqualTo("01");
  }

  @Test
  void whoNeedsARowThatIsHeldTooLongFailsAloneAndSoon() throws Exception {
    get(writer.submit("a", handle -> add(handle, "01")));
    get(writer.submit("a", handle -> add(handle, "02")));
    try (Handle other = database.openWriter()) {
      other.begin();
      lock(other, "01");
      CountDownLatch all = HeldWriter.hold(writer);
      CompletableFuture<String> before = writer.submit("a", handle -> lock(handle, "02"));
      List<CompletableFuture<String>> held = new ArrayList<>();
      // if each waited as long as the first, this test's patience would be at its end
      for (int part = 0; part < CAPACITY - 4; part++) {
        held.add(writer.submit("b", handle -> lock(handle, "01")));
      }
      CompletableFuture<String> after = writer.submit("c", handle -> add(handle, "03"));
      all.countDown();
      assertThat(get(before)).isEqualTo("02");
      assertThat(get(after)).isEqualTo("03");
      for (CompletableFuture<String> part : held) {
        assertThatThrownBy(() -> get(part)).hasCauseInstanceOf(GroupCommit.BusyException.class);
      }
      other.rollback();
    }
    assertThat(get(writer.submit("a", handle -> lock(handle, "01")))).isEqualTo("01");
    assertThat(get(writer.submit("a", PostgreSqlTest::patience))).isEqualTo("3s");
    assertThat(database.reading().withHandle(PostgreSqlTest::terminals)).isEqualTo(3);
  }

  private static String patience(Handle handle) {
    return handle.select("SHOW lock_timeout").mapTo(String.class).one();
  }

  private static String lockBoth(
      Handle handle, String first, String second, CountDownLatch bothHold) {
    lock(handle, first);
    bothHold.countDown();
    try {
      if (!bothHold.await(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
        throw new IllegalStateException("waited in vain");
      }
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
    lock(handle, second);
    return "both";
  }

  private static String lock(Handle handle, String terminal) {
    handle.execute("UPDATE terminal SET added_at = added_at + 1 WHERE number = ?", terminal);
    return terminal;
  }

  private static String add(Handle handle, String number) {
    handle.execute("INSERT INTO terminal (campus, number, added_at) VALUES ('main', ?, 0)", number);
    return number;
  }

  private static int terminals(Handle handle) {
    return handle.select("SELECT count(*) FROM terminal").mapTo(int.class).one();
  }

  private void terminateWriter() {
    onServer(handle -> handle.execute("SELECT pg_terminate_backend(pid) " + ofWriter("true")));
    Await.until("the writer's connection has ended", () -> countOf("true") == 0);
  }

  private void cancel(String state) {
    Await.until("the writer is at it", () -> countOf(state) == 1);
    onServer(handle -> handle.execute("SELECT pg_cancel_backend(pid) " + ofWriter(state)));
  }

  private int countOf(String state) {
    int[] count = new int[1];
    onServer(
        handle ->
            count[0] = handle.select("SELECT count(*) " + ofWriter(state)).mapTo(int.class).one());
    return count[0];
  }

  /** The writer's backend: the one of this database that is not the test's. */
  private String ofWriter(String state) {
    return "FROM pg_stat_activity WHERE datname = '%s' AND application_name = 'clearance-server' AND %s"
        .formatted(PostgreSql.nameOf(address), state);
  }

  private static void onServer(Consumer<Handle> act) {
    Jdbi.create(PostgreSql.address("postgres").url()).useHandle(act::accept);
  }

  private static String get(CompletableFuture<String> part) throws Exception {
    return part.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
  }
}
