package org.clearkiosk.server.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.LongStream;
import org.clearkiosk.clearance.model.CampusId;
import org.clearkiosk.server.disk.DataFolder;
import org.clearkiosk.server.support.Completed;
import org.clearkiosk.server.support.EachEngine;
import org.clearkiosk.server.support.TestEngine;
import org.jdbi.v3.core.Handle;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;

/** Whoever reads on from the last position that they saw misses nothing. */
@EachEngine
@SuppressWarnings("NullAway.Init") // JUnit sets the fields
class OutgoingTest {
  private static final CampusId NORTH = new CampusId("north");
  private static final int WRITERS = 4;
  private static final int EVENTS_EACH = 40;
  private static final long PATIENCE_SECONDS = 60;

  @Parameter private TestEngine engine;

  private DatabaseAddress address;
  private Database database;

  @BeforeEach
  void open(@TempDir Path path) throws Exception {
    DataFolder folder = DataFolder.open(path);
    address = engine.empty(folder);
    database = Database.open(folder, address);
    Completed.prepare(database, CampusId.MAIN);
    Completed.prepare(database, NORTH);
  }

  @AfterEach
  void close() {
    database.close();
    engine.forget(address);
  }

  private int number(CampusId campus) {
    try (Handle handle = database.openWriter()) {
      return handle.inTransaction(transaction -> Outgoing.number(transaction, campus));
    }
  }

  private List<Outgoing.Entry> after(CampusId campus, long position) {
    return database.reading().withHandle(handle -> Outgoing.after(handle, campus, position, 500));
  }

  @Test
  void eachCampusCountsItsOwnAndSeesNoOther() {
    String first = Completed.commit(database, CampusId.MAIN);
    String north = Completed.commit(database, NORTH);
    assertThat(after(CampusId.MAIN, 0)).isEmpty();
    assertThat(database.reading().withHandle(Outgoing::campusesToNumber))
        .containsExactlyInAnyOrder(CampusId.MAIN, NORTH);
    assertThat(number(CampusId.MAIN)).isEqualTo(1);
    assertThat(number(CampusId.MAIN)).isZero();
    assertThat(number(NORTH)).isEqualTo(1);
    assertThat(after(CampusId.MAIN, 0)).hasSize(1);
    assertThat(after(CampusId.MAIN, 0).get(0).event().id()).isEqualTo(first);
    assertThat(after(CampusId.MAIN, 0).get(0).event().sequence()).isEqualTo("0000000000000000001");
    assertThat(after(NORTH, 0).get(0).event().id()).isEqualTo(north);
    assertThat(after(NORTH, 1)).isEmpty();
    assertThat(database.reading().withHandle(Outgoing::campusesToNumber)).isEmpty();
  }

  @Test
  void whatWasWrittenFirstAndCommittedLastIsNotSkipped() {
    assumeTrue(engine == TestEngine.POSTGRESQL, "SQLite has one writer at a time");
    try (Handle slow = database.openWriter()) {
      slow.begin();
      String early = Completed.record(slow, CampusId.MAIN);
      String late = Completed.commit(database, CampusId.MAIN);
      assertThat(number(CampusId.MAIN)).isEqualTo(1);
      List<Outgoing.Entry> seen = after(CampusId.MAIN, 0);
      assertThat(seen).extracting(entry -> entry.event().id()).containsExactly(late);
      slow.commit();
      assertThat(number(CampusId.MAIN)).isEqualTo(1);
      assertThat(after(CampusId.MAIN, seen.get(0).position()))
          .extracting(entry -> entry.event().id())
          .containsExactly(early);
    }
  }

  @Test
  void aReaderMissesNothingWhileManyWriteAndTwoGivePositions() throws Exception {
    Set<String> written = ConcurrentHashMap.newKeySet();
    AtomicBoolean writing = new AtomicBoolean(true);
    ConcurrentLinkedQueue<Outgoing.Entry> read = new ConcurrentLinkedQueue<>();
    List<CompletableFuture<Void>> writers = new ArrayList<>();
    for (int writer = 0; writer < WRITERS; writer++) {
      writers.add(
          CompletableFuture.runAsync(
              () -> {
                for (int event = 0; event < EVENTS_EACH; event++) {
                  written.add(Completed.commit(database, CampusId.MAIN));
                }
              }));
    }
    List<CompletableFuture<Void>> others = new ArrayList<>();
    for (int numberer = 0; numberer < 2; numberer++) {
      others.add(
          CompletableFuture.runAsync(
              () -> {
                while (writing.get()) {
                  number(CampusId.MAIN);
                }
              }));
    }
    CompletableFuture<Void> reader =
        CompletableFuture.runAsync(
            () -> {
              long position = 0;
              while (read.size() < WRITERS * EVENTS_EACH) {
                for (Outgoing.Entry entry : after(CampusId.MAIN, position)) {
                  read.add(entry);
                  position = entry.position();
                }
              }
            });
    all(writers).get(PATIENCE_SECONDS, TimeUnit.SECONDS);
    try {
      reader.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
    } finally {
      writing.set(false);
    }
    all(others).get(PATIENCE_SECONDS, TimeUnit.SECONDS);
    assertThat(read).extracting(entry -> entry.event().id()).containsOnlyOnceElementsOf(written);
    assertThat(read)
        .extracting(Outgoing.Entry::position)
        .containsExactlyElementsOf(
            LongStream.rangeClosed(1, WRITERS * EVENTS_EACH).boxed().toList());
  }

  private static CompletableFuture<Void> all(List<CompletableFuture<Void>> futures) {
    return CompletableFuture.allOf(futures.toArray(CompletableFuture[]::new));
  }
}
