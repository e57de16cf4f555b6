package org.clearkiosk.server.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.clearkiosk.server.disk.DataFolder;
import org.clearkiosk.server.support.EachEngine;
import org.clearkiosk.server.support.TestEngine;
import org.jdbi.v3.core.Handle;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;

/** What the writer promises: told after the commit, undone alone, refused when full. */
@EachEngine
@SuppressWarnings("NullAway.Init") // JUnit calls open
class GroupCommitTest {
  @Parameter private TestEngine engine;

  private static final int CAPACITY = 4;
  private static final long PATIENCE_SECONDS = 20;

  private DatabaseAddress address;
  private Database database;
  private GroupCommit writer;

  @BeforeEach
  void open(@TempDir Path folder) throws Exception {
    DataFolder data = DataFolder.open(folder);
    address = engine.empty(data);
    database = Database.open(data, address);
    writer = new GroupCommit(database::openWriter, CAPACITY, InstantSource.system());
  }

  @AfterEach
  void close() {
    writer.close();
    database.close();
    engine.forget(address);
  }

  @Test
  void whatWasToldIsSeenByOthers() throws Exception {
    CompletableFuture<List<String>> seen =
        writer.submit("a", handle -> add(handle, "01")).thenApply(row -> terminals());
    assertThat(seen.get(PATIENCE_SECONDS, TimeUnit.SECONDS)).containsExactly("01");
  }

  @Test
  void nothingIsToldBeforeTheCommit() throws Exception {
    Held held = new Held();
    CompletableFuture<String> first = writer.submit("a", handle -> held.hold());
    held.awaitBegun();
    CompletableFuture<String> second = writer.submit("b", handle -> add(handle, "01"));
    Held last = new Held();
    CompletableFuture<String> third = writer.submit("c", handle -> last.hold());
    held.release();
    last.awaitBegun();
    assertThat(first.get(PATIENCE_SECONDS, TimeUnit.SECONDS)).isEqualTo("held");
    // the second has run, in one batch with the third that still holds the transaction open
    assertThat(second).isNotDone();
    assertThat(terminals()).isEmpty();
    last.release();
    assertThat(second.get(PATIENCE_SECONDS, TimeUnit.SECONDS)).isEqualTo("01");
    assertThat(third.get(PATIENCE_SECONDS, TimeUnit.SECONDS)).isEqualTo("held");
    assertThat(terminals()).containsExactly("01");
  }

  @Test
  void whatFailsIsUndoneAlone() throws Exception {
    Held held = new Held();
    CompletableFuture<String> first = writer.submit("a", handle -> held.hold());
    held.awaitBegun();
    CompletableFuture<String> good = writer.submit("b", handle -> add(handle, "01"));
    CompletableFuture<String> bad =
        writer.submit(
            "c",
            handle -> {
              add(handle, "02");
              throw new IllegalStateException("on purpose");
            });
    CompletableFuture<String> alsoGood = writer.submit("d", handle -> add(handle, "03"));
    held.release();
    first.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
    assertThat(good.get(PATIENCE_SECONDS, TimeUnit.SECONDS)).isEqualTo("01");
    assertThat(alsoGood.get(PATIENCE_SECONDS, TimeUnit.SECONDS)).isEqualTo("03");
    assertThatThrownBy(() -> bad.get(PATIENCE_SECONDS, TimeUnit.SECONDS))
        .hasCauseInstanceOf(IllegalStateException.class);
    assertThat(terminals()).containsExactly("01", "03");
  }

  @Test
  void aBatchIsOrderedByItsKeys() throws Exception {
    List<String> order = new ArrayList<>();
    Held held = new Held();
    CompletableFuture<String> first = writer.submit("0", handle -> held.hold());
    held.awaitBegun();
    List<CompletableFuture<Boolean>> parts = new ArrayList<>();
    for (String key : List.of("c", "a", "b")) {
      parts.add(writer.submit(key, handle -> order.add(key)));
    }
    held.release();
    for (CompletableFuture<Boolean> part : parts) {
      part.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
    }
    assertThat(first).isCompletedWithValue("held");
    assertThat(order).containsExactly("a", "b", "c");
  }

  @Test
  void aFullQueueRefusesAtOnce() throws Exception {
    Held held = new Held();
    CompletableFuture<String> first = writer.submit("a", handle -> held.hold());
    held.awaitBegun();
    List<CompletableFuture<String>> waiting = new ArrayList<>();
    for (int i = 0; i < CAPACITY; i++) {
      String number = "0" + i;
      waiting.add(writer.submit("b", handle -> add(handle, number)));
    }
    CompletableFuture<String> tooMuch = writer.submit("c", handle -> add(handle, "99"));
    assertThat(tooMuch).isCompletedExceptionally();
    assertThatThrownBy(tooMuch::get)
        .isInstanceOf(ExecutionException.class)
        .hasCauseInstanceOf(GroupCommit.BusyException.class);
    held.release();
    first.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
    for (CompletableFuture<String> part : waiting) {
      part.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
    }
    assertThat(terminals()).hasSize(CAPACITY);
  }

  @Test
  void aCommitThatFailsTellsNoOneThatItSucceeded() throws Exception {
    CompletableFuture<String> part =
        writer.submit(
            "a",
            handle -> {
              add(handle, "99");
              checkAtCommit(handle);
              handle.execute(
                  "INSERT INTO trait (campus, student, trait) VALUES ('main', 'nobody', 'lives_in')");
              return "done";
            });
    assertThatThrownBy(() -> part.get(PATIENCE_SECONDS, TimeUnit.SECONDS))
        .isInstanceOf(ExecutionException.class);
    CompletableFuture<String> next = writer.submit("b", handle -> add(handle, "01"));
    assertThat(next.get(PATIENCE_SECONDS, TimeUnit.SECONDS)).isEqualTo("01");
    assertThat(terminals()).containsExactly("01");
  }

  /** Lets a wrong reference fail the commit and not the statement. */
  private void checkAtCommit(Handle handle) {
    if (engine == TestEngine.SQLITE) {
      handle.execute("PRAGMA defer_foreign_keys = ON");
    } else {
      handle.execute(
          "ALTER TABLE trait ALTER CONSTRAINT trait_student_fkey DEFERRABLE INITIALLY DEFERRED");
    }
  }

  @Test
  void closingWritesWhatWaits() throws Exception {
    Held held = new Held();
    CompletableFuture<String> first = writer.submit("a", handle -> held.hold());
    held.awaitBegun();
    CompletableFuture<String> waiting = writer.submit("b", handle -> add(handle, "01"));
    held.release();
    writer.close();
    assertThat(first).isCompletedWithValue("held");
    assertThat(waiting.get(PATIENCE_SECONDS, TimeUnit.SECONDS)).isEqualTo("01");
    assertThat(terminals()).containsExactly("01");
    assertThat(writer.submit("c", handle -> add(handle, "02"))).isCompletedExceptionally();
  }

  @Test
  void whatComesAfterTheWritersLastLookIsRefusedAndNotForgotten() {
    LateQueue queue = new LateQueue();
    GroupCommit ending = new GroupCommit(database::openWriter, queue, InstantSource.system());
    queue.beforeOffer = ending::close;
    CompletableFuture<String> late = ending.submit("a", handle -> add(handle, "01"));
    assertThat(late).isCompletedExceptionally();
    assertThatThrownBy(late::get).hasCauseInstanceOf(GroupCommit.BusyException.class);
    assertThat(queue).isEmpty();
    assertThat(terminals()).isEmpty();
  }

  @Test
  void whereNothingWaitsWhoHandsItOverMayWriteIt() {
    try (GroupCommit prompt = prompt()) {
      AtomicReference<Thread> wrote = new AtomicReference<>();
      CompletableFuture<String> lone =
          prompt.submit(
              "a",
              handle -> {
                wrote.set(Thread.currentThread());
                return add(handle, "01");
              });
      assertThat(lone).isCompletedWithValue("01");
      assertThat(wrote.get()).isSameAs(Thread.currentThread());
      assertThat(terminals()).containsExactly("01");
    }
  }

  @Test
  void whatComesWhileSomeoneWritesIsLeftToTheWriterAndNotWaitedFor() throws Exception {
    ExecutorService others = Executors.newSingleThreadExecutor();
    try (GroupCommit prompt = prompt()) {
      Held held = new Held();
      CompletableFuture<String> first =
          CompletableFuture.supplyAsync(
              () -> prompt.submit("a", handle -> held.hold()).join(), others);
      held.awaitBegun();
      CompletableFuture<String> next = prompt.submit("b", handle -> add(handle, "01"));
      CompletableFuture<String> last =
          prompt.submit("c", handle -> Thread.currentThread().getName());
      assertThat(next).isNotDone();
      held.release();
      assertThat(first.get(PATIENCE_SECONDS, TimeUnit.SECONDS)).isEqualTo("held");
      assertThat(next.get(PATIENCE_SECONDS, TimeUnit.SECONDS)).isEqualTo("01");
      assertThat(last.get(PATIENCE_SECONDS, TimeUnit.SECONDS)).isEqualTo("writer");
      assertThat(terminals()).containsExactly("01");
    } finally {
      others.shutdownNow();
    }
  }

  @Test
  void whatWorkHandsOverItselfIsNoPartOfItsTransaction() throws Exception {
    try (GroupCommit prompt = prompt()) {
      List<CompletableFuture<String>> inner = new ArrayList<>();
      CompletableFuture<Boolean> outer =
          prompt.submit(
              "a",
              handle -> {
                inner.add(prompt.submit("b", other -> add(other, "01")));
                return inner.get(0).isDone();
              });
      assertThat(outer).isCompletedWithValue(false);
      assertThat(inner.get(0).get(PATIENCE_SECONDS, TimeUnit.SECONDS)).isEqualTo("01");
    }
  }

  @Test
  void whatIsWrittenByWhoHandsItOverFailsAloneAndNothingIsTakenAfterTheEnd() {
    GroupCommit prompt = prompt();
    CompletableFuture<String> bad =
        prompt.submit(
            "a",
            handle -> {
              add(handle, "01");
              throw new IllegalStateException("on purpose");
            });
    assertThatThrownBy(bad::get).hasCauseInstanceOf(IllegalStateException.class);
    assertThat(prompt.submit("b", handle -> add(handle, "02"))).isCompletedWithValue("02");
    prompt.close();
    assertThatThrownBy(prompt.submit("c", handle -> add(handle, "03"))::get)
        .hasCauseInstanceOf(GroupCommit.BusyException.class);
    assertThat(terminals()).containsExactly("02");
  }

  @Test
  void betweenWritesTheWritersConnectionMayBeAsked() throws Exception {
    try (GroupCommit prompt = prompt()) {
      assertThat(prompt.readBetweenWrites(GroupCommitTest::count)).as("not open yet").isEmpty();
      assertThat(prompt.submit("a", handle -> add(handle, "01"))).isCompletedWithValue("01");
      assertThat(prompt.readBetweenWrites(GroupCommitTest::count)).contains(1);
      AtomicReference<Optional<Integer>> meanwhile = new AtomicReference<>(Optional.of(-1));
      assertThat(
              prompt.submit(
                  "b",
                  handle -> {
                    meanwhile.set(prompt.readBetweenWrites(GroupCommitTest::count));
                    return add(handle, "02");
                  }))
          .isCompletedWithValue("02");
      assertThat(meanwhile.get()).as("while somebody writes").isEmpty();
      assertThat(prompt.readBetweenWrites(GroupCommitTest::count)).contains(2);
    }
    writer.submit("a", handle -> add(handle, "03")).get(PATIENCE_SECONDS, TimeUnit.SECONDS);
    assertThat(writer.readBetweenWrites(GroupCommitTest::count)).as("only the writer").isEmpty();
  }

  @Test
  void leavesToTheWriterWhatNobodyWaitsFor() throws Exception {
    try (GroupCommit prompt = prompt()) {
      assertThat(prompt.submit("a", handle -> Thread.currentThread().getName()))
          .isCompletedWithValue(Thread.currentThread().getName());
      assertThat(
              prompt
                  .submitToWriter("b", handle -> Thread.currentThread().getName())
                  .get(PATIENCE_SECONDS, TimeUnit.SECONDS))
          .isEqualTo("writer");
    }
  }

  @Test
  void readsElsewhereWhatTheWritersConnectionCannot() {
    try (GroupCommit prompt = prompt()) {
      assertThat(prompt.submit("a", handle -> add(handle, "01"))).isCompletedWithValue("01");
      assertThat(
              prompt.readBetweenWrites(
                  handle -> handle.select("SELECT nothing").mapTo(int.class).one()))
          .isEmpty();
      assertThat(prompt.readBetweenWrites(GroupCommitTest::count)).as("given up").isEmpty();
      assertThat(prompt.submit("b", handle -> add(handle, "02"))).isCompletedWithValue("02");
      assertThat(prompt.readBetweenWrites(GroupCommitTest::count)).as("opened anew").contains(2);
    }
  }

  private static int count(Handle handle) {
    return handle.select("SELECT count(*) FROM terminal").mapTo(int.class).one();
  }

  private GroupCommit prompt() {
    return new GroupCommit(
        database::openWriter,
        CAPACITY,
        InstantSource.system(),
        GroupCommit.Lone.BY_WHO_HANDS_IT_OVER,
        WriterWatch.NONE);
  }

  /** Lets the writer end between the look at whether it is ending and the offer. */
  private static final class LateQueue extends ArrayBlockingQueue<WaitingPart<?, ?>> {
    private static final long serialVersionUID = 1;

    private transient Runnable beforeOffer = () -> {};

    LateQueue() {
      super(CAPACITY);
    }

    @Override
    public boolean offer(WaitingPart<?, ?> part) {
      beforeOffer.run();
      return super.offer(part);
    }
  }

  private static String add(Handle handle, String number) {
    handle.execute("INSERT INTO terminal (campus, number, added_at) VALUES ('main', ?, 0)", number);
    return number;
  }

  private List<String> terminals() {
    return database
        .reading()
        .withHandle(
            handle ->
                handle
                    .select("SELECT number FROM terminal ORDER BY number")
                    .mapTo(String.class)
                    .list());
  }

  /** Holds the writer's thread until the test lets go. */
  private static final class Held {
    private final CountDownLatch begun = new CountDownLatch(1);
    private final CountDownLatch released = new CountDownLatch(1);

    String hold() {
      begun.countDown();
      await(released);
      return "held";
    }

    void awaitBegun() {
      await(begun);
    }

    void release() {
      released.countDown();
    }

    private static void await(CountDownLatch latch) {
      try {
        if (!latch.await(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
          throw new IllegalStateException("waited in vain");
        }
      } catch (InterruptedException e) {
        throw new IllegalStateException(e);
      }
    }
  }
}
