package org.clearkiosk.server.clearing;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.clearkiosk.clearance.model.CampusId;
import org.clearkiosk.clearance.model.Level;
import org.clearkiosk.clearance.model.Refund;
import org.clearkiosk.clearance.model.Status;
import org.clearkiosk.clearance.model.Student;
import org.clearkiosk.clearance.wire.CompletionEvent;
import org.clearkiosk.clearance.wire.Json;
import org.clearkiosk.server.disk.DataFolder;
import org.clearkiosk.server.identity.CardApplication;
import org.clearkiosk.server.identity.CardKeys;
import org.clearkiosk.server.identity.PasswordWorkers;
import org.clearkiosk.server.receipt.ReceiptKey;
import org.clearkiosk.server.store.Cards;
import org.clearkiosk.server.store.Database;
import org.clearkiosk.server.store.DatabaseAddress;
import org.clearkiosk.server.store.GroupCommit;
import org.clearkiosk.server.store.Sessions;
import org.clearkiosk.server.store.Students;
import org.clearkiosk.server.store.TerminalIdentity;
import org.clearkiosk.server.store.Terminals;
import org.clearkiosk.server.support.TestEngine;
import org.clearkiosk.server.support.TestServer;
import org.jdbi.v3.core.Handle;

/**
 * How many completions a second the store takes, without HTTP: a program for whoever changes the
 * writer's way, run by hand. Arguments: engine, students, threads.
 */
final class CompletionRate {
  private static final TerminalIdentity TERMINAL = new TerminalIdentity(CampusId.MAIN, "07");
  private static final OffsetDateTime NOW = OffsetDateTime.parse(TestServer.JUNE);

  private CompletionRate() {}

  /** Measures and prints. */
  public static void main(String[] arguments) throws Exception {
    TestEngine engine = TestEngine.valueOf(arguments[0]);
    int students = Integer.parseInt(arguments[1]);
    int threads = Integer.parseInt(arguments[2]);
    Path parent = Files.createTempDirectory(Path.of("target"), "rate");
    DataFolder folder = DataFolder.open(parent.resolve("data"));
    DatabaseAddress address = engine.empty(folder);
    BusinessClock clock = BusinessClock.startingAt(NOW, TestServer.POLICY.zone(), () -> 0);
    try (Database database = Database.open(folder, address);
        GroupCommit writer = new GroupCommit(database::openWriter, 1024, InstantSource.system());
        PasswordWorkers workers = new PasswordWorkers()) {
      try (Handle handle = database.openWriter()) {
        handle.useTransaction(transaction -> fill(transaction, students));
      }
      CampusRules rules =
          new CampusRules(
              TestServer.POLICY,
              clock,
              CardKeys.read(folder.cardMasterKeys(CampusId.MAIN), CardApplication.OF_CARD_FORMAT));
      Acts acts =
          new Acts(
              database.reading(),
              writer,
              workers,
              ReceiptKey.open(folder.receiptKey()),
              campus -> rules,
              InstantSource.system());
      long begun = System.nanoTime();
      Duration used = processorTime();
      deliver(acts.at(CampusId.MAIN).recordCompletion(), students, threads);
      double seconds = (System.nanoTime() - begun) / 1e9;
      double microseconds = processorTime().minus(used).toNanos() / 1e3 / students;
      System.out.printf(
          "%s, %d threads: %.0f completions/s, %.0f µs of this process's processor time each%n",
          engine, threads, students / seconds, microseconds);
    }
  }

  /** Other than the rate it hardly depends on what else the machine does. */
  private static Duration processorTime() {
    return ProcessHandle.current().info().totalCpuDuration().orElse(Duration.ZERO);
  }

  private static void fill(Handle handle, int students) {
    Terminals.add(handle, TERMINAL, Instant.EPOCH);
    for (int i = 0; i < students; i++) {
      String number = number(i);
      Students.add(
          handle,
          CampusId.MAIN,
          new Student(
              number,
              "某",
              Level.UNDERGRADUATE,
              Status.GRADUATING,
              Set.of(),
              Set.of(),
              null,
              100,
              100,
              null),
          "test",
          List.of(),
          Instant.EPOCH);
      Cards.add(
          handle, CampusId.MAIN, Cards.Card.cpu("60" + number, number, Cards.State.ACTIVE, 1));
      Sessions.add(
          handle,
          new Sessions.Entry(
              "session-" + i,
              TERMINAL,
              "60" + number,
              number,
              NOW.toInstant(),
              NOW.toInstant().plusSeconds(600),
              NOW.toInstant(),
              null));
    }
  }

  private static String number(int i) {
    return "%08d".formatted(i);
  }

  private static void deliver(RecordCompletion record, int students, int threads) throws Exception {
    ExecutorService pool = Executors.newFixedThreadPool(threads);
    AtomicInteger next = new AtomicInteger();
    List<Callable<Void>> loops = new ArrayList<>();
    for (int thread = 0; thread < threads; thread++) {
      loops.add(
          () -> {
            for (int i = next.getAndIncrement(); i < students; i = next.getAndIncrement()) {
              CompletionEvent event =
                  CompletionEvent.of(
                      "0137df50-2b80-7cc1-98f2-%012x".formatted(i),
                      "07",
                      i + 1L,
                      number(i),
                      NOW,
                      new CompletionEvent.Data(
                          "session-" + i, TestServer.POLICY.officeFinishedHere(), Refund.BANK));
              Answer<String> answer =
                  record.record(TERMINAL, event, Json.write(event)).get(60, TimeUnit.SECONDS);
              if (!(answer instanceof Answer.Given<String>)) {
                throw new IllegalStateException("refused");
              }
            }
            return null;
          });
    }
    try {
      for (Future<Void> loop : pool.invokeAll(loops)) {
        loop.get();
      }
    } finally {
      pool.shutdownNow();
    }
  }
}
