package org.clearkiosk.server.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.clearkiosk.clearance.model.CampusId;
import org.clearkiosk.server.disk.DataFolder;
import org.clearkiosk.server.feed.Subscriber;
import org.clearkiosk.server.store.Database;
import org.clearkiosk.server.store.DatabaseAddress;
import org.clearkiosk.server.store.Outgoing;
import org.clearkiosk.server.store.Webhooks;
import org.clearkiosk.server.support.Completed;
import org.clearkiosk.server.support.EachEngine;
import org.clearkiosk.server.support.TestEngine;
import org.jdbi.v3.core.Handle;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;

/** Who has read further than a backup misses nothing of what comes after its restore. */
@EachEngine
@SuppressWarnings("NullAway.Init") // JUnit sets the fields
class RestoredFeedTest {
  private static final CampusId NORTH = new CampusId("north");
  private static final long EXACT = 1L << 53;

  @Parameter private TestEngine engine;

  private final List<DatabaseAddress> made = new ArrayList<>();
  private DataFolder folder;
  private Path backup;
  private DatabaseAddress address;

  @BeforeEach
  void prepare(@TempDir Path parent) throws Exception {
    folder = DataFolder.open(parent.resolve("data"));
    backup = parent.resolve("backup");
    address = empty();
  }

  @AfterEach
  void forget() {
    made.forEach(engine::forget);
  }

  private DatabaseAddress empty() {
    DatabaseAddress next = engine.empty(folder);
    made.add(next);
    return next;
  }

  @Test
  void whatComesAfterARestoreLiesBeyondWhatAnyReaderHas() throws Exception {
    try (Database database = Database.open(folder, address)) {
      Completed.prepare(database, CampusId.MAIN);
      Completed.prepare(database, NORTH);
      write(database, CampusId.MAIN, 2);
      subscribe(database);
    }
    run("backup", backup.toString());
    long main = readOn(CampusId.MAIN, 3);
    long north = readOn(NORTH, 1);
    assertThat(main).isEqualTo(5);
    // the same backup twice: what came after the first restore is not known to it either
    for (int restore = 0; restore < 2; restore++) {
      restore();
      assertThat(waiting()).as("nothing new is there").isZero();
      main = readOn(CampusId.MAIN, 2, main);
      north = readOn(NORTH, 1, north);
      assertThat(main).isLessThan(EXACT);
      assertThat(waiting()).isEqualTo(2);
    }
  }

  private long readOn(CampusId campus, int events) throws Exception {
    return readOn(campus, events, 0);
  }

  /** Completes, and reads from where the reader is; its new position. */
  private long readOn(CampusId campus, int events, long after) throws Exception {
    try (Database database = Database.open(folder, address)) {
      List<String> written = write(database, campus, events);
      List<Outgoing.Entry> told =
          database.reading().withHandle(handle -> Outgoing.after(handle, campus, after, 500));
      assertThat(told.stream().map(entry -> entry.event().id()))
          .as("after " + after)
          .containsAll(written);
      return told.get(told.size() - 1).position();
    }
  }

  private static List<String> write(Database database, CampusId campus, int events) {
    List<String> written = new ArrayList<>();
    for (int event = 0; event < events; event++) {
      written.add(Completed.commit(database, campus));
    }
    try (Handle handle = database.openWriter()) {
      handle.useTransaction(transaction -> Outgoing.number(transaction, campus));
    }
    return written;
  }

  /** One who has been told everything. */
  private static void subscribe(Database database) {
    try (Handle handle = database.openWriter()) {
      Webhooks.add(
          handle,
          new Subscriber(
              CampusId.MAIN, "library", "https://library.example", false, null, "secret", "key"),
          2,
          Instant.EPOCH);
    }
  }

  /** As the metrics, the list of subscribers and the dispatcher see it. */
  private long waiting() throws Exception {
    try (Database database = Database.open(folder, address)) {
      return database
          .reading()
          .withHandle(
              handle -> {
                long waiting = Outgoing.waiting(handle);
                assertThat(Webhooks.all(handle, CampusId.MAIN).get(0).waiting()).isEqualTo(waiting);
                assertThat(Webhooks.due(handle, "key", Instant.now(), 10))
                    .hasSize(waiting == 0 ? 0 : 1);
                return waiting;
              });
    }
  }

  private void restore() {
    if (engine == TestEngine.POSTGRESQL) {
      address = empty();
      run("restore", backup.toString());
    } else {
      run("restore", backup.toString(), "--even-without-events");
    }
  }

  private void run(String command, String... arguments) {
    List<String> all = new ArrayList<>(List.of(command, "--data", folder.path().toString()));
    if (address instanceof DatabaseAddress.PostgreSql postgreSql) {
      all.addAll(List.of("--database", postgreSql.url()));
    }
    all.addAll(List.of(arguments));
    CommandEnd end = CommandEnd.run(all.toArray(String[]::new));
    assertThat(end.code()).as(end.err()).isEqualTo(ExitCodes.DONE);
  }
}
