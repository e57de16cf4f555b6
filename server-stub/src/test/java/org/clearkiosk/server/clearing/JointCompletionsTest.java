package org.clearkiosk.server.clearing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.clearkiosk.clearance.model.Blocker;
import org.clearkiosk.clearance.model.CampusId;
import org.clearkiosk.clearance.model.Refund;
import org.clearkiosk.clearance.wire.CompletionEvent;
import org.clearkiosk.clearance.wire.ProblemType;
import org.clearkiosk.server.audit.ChainCheck;
import org.clearkiosk.server.disk.DataFolder;
import org.clearkiosk.server.receipt.ReceiptKey;
import org.clearkiosk.server.store.AuditWalk;
import org.clearkiosk.server.store.Database;
import org.clearkiosk.server.store.DatabaseAddress;
import org.clearkiosk.server.store.GivenBlockers;
import org.clearkiosk.server.store.GroupCommit;
import org.clearkiosk.server.store.Orders;
import org.clearkiosk.server.store.Students;
import org.clearkiosk.server.store.WriterWatch;
import org.clearkiosk.server.support.Await;
import org.clearkiosk.server.support.EachEngine;
import org.clearkiosk.server.support.HeldWriter;
import org.clearkiosk.server.support.PostgreSql;
import org.clearkiosk.server.support.TestEngine;
import org.clearkiosk.server.support.TestServer;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;

/** Confirmations that are recorded together come to the same as each by itself. */
@EachEngine
@SuppressWarnings("NullAway.Init") // JUnit calls open
class JointCompletionsTest {
  private static final int STUDENTS = 12;
  private static final long PATIENCE_SECONDS = 30;
  private static final Instant REAL = Instant.parse("2012-06-12T01:00:40.125Z");

  /** All that a confirmation may write. */
  private static final List<String> TABLES =
      List.of(
          "student",
          "office_step",
          "completion_event",
          "completion",
          "card_right",
          "outgoing",
          "audit_entry",
          "audit_head");

  @Parameter private TestEngine engine;

  @TempDir private Path folder;
  private CompletionLedger ledger;
  private final List<DatabaseAddress> addresses = new ArrayList<>();

  @BeforeEach
  void open() throws Exception {
    ledger =
        new CompletionLedger(
            TestServer.POLICY,
            BusinessClock.startingAt(MayClear.NOW, TestServer.POLICY.zone(), () -> 0),
            ReceiptKey.open(DataFolder.open(folder).receiptKey()));
  }

  @AfterEach
  void forget() {
    addresses.forEach(engine::forget);
  }

  @Test
  void whatIsRecordedTogetherIsTheSameAsEachAlone() throws Exception {
    CompletionEvent twice = MayClear.event(6);
    List<Delivery> deliveries =
        List.of(
            MayClear.delivery(MayClear.event(0)),
            MayClear.delivery(MayClear.event(Prepared.BLOCKED)),
            MayClear.delivery(MayClear.event(Prepared.DONE_BY_HAND)),
            MayClear.delivery(with(MayClear.event(3), MayClear.session(4), 4)),
            MayClear.delivery(
                CompletionEvent.of(
                    MayClear.id(5),
                    "08",
                    6,
                    MayClear.number(5),
                    MayClear.NOW,
                    MayClear.event(5).data())),
            MayClear.delivery(twice),
            MayClear.delivery(twice),
            MayClear.delivery(MayClear.event(7)),
            MayClear.delivery(another(MayClear.event(7), MayClear.id(20), Refund.CASH)),
            // the terminal's number is that of student 0's receipt
            MayClear.delivery(with(MayClear.event(8), MayClear.session(8), 1)),
            MayClear.delivery(another(MayClear.event(9), MayClear.id(9), Refund.CASH)),
            MayClear.delivery(another(MayClear.event(10), MayClear.id(10), null)));
    Recorded together = together(deliveries);
    assertThat(together.batches()).containsExactly(deliveries.size() + 1);
    assertSame(together, alone(deliveries));
    assertThat(together.answer(0)).contains("\"0612-07-0001\"");
    assertThat(together.answer(9)).contains("\"0612-07-0001-2\"");
    assertThat(together.answer(6)).isEqualTo(together.answer(5));
    assertThat(together.answer(8)).isEqualTo(together.answer(7));
    assertThat(together.refusal(1)).isEqualTo(ProblemType.HALL);
    assertThat(together.refusal(2)).isEqualTo(ProblemType.ALREADY_DONE_ELSEWHERE);
    assertThat(together.refusal(3)).isEqualTo(ProblemType.EVENT_MISFIT);
    assertThat(together.refusal(4)).isEqualTo(ProblemType.EVENT_MISFIT);
    assertThat(together.refusal(11)).isEqualTo(ProblemType.REFUND_NOT_OFFERED);
    assertThat(together.rows().get("completion")).hasSize(5);
  }

  @Test
  void whatTheDatabaseRefusesSpoilsNoNeighbour() throws Exception {
    // nobody sees before writing that two of one batch have the same id
    List<Delivery> deliveries =
        List.of(
            MayClear.delivery(MayClear.event(0)),
            MayClear.delivery(MayClear.event(3)),
            MayClear.delivery(another(MayClear.event(4), MayClear.id(3), Refund.BANK)),
            MayClear.delivery(MayClear.event(5)));
    Recorded together = together(deliveries);
    assertSame(together, alone(deliveries));
    assertThat(together.refusal(2)).isEqualTo(ProblemType.EVENT_ID_REUSED);
    assertThat(together.rows().get("completion")).hasSize(3);
  }

  @Test
  void whatTheDatabaseUndidForAnotherProcessIsRecordedThen() throws Exception {
    assumeTrue(engine == TestEngine.POSTGRESQL, "SQLite has one writer at a time");
    try (Prepared prepared = prepare();
        GroupCommit writer =
            new GroupCommit(prepared.database()::openWriter, STUDENTS, () -> REAL);
        Handle other = prepared.database().openWriter()) {
      // so it is the writer that finds out and gives way
      other.execute("SET deadlock_timeout = '1min'");
      other.begin();
      Students.lock(other, CampusId.MAIN, MayClear.number(3));
      CountDownLatch released = HeldWriter.hold(writer);
      CountDownLatch crossed = new CountDownLatch(1);
      AtomicInteger runs = new AtomicInteger();
      CompletableFuture<Boolean> before =
          writer.submit(
              "0",
              handle -> {
                Students.lock(handle, CampusId.MAIN, MayClear.number(0));
                // only now: before it the other could have the row first, and no one would wait
                runs.incrementAndGet();
                return HeldWriter.awaited(crossed);
              });
      List<CompletableFuture<Answer<String>>> answers =
          List.of(submit(writer, MayClear.event(0)), submit(writer, MayClear.event(3)));
      released.countDown();
      Await.until("the writer has the first", () -> runs.get() > 0);
      CompletableFuture<Void> both =
          CompletableFuture.runAsync(
              () -> {
                Students.lock(other, CampusId.MAIN, MayClear.number(0));
                other.commit();
              });
      awaitWaiting((DatabaseAddress.PostgreSql) prepared.address());
      crossed.countDown();
      both.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
      assertThat(before.get(PATIENCE_SECONDS, TimeUnit.SECONDS)).isTrue();
      for (CompletableFuture<Answer<String>> answer : answers) {
        assertThat(answer.get(PATIENCE_SECONDS, TimeUnit.SECONDS)).isInstanceOf(Answer.Given.class);
      }
      assertThat(runs.get()).isGreaterThan(1);
      Map<String, List<String>> rows = rows(prepared.database());
      assertThat(rows.get("completion")).hasSize(2);
      assertThat(rows.get("audit_entry")).hasSize(2);
    }
  }

  private static void awaitWaiting(DatabaseAddress.PostgreSql address) {
    Jdbi look = Jdbi.create(PostgreSql.address("postgres").url());
    Await.until(
        "the other waits for the writer",
        () ->
            look.withHandle(
                    handle ->
                        handle
                            .select(
                                "SELECT count(*) FROM pg_stat_activity"
                                    + " WHERE datname = ? AND wait_event_type = 'Lock'",
                                PostgreSql.nameOf(address))
                            .mapTo(int.class)
                            .one())
                == 1);
  }

  private static void assertSame(Recorded together, Recorded alone) {
    assertThat(together.answers()).isEqualTo(alone.answers());
    assertThat(together.rows()).isEqualTo(alone.rows());
    assertThat(together.fault()).isEmpty();
  }

  private static CompletionEvent with(CompletionEvent event, String session, long sequence) {
    return CompletionEvent.of(
        event.id(),
        event.terminal(),
        sequence,
        event.subject(),
        event.time(),
        new CompletionEvent.Data(session, event.data().office(), event.data().refund()));
  }

  private static CompletionEvent another(
      CompletionEvent event, String id, @Nullable Refund refund) {
    return CompletionEvent.of(
        id,
        event.terminal(),
        event.sequenceNumber(),
        event.subject(),
        event.time(),
        new CompletionEvent.Data(event.data().session(), event.data().office(), refund));
  }

  /** What came of deliveries: the answer to each, the rows of each table, the batches' sizes. */
  private record Recorded(
      List<Answer<String>> answers,
      Map<String, List<String>> rows,
      Optional<ChainCheck.Fault> fault,
      List<Integer> batches) {
    String answer(int index) {
      return ((Answer.Given<String>) answers.get(index)).value();
    }

    ProblemType refusal(int index) {
      return ((Answer.Refused<String>) answers.get(index)).refusal().type();
    }
  }

  /** Lets all of them wait, in any order, until the writer may take them. */
  private Recorded together(List<Delivery> deliveries) throws Exception {
    Batches batches = new Batches();
    try (Prepared prepared = prepare();
        GroupCommit writer =
            new GroupCommit(
                prepared.database()::openWriter,
                STUDENTS * 4,
                () -> REAL,
                GroupCommit.Lone.BY_THE_WRITER,
                batches)) {
      CountDownLatch released = HeldWriter.hold(writer);
      // with a part of another kind before them
      CompletableFuture<Boolean> unused = writer.submit("1", handle -> true);
      List<Waiting> waiting = new ArrayList<>();
      for (int index : shuffled(deliveries.size())) {
        waiting.add(new Waiting(index, submit(writer, deliveries.get(index).event())));
      }
      released.countDown();
      waiting.sort(Comparator.comparingInt(Waiting::index));
      List<Answer<String>> answers = new ArrayList<>();
      for (Waiting one : waiting) {
        answers.add(one.answer().get(PATIENCE_SECONDS, TimeUnit.SECONDS));
      }
      return recorded(prepared.database(), answers, batches.sizes.subList(1, batches.sizes.size()));
    }
  }

  private record Waiting(int index, CompletableFuture<Answer<String>> answer) {}

  private static List<Integer> shuffled(int count) {
    List<Integer> indexes = new ArrayList<>(IntStream.range(0, count).boxed().toList());
    Collections.shuffle(indexes, new Random(1));
    return indexes;
  }

  /** One after the other, in the order that a batch has. */
  private Recorded alone(List<Delivery> deliveries) throws Exception {
    Batches batches = new Batches();
    try (Prepared prepared = prepare();
        GroupCommit writer =
            new GroupCommit(
                prepared.database()::openWriter,
                STUDENTS,
                () -> REAL,
                GroupCommit.Lone.BY_THE_WRITER,
                batches)) {
      List<Delivery> ordered = new ArrayList<>(deliveries);
      ordered.sort(Comparator.comparing(JointCompletionsTest::order));
      Map<Delivery, Answer<String>> answers = new HashMap<>();
      for (Delivery delivery : ordered) {
        answers.put(
            delivery, submit(writer, delivery.event()).get(PATIENCE_SECONDS, TimeUnit.SECONDS));
      }
      return recorded(
          prepared.database(), deliveries.stream().map(answers::get).toList(), batches.sizes);
    }
  }

  private static String order(Delivery delivery) {
    CompletionEvent event = delivery.event();
    return Orders.student(CampusId.MAIN, event.subject(), event.id());
  }

  private CompletableFuture<Answer<String>> submit(GroupCommit writer, CompletionEvent event) {
    Delivery delivery = MayClear.delivery(event);
    return writer.submit(order(delivery), ledger, delivery);
  }

  private static Recorded recorded(
      Database database, List<Answer<String>> answers, List<Integer> batches) {
    return new Recorded(
        answers,
        rows(database),
        database.reading().withHandle(handle -> AuditWalk.check(handle, new ChainCheck(List.of()))),
        List.copyOf(batches));
  }

  private static Map<String, List<String>> rows(Database database) {
    Map<String, List<String>> rows = new TreeMap<>();
    database
        .reading()
        .useHandle(
            handle ->
                TABLES.forEach(
                    table ->
                        rows.put(
                            table,
                            handle.select("SELECT * FROM " + table).mapToMap().stream()
                                .map(row -> new TreeMap<>(row).toString())
                                .sorted()
                                .toList())));
    return rows;
  }

  /** How many were committed at a time. */
  private static final class Batches implements WriterWatch {
    private final List<Integer> sizes = Collections.synchronizedList(new ArrayList<>());

    @Override
    public void committed(int parts, Duration took) {
      sizes.add(parts);
    }

    @Override
    public void failed() {}
  }

  /** A database with students who may clear, one who may not, and one who has. */
  private record Prepared(DatabaseAddress address, Database database) implements AutoCloseable {
    static final int BLOCKED = 1;
    static final int DONE_BY_HAND = 2;

    @Override
    public void close() {
      database.close();
    }
  }

  private Prepared prepare() throws Exception {
    DataFolder data = DataFolder.open(folder.resolve("data-" + addresses.size()));
    DatabaseAddress address = engine.empty(data);
    addresses.add(address);
    Database database = Database.open(data, address);
    try (Handle handle = database.openWriter()) {
      handle.useTransaction(
          transaction -> {
            MayClear.fill(transaction, STUDENTS);
            GivenBlockers.put(
                transaction,
                CampusId.MAIN,
                new GivenBlockers.Key(MayClear.number(Prepared.BLOCKED), "network_centre", "1"),
                new Blocker("switch_on_loan", null, "SW-1", null),
                Instant.EPOCH);
            Students.finishStep(
                transaction,
                CampusId.MAIN,
                List.of(MayClear.number(Prepared.DONE_BY_HAND)),
                TestServer.POLICY.officeFinishedHere(),
                Instant.EPOCH);
          });
    }
    return new Prepared(address, database);
  }
}
