package org.clearkiosk.kiosk.outbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.clearkiosk.clearance.model.Refund;
import org.clearkiosk.clearance.wire.CompletionEvent;
import org.clearkiosk.clearance.wire.Heartbeat;
import org.clearkiosk.clearance.wire.Json;
import org.clearkiosk.clearance.wire.SequenceRange;
import org.clearkiosk.kiosk.flow.Confirmation;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The store itself, on a real file. */
class OutboxTest {
  static final OffsetDateTime TIME = OffsetDateTime.parse("2012-06-12T10:24:00+08:00");
  static final Confirmation CONFIRMATION =
      new Confirmation("session-1", "08281001", "information_centre", Refund.BANK);
  static final Duration SOON = Duration.ofSeconds(20);

  private Path folder;

  @BeforeEach
  void use(@TempDir Path temporary) {
    folder = temporary;
  }

  @Test
  void numbersWithoutGapsAcrossRestarts() throws Exception {
    try (Outbox outbox = open()) {
      assertThat(outbox.append(CONFIRMATION, new Numbering("07", 1), TIME, SOON).recordNumber())
          .isEqualTo("07-000001");
      assertThat(outbox.append(CONFIRMATION, new Numbering("07", 1), TIME, SOON).sequence())
          .isEqualTo(2);
      assertThat(outbox.append(CONFIRMATION, new Numbering("08", 1), TIME, SOON).sequence())
          .isEqualTo(1);
    }
    try (Outbox outbox = open()) {
      assertThat(outbox.append(CONFIRMATION, new Numbering("07", 1), TIME, SOON).sequence())
          .isEqualTo(3);
      assertThat(outbox.counts()).isEqualTo(new Counts(4, 0, 0, 0));
    }
  }

  @Test
  void numbersWithoutGapsFromManyThreads() throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(8);
    try (Outbox outbox = open()) {
      Callable<Long> append =
          () -> outbox.append(CONFIRMATION, new Numbering("07", 1), TIME, SOON).sequence();
      List<Future<Long>> all =
          threads.invokeAll(Stream.generate(() -> append).limit(40).toList(), 60, TimeUnit.SECONDS);
      List<Long> numbers = new ArrayList<>();
      for (Future<Long> each : all) {
        numbers.add(each.get());
      }
      assertThat(numbers)
          .containsExactlyInAnyOrderElementsOf(LongStream.rangeClosed(1, 40).boxed().toList());
    } finally {
      threads.shutdownNow();
    }
  }

  @Test
  void keepsTheEventAsItWillBeSent() throws Exception {
    try (Outbox outbox = open()) {
      KeptConfirmation kept = outbox.append(CONFIRMATION, new Numbering("07", 1), TIME, SOON);
      String text = outbox.firstDue(0).orElseThrow().event();
      CompletionEvent event = Json.read(text, CompletionEvent.class);
      assertThat(event.id()).isEqualTo(kept.id());
      assertThat(event.sequenceNumber()).isEqualTo(1);
      assertThat(event.time()).isEqualTo(TIME);
      assertThat(event.data().refund()).isEqualTo(Refund.BANK);
    }
  }

  @Test
  void afterTheGreatestNumberNothingIsKeptAndTheWayOutIsSaid() throws Exception {
    Numbering last = new Numbering("07", SequenceRange.GREATEST);
    try (Outbox outbox = open()) {
      outbox.mustHaveNumber(last);
      assertThat(outbox.append(CONFIRMATION, last, TIME, SOON).sequence())
          .isEqualTo(9_999_999_998L);
      assertThatThrownBy(() -> outbox.append(CONFIRMATION, last, TIME, SOON))
          .isInstanceOf(OutboxException.class)
          .hasMessageContaining("terminal 07 has given out its last number, 9999999998")
          .hasMessageContaining("is delivered as ever", "enrol this machine under another number");
      assertThatThrownBy(() -> outbox.mustHaveNumber(last)).isInstanceOf(OutboxException.class);
      assertThat(outbox.counts()).as("what was kept stays").isEqualTo(new Counts(1, 0, 0, 0));
      assertThat(outbox.standing("07", TIME).lastSequence()).isEqualTo(SequenceRange.GREATEST);
      assertThat(outbox.append(CONFIRMATION, new Numbering("08", 1), TIME, SOON).sequence())
          .as("under another number")
          .isEqualTo(1);
    }
  }

  @Test
  void whatComesTooLateIsNotKept() throws Exception {
    try (Outbox outbox = open()) {
      assertThatThrownBy(
              () -> outbox.append(CONFIRMATION, new Numbering("07", 1), TIME, Duration.ofNanos(1)))
          .isInstanceOf(OutboxException.class);
      // behind it in the one writer's queue, so it has had its turn
      assertThat(outbox.counts()).isEqualTo(new Counts(0, 0, 0, 0));
      assertThat(outbox.append(CONFIRMATION, new Numbering("07", 1), TIME, SOON).sequence())
          .isEqualTo(1);
    }
  }

  @Test
  void numbersGoOnAboveThoseOfTheMachineBefore() throws Exception {
    try (Outbox outbox = open()) {
      assertThat(outbox.append(CONFIRMATION, new Numbering("07", 39), TIME, SOON).sequence())
          .isEqualTo(39);
      assertThat(outbox.append(CONFIRMATION, new Numbering("07", 39), TIME, SOON).sequence())
          .isEqualTo(40);
      assertThat(outbox.append(CONFIRMATION, new Numbering("07", 1), TIME, SOON).sequence())
          .isEqualTo(41);
    }
  }

  @Test
  void saysOfEachNumberWhereItStands() throws Exception {
    try (Outbox outbox = open()) {
      assertThat(outbox.standing("07", TIME))
          .isEqualTo(new Heartbeat.Outbox(0, 0, null, 0, List.of(), List.of()));
      List<String> ids = new ArrayList<>();
      for (int i = 0; i < 7; i++) {
        ids.add(
            outbox.append(CONFIRMATION, new Numbering("07", 1), TIME.plusSeconds(i), SOON).id());
      }
      outbox.append(CONFIRMATION, new Numbering("08", 1), TIME, SOON);
      long at = TIME.toEpochSecond();
      outbox.delivered(ids.get(0), "0612-07-0001", at);
      outbox.refused(ids.get(3), "urn:clearkiosk:problem:hall", at);
      outbox.parked(ids.get(4), "N-17", at);
      outbox.delivered(ids.get(6), "0612-07-0007", at);
      assertThat(outbox.standing("07", TIME.plusSeconds(90)))
          .isEqualTo(
              new Heartbeat.Outbox(
                  7,
                  4,
                  89L,
                  1,
                  List.of(new SequenceRange(2, 3), new SequenceRange(5, 6)),
                  List.of(new SequenceRange(4, 4))));
    }
  }

  @Test
  void deliveredRowsLoseTheirContentAndTheFileForgetsIt() throws Exception {
    try (Outbox outbox = open()) {
      KeptConfirmation kept = outbox.append(CONFIRMATION, new Numbering("07", 1), TIME, SOON);
      outbox.append(
          new Confirmation("session-2", "08281002", "information_centre", null),
          new Numbering("07", 1),
          TIME,
          SOON);
      outbox.delivered(kept.id(), "0612-07-0001", TIME.toEpochSecond());

      assertThat(outbox.purgeDelivered(TIME)).isZero();
      assertThat(outbox.purgeDelivered(TIME.plusSeconds(1))).isEqualTo(1);

      assertThat(outbox.counts()).isEqualTo(new Counts(1, 1, 0, 0));
    }
    assertThat(everything()).doesNotContain("08281001").contains("08281002");
  }

  @Test
  void refusedStaysAndIsReplayedInItsOldPlace() throws Exception {
    try (Outbox outbox = open()) {
      KeptConfirmation first = outbox.append(CONFIRMATION, new Numbering("07", 1), TIME, SOON);
      KeptConfirmation second = outbox.append(CONFIRMATION, new Numbering("07", 1), TIME, SOON);
      outbox.refused(first.id(), "urn:clearkiosk:problem:hall", TIME.toEpochSecond());
      assertThat(outbox.firstDue(0).orElseThrow().id()).isEqualTo(second.id());
      assertThat(outbox.counts()).isEqualTo(new Counts(1, 0, 1, 0));

      assertThat(outbox.replay()).isEqualTo(1);

      assertThat(outbox.firstDue(0).orElseThrow().id()).isEqualTo(first.id());
    }
  }

  @Test
  void isReadableByItsOwnerAlone() throws Exception {
    try (Outbox outbox = open()) {
      outbox.append(CONFIRMATION, new Numbering("07", 1), TIME, SOON);
      try (Stream<Path> files = Files.list(folder)) {
        for (Path file : files.toList()) {
          assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
              .as(file.toString())
              .isEqualTo("rw-------");
        }
      }
    }
  }

  @Test
  void refusesADamagedFile() throws IOException {
    Files.writeString(folder.resolve("outbox.sqlite"), "not a database at all, however long it is");
    assertThatThrownBy(this::open).isInstanceOf(OutboxException.class);
  }

  @Test
  void takesOverAFileOfTheFirstVersion() throws Exception {
    try (Connection connection =
            DriverManager.getConnection("jdbc:sqlite:" + folder.resolve("outbox.sqlite"));
        Statement statement = connection.createStatement()) {
      statement.execute(
          """
          CREATE TABLE confirmation (
            position INTEGER PRIMARY KEY,
            id TEXT NOT NULL UNIQUE,
            terminal TEXT NOT NULL,
            sequence INTEGER NOT NULL CHECK (sequence > 0),
            state TEXT NOT NULL CHECK (state IN ('pending', 'delivered', 'refused')),
            event TEXT CHECK (event IS NOT NULL OR state = 'delivered'),
            kept_at INTEGER NOT NULL,
            answered_at INTEGER,
            answer TEXT,
            UNIQUE (terminal, sequence)
          ) STRICT
          """);
      statement.execute(
          "CREATE INDEX undelivered ON confirmation (position) WHERE state = 'pending'");
      statement.execute(
          "CREATE TABLE probe (only INTEGER PRIMARY KEY CHECK (only = 1), tries INTEGER NOT NULL)"
              + " STRICT");
      statement.execute(
          "INSERT INTO confirmation VALUES (1, 'a', '07', 1, 'delivered', NULL, 5, 6, NULL),"
              + " (2, 'b', '07', 2, 'refused', 'event b', 5, 6, 'urn:x'),"
              + " (3, 'c', '07', 3, 'pending', 'event c', 5, NULL, NULL)");
      statement.execute("PRAGMA user_version = 1");
    }
    try (Outbox outbox = open()) {
      assertThat(outbox.counts()).isEqualTo(new Counts(1, 1, 1, 0));
      assertThat(outbox.firstDue(0).orElseThrow())
          .isEqualTo(new PendingEvent("c", "event c", false));
      assertThat(outbox.append(CONFIRMATION, new Numbering("07", 1), TIME, SOON).sequence())
          .isEqualTo(4);
    }
  }

  @Test
  void listsWhatIsNotDeliveredInOrderAndReplaysIt() throws Exception {
    try (Outbox outbox = open()) {
      KeptConfirmation first = outbox.append(CONFIRMATION, new Numbering("07", 1), TIME, SOON);
      KeptConfirmation second = outbox.append(CONFIRMATION, new Numbering("07", 1), TIME, SOON);
      KeptConfirmation third = outbox.append(CONFIRMATION, new Numbering("07", 1), TIME, SOON);
      outbox.append(CONFIRMATION, new Numbering("07", 1), TIME, SOON);
      outbox.refused(first.id(), "urn:clearkiosk:problem:hall", TIME.toEpochSecond());
      outbox.parked(second.id(), "N-17", TIME.toEpochSecond());
      outbox.delivered(third.id(), "0612-07-0001", TIME.toEpochSecond());

      assertThat(outbox.undelivered(10))
          .containsExactly(
              new OutboxRow(
                  "07-000001", TIME.toInstant(), "refused", "urn:clearkiosk:problem:hall"),
              new OutboxRow("07-000002", TIME.toInstant(), "parked", "N-17"),
              new OutboxRow("07-000004", TIME.toInstant(), "pending", null));
      assertThat(outbox.undelivered(1)).hasSize(1);

      assertThat(outbox.replay()).isEqualTo(2);
      assertThat(outbox.counts()).isEqualTo(new Counts(3, 1, 0, 0));
    }
  }

  @Test
  void refusesAFileOfALaterVersion() throws Exception {
    open().close();
    try (Connection connection =
            DriverManager.getConnection("jdbc:sqlite:" + folder.resolve("outbox.sqlite"));
        Statement statement = connection.createStatement()) {
      statement.execute("PRAGMA user_version = 3");
    }
    assertThatThrownBy(this::open)
        .isInstanceOf(OutboxException.class)
        .hasMessageContaining("later version");
  }

  @Test
  void saysSoWhenTheFileCannotBeWrittenAndGoesOnWhenItCan() throws Exception {
    try (Outbox outbox = open()) {
      outbox.append(CONFIRMATION, new Numbering("07", 1), TIME, SOON);
      // a stranger holds the file: the plainest way in which a write fails
      try (Connection other =
              DriverManager.getConnection("jdbc:sqlite:" + folder.resolve("outbox.sqlite"));
          Statement statement = other.createStatement()) {
        statement.execute("BEGIN IMMEDIATE");
        assertThatThrownBy(() -> outbox.append(CONFIRMATION, new Numbering("07", 1), TIME, SOON))
            .isInstanceOf(OutboxException.class);
        assertThatThrownBy(outbox::probe).isInstanceOf(OutboxException.class);
        statement.execute("ROLLBACK");
      }
      outbox.probe();
      assertThat(outbox.append(CONFIRMATION, new Numbering("07", 1), TIME, SOON).sequence())
          .isEqualTo(2);
    }
  }

  private Outbox open() throws OutboxException {
    return Outbox.open(folder.resolve("outbox.sqlite"));
  }

  private String everything() throws IOException {
    StringBuilder all = new StringBuilder();
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.toList()) {
        all.append(new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1));
      }
    }
    return all.toString();
  }
}
