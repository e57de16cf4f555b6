package org.clearkiosk.server.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.clearkiosk.clearance.model.CampusId;
import org.clearkiosk.server.audit.Actor;
import org.clearkiosk.server.audit.AuditAction;
import org.clearkiosk.server.audit.AuditEntry;
import org.clearkiosk.server.audit.AuditEvent;
import org.clearkiosk.server.audit.ChainCheck;
import org.clearkiosk.server.audit.ChainHead;
import org.clearkiosk.server.disk.DataFolder;
import org.clearkiosk.server.support.EachEngine;
import org.clearkiosk.server.support.TestEngine;
import org.jdbi.v3.core.Handle;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;

/** The chain in the database: written with what it is about, and every tampering found. */
@EachEngine
@SuppressWarnings("NullAway.Init") // JUnit calls open
class AuditJournalTest {
  private static final long PATIENCE_SECONDS = 60;
  private static final Instant AT = Instant.parse("2012-06-12T01:00:40.125Z");
  private static final int ENTRIES = 6;

  @Parameter private TestEngine engine;

  private DatabaseAddress address;
  private Database database;

  @BeforeEach
  void open(@TempDir Path path) throws Exception {
    DataFolder folder = DataFolder.open(path);
    address = engine.empty(folder);
    database = Database.open(folder, address);
  }

  @AfterEach
  void close() {
    database.close();
    engine.forget(address);
  }

  private static AuditEvent event(String student) {
    return AuditEvent.about(
        CampusId.MAIN,
        student,
        Actor.terminal("07"),
        AuditAction.NOTICE_SHOWN,
        Map.of("verdict", "clear"));
  }

  private void fill() {
    try (Handle handle = database.openWriter()) {
      for (int i = 0; i < ENTRIES; i += 2) {
        List<AuditEvent> two = List.of(event("0828100" + i), event("0828200" + i));
        handle.useTransaction(transaction -> AuditJournal.append(transaction, two, AT));
      }
    }
  }

  private Optional<ChainCheck.Fault> check(ChainHead... noted) {
    return database
        .reading()
        .withHandle(handle -> AuditWalk.check(handle, new ChainCheck(List.of(noted))));
  }

  private List<AuditEntry> entries() {
    List<AuditEntry> all = new ArrayList<>();
    database.reading().useHandle(handle -> AuditWalk.each(handle, all::add));
    return all;
  }

  @Test
  void whatIsAppendedIsReadBackAndIsOneChain() {
    assertThat(check()).isEmpty();
    fill();
    assertThat(check()).isEmpty();
    assertThat(entries()).hasSize(ENTRIES);
    assertThat(entries().get(1).subject()).isEqualTo("08282000");
    assertThat(entries().get(1).at()).isEqualTo(AT);
    assertThat(entries()).extracting(AuditEntry::position).containsExactly(1L, 2L, 3L, 4L, 5L, 6L);
  }

  @Test
  void aLongChainIsWalkedPageByPage() {
    try (Handle handle = database.openWriter()) {
      List<AuditEvent> many = new ArrayList<>();
      for (int i = 0; i < 2_000; i++) {
        many.add(event("08281001"));
      }
      handle.useTransaction(transaction -> AuditJournal.append(transaction, many, AT));
      assertThat(check()).isEmpty();
      assertThat(entries()).hasSize(2_000);
      handle.useTransaction(
          transaction -> AuditJournal.append(transaction, List.of(event("08281001")), AT));
      assertThat(check()).isEmpty();
    }
  }

  @Test
  void whatIsUndoneIsNotNoted() throws Exception {
    try (GroupCommit writer = new GroupCommit(database::openWriter, 16, InstantSource.fixed(AT))) {
      CompletableFuture<String> good =
          writer.submit(
              "a",
              (handle, trail) -> {
                trail.note(event("08281001"));
                return "good";
              });
      CompletableFuture<String> bad =
          writer.submit(
              "b",
              (handle, trail) -> {
                trail.note(event("08281002"));
                throw new IllegalStateException("on purpose");
              });
      assertThat(good.get(PATIENCE_SECONDS, TimeUnit.SECONDS)).isEqualTo("good");
      assertThatThrownBy(() -> bad.get(PATIENCE_SECONDS, TimeUnit.SECONDS))
          .hasCauseInstanceOf(IllegalStateException.class);
    }
    assertThat(entries()).extracting(AuditEntry::subject).containsExactly("08281001");
    assertThat(entries().get(0).at()).isEqualTo(AT);
    assertThat(check()).isEmpty();
  }

  @Test
  void whatCannotBeNotedIsNotDone() throws Exception {
    fill();
    tamper("UPDATE audit_head SET position = 3");
    try (GroupCommit writer = new GroupCommit(database::openWriter, 16, InstantSource.fixed(AT))) {
      CompletableFuture<Boolean> part =
          writer.submit(
              "a",
              (handle, trail) -> {
                trail.note(event("08281001"));
                return Terminals.add(handle, new TerminalIdentity(CampusId.MAIN, "09"), AT);
              });
      assertThatThrownBy(() -> part.get(PATIENCE_SECONDS, TimeUnit.SECONDS)).isNotNull();
    }
    assertThat(count("terminal")).isZero();
    assertThat(count("audit_entry")).isEqualTo(ENTRIES);
  }

  private int count(String table) {
    return database
        .reading()
        .withHandle(
            handle -> handle.select("SELECT count(*) FROM " + table).mapTo(int.class).one());
  }

  @Test
  void manyWritersWriteOneChain() throws Exception {
    List<GroupCommit> writers = new ArrayList<>();
    List<CompletableFuture<String>> parts = new ArrayList<>();
    try {
      for (int i = 0; i < 3; i++) {
        writers.add(new GroupCommit(database::openWriter, 1024, InstantSource.fixed(AT)));
      }
      for (int i = 0; i < 300; i++) {
        String student = "%08d".formatted(i);
        parts.add(
            writers
                .get(i % writers.size())
                .submit(
                    student,
                    (handle, trail) -> {
                      trail.note(event(student));
                      return student;
                    }));
      }
      for (CompletableFuture<String> part : parts) {
        part.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
      }
    } finally {
      writers.forEach(GroupCommit::close);
    }
    assertThat(entries()).hasSize(300);
    assertThat(entries().stream().map(AuditEntry::subject).distinct()).hasSize(300);
    assertThat(check()).isEmpty();
  }

  @Test
  void theDatabaseItselfRefusesToChangeTheChain() {
    fill();
    for (String statement :
        List.of(
            "DELETE FROM audit_entry WHERE position = 6",
            "UPDATE audit_entry SET subject = 'x' WHERE position = 2",
            "DELETE FROM audit_head",
            "UPDATE audit_head SET position = position - 1",
            "UPDATE receipt_key SET x = 'x'",
            "DELETE FROM receipt_key")) {
      try (Handle handle = database.openWriter()) {
        handle.execute(
            "INSERT INTO receipt_key (id, x, published_at) VALUES ('k', 'k', 0)"
                + " ON CONFLICT (id) DO NOTHING");
        assertThatThrownBy(() -> handle.execute(statement))
            .as(statement)
            .hasStackTraceContaining("never");
      }
    }
    if (engine == TestEngine.SQLITE) {
      try (Handle handle = database.openWriter()) {
        assertThatThrownBy(
                () ->
                    handle.execute(
                        "INSERT OR REPLACE INTO audit_entry VALUES"
                            + " (2, 0, 'main', 'a', 'b', 'c', '{}', 'd', 'e')"))
            .hasStackTraceContaining("never replaced");
      }
    }
    assertThat(check()).isEmpty();
  }

  @Test
  void everyChangedColumnIsFound() {
    fill();
    Map<String, String> changes =
        Map.of(
            "at", "at = at + 1",
            "campus", "campus = 'east'",
            "actor", "actor = 'terminal/08'",
            "action", "action = 'completion_recorded'",
            "subject", "subject = '08281009'",
            "no subject", "subject = NULL",
            "detail", "detail = '{\"verdict\":\"hall\"}'",
            "previous_hash", "previous_hash = hash",
            "hash", "hash = previous_hash",
            "position", "position = 100");
    changes.forEach(
        (what, change) -> {
          tamper("CREATE TABLE kept AS SELECT * FROM audit_entry");
          tamper("UPDATE audit_entry SET " + change + " WHERE position = 4");
          assertThat(check()).as(what).map(ChainCheck.Fault::position).contains(4L);
          tamper("DELETE FROM audit_entry");
          tamper("INSERT INTO audit_entry SELECT * FROM kept");
          tamper("DROP TABLE kept");
          assertThat(check()).isEmpty();
        });
  }

  @Test
  void aRemovedAnInsertedAndASwappedRowAreFound() {
    fill();
    tamper("CREATE TABLE kept AS SELECT * FROM audit_entry");
    Map<String, Long> changes =
        Map.of(
            "DELETE FROM audit_entry WHERE position = 1",
            1L,
            "DELETE FROM audit_entry WHERE position = 3",
            3L,
            "DELETE FROM audit_entry WHERE position = 6",
            6L,
            "INSERT INTO audit_entry SELECT 7, at, campus, actor, action, subject, detail, hash, hash"
                + " FROM audit_entry WHERE position = 6",
            7L,
            "INSERT INTO audit_entry SELECT 0, at, campus, actor, action, subject, detail, hash, hash"
                + " FROM audit_entry WHERE position = 6",
            0L,
            "UPDATE audit_entry SET position = CASE position WHEN 2 THEN -3 WHEN 3 THEN -2"
                + " END WHERE position IN (2, 3)",
            -3L,
            "UPDATE audit_head SET hash = (SELECT hash FROM audit_entry WHERE position = 5)",
            7L);
    changes.forEach(
        (change, position) -> {
          String head = head();
          tamper(change);
          if (position == -3L) {
            tamper("UPDATE audit_entry SET position = -position WHERE position < 0");
          }
          assertThat(check())
              .as(change)
              .map(ChainCheck.Fault::position)
              .contains(position == -3L ? 2L : position);
          tamper("DELETE FROM audit_entry");
          tamper("INSERT INTO audit_entry SELECT * FROM kept");
          tamper("UPDATE audit_head SET hash = '" + head + "'");
          assertThat(check()).isEmpty();
        });
  }

  private String head() {
    return database
        .reading()
        .withHandle(
            handle -> handle.select("SELECT hash FROM audit_head").mapTo(String.class).one());
  }

  @Test
  void anEndCutOffTogetherWithItsHeadIsFoundOnlyByAHeadNotedDown() {
    fill();
    ChainHead noted = entries().get(ENTRIES - 1).head();
    assertThat(check(noted)).isEmpty();
    tamper("DELETE FROM audit_entry WHERE position > 4");
    assertThat(check()).map(ChainCheck.Fault::position).contains(5L);
    tamper(
        "UPDATE audit_head SET position = 4,"
            + " hash = (SELECT hash FROM audit_entry WHERE position = 4)");
    assertThat(check()).isEmpty();
    assertThat(check(noted)).map(ChainCheck.Fault::position).contains(5L);
  }

  /** As whoever owns the database can: the triggers are taken away first. */
  private void tamper(String statement) {
    try (Handle handle = database.openWriter()) {
      if (engine == TestEngine.POSTGRESQL) {
        handle.execute("SET session_replication_role = replica");
      } else {
        for (String trigger :
            List.of(
                "audit_entry_is_never_changed",
                "audit_entry_is_never_deleted",
                "audit_entry_is_never_replaced",
                "audit_head_is_never_deleted",
                "audit_head_never_goes_back")) {
          handle.execute("DROP TRIGGER IF EXISTS " + trigger);
        }
      }
      handle.execute(statement);
    }
  }
}
