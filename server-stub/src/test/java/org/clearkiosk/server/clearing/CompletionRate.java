package org.clearkiosk.server.clearing;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.clearkiosk.clearance.model.CampusId;
import org.clearkiosk.clearance.wire.CompletionEvent;
import org.clearkiosk.clearance.wire.Json;
import org.clearkiosk.server.disk.DataFolder;
import org.clearkiosk.server.identity.CardApplication;
import org.clearkiosk.server.identity.CardKeys;
import org.clearkiosk.server.identity.PasswordWorkers;
import org.clearkiosk.server.receipt.ReceiptKey;
import org.clearkiosk.server.store.Database;
import org.clearkiosk.server.store.DatabaseAddress;
import org.clearkiosk.server.store.GroupCommit;
import org.clearkiosk.server.store.WriterWatch;
import org.clearkiosk.server.support.TestEngine;
import org.clearkiosk.server.support.TestServer;
import org.jdbi.v3.core.Handle;

/**
 * How many completions a second the store takes, without HTTP: a program for whoever changes the
 * writer's way, run by hand. Arguments: engine, students, threads.
 */
final class CompletionRate {
  private CompletionRate() {}

  /** Measures and prints. */
  public static void main(String[] arguments) throws Exception {
    TestEngine engine = TestEngine.valueOf(arguments[0]);
    int students = Integer.parseInt(arguments[1]);
    int threads = Integer.parseInt(arguments[2]);
    Path parent = Files.createTempDirectory(Path.of("target"), "rate");
    DataFolder folder = DataFolder.open(parent.resolve("data"));
    DatabaseAddress address = engine.empty(folder);
    BusinessClock clock = BusinessClock.startingAt(MayClear.NOW, TestServer.POLICY.zone(), () -> 0);
    try (Database database = Database.open(folder, address);
        GroupCommit writer =
            new GroupCommit(
                database::openWriter,
                1024,
                InstantSource.system(),
                database.lone(),
                WriterWatch.NONE);
        PasswordWorkers workers = new PasswordWorkers()) {
      try (Handle handle = database.openWriter()) {
        handle.useTransaction(transaction -> MayClear.fill(transaction, students));
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

  private static void deliver(RecordCompletion record, int students, int threads) throws Exception {
    ExecutorService pool = Executors.newFixedThreadPool(threads);
    AtomicInteger next = new AtomicInteger();
    List<Callable<Void>> loops = new ArrayList<>();
    for (int thread = 0; thread < threads; thread++) {
      loops.add(
          () -> {
            for (int i = next.getAndIncrement(); i < students; i = next.getAndIncrement()) {
              CompletionEvent event = MayClear.event(i);
              Answer<String> answer =
                  record
                      .record(MayClear.TERMINAL, event, Json.write(event))
                      .get(60, TimeUnit.SECONDS);
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
