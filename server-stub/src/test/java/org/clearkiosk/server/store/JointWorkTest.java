package org.clearkiosk.server.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.clearkiosk.server.disk.DataFolder;
import org.clearkiosk.server.support.EachEngine;
import org.clearkiosk.server.support.HeldWriter;
import org.clearkiosk.server.support.TestEngine;
import org.jdbi.v3.core.Handle;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;

/** What the writer does together, and what it does not. */
@EachEngine
@SuppressWarnings("NullAway.Init") // JUnit calls open
class JointWorkTest {
  @Parameter private TestEngine engine;

  private static final long PATIENCE_SECONDS = 20;

  private DatabaseAddress address;
  private Database database;
  private GroupCommit writer;
  private final List<List<String>> runs = new ArrayList<>();

  @BeforeEach
  void open(@TempDir Path folder) throws Exception {
    DataFolder data = DataFolder.open(folder);
    address = engine.empty(data);
    database = Database.open(data, address);
    writer = new GroupCommit(database::openWriter, 16, InstantSource.system());
  }

  @AfterEach
  void close() {
    writer.close();
    database.close();
    engine.forget(address);
  }

  /** Adds rows, and fails on one of them when it is there. */
  private final JointWork<String, String> adding =
      new JointWork<>() {
        @Override
        public String row(String item) {
          return item.substring(0, 1);
        }

        @Override
        public List<String> run(Handle handle, List<Item<String>> items) {
          List<String> names = items.stream().map(Item::of).toList();
          runs.add(names);
          for (String name : names) {
            handle.execute(
                "INSERT INTO receipt_key (id, x, published_at) VALUES (?, ?, 0)", name, name);
          }
          if (names.contains("bad")) {
            throw new IllegalStateException("on purpose");
          }
          return names.stream().map(name -> "added " + name).toList();
        }
      };

  @Test
  void itemsOfOneKindAreDoneTogetherUnlessTheyAreOfOneRow() throws Exception {
    CountDownLatch released = HeldWriter.hold(writer);
    CompletableFuture<String> first = writer.submit("1", adding, "a1");
    CompletableFuture<String> other = writer.submit("2", adding, "b");
    CompletableFuture<String> sameRow = writer.submit("3", adding, "b2");
    CompletableFuture<String> alone = writer.submit("4", handle -> "seen " + keys(handle).size());
    CompletableFuture<String> last = writer.submit("5", adding, "c");
    released.countDown();
    assertThat(told(first)).isEqualTo("added a1");
    assertThat(told(other)).isEqualTo("added b");
    assertThat(told(sameRow)).isEqualTo("added b2");
    assertThat(told(alone)).isEqualTo("seen 3");
    assertThat(told(last)).isEqualTo("added c");
    assertThat(runs).containsExactly(List.of("a1", "b"), List.of("b2"), List.of("c"));
  }

  @Test
  void anItemThatFailsIsUndoneAlone() throws Exception {
    CountDownLatch released = HeldWriter.hold(writer);
    CompletableFuture<String> good = writer.submit("1", adding, "good");
    CompletableFuture<String> bad = writer.submit("2", adding, "bad");
    CompletableFuture<String> alsoGood = writer.submit("3", adding, "well");
    released.countDown();
    assertThat(told(good)).isEqualTo("added good");
    assertThat(told(alsoGood)).isEqualTo("added well");
    assertThatThrownBy(() -> bad.get(PATIENCE_SECONDS, TimeUnit.SECONDS))
        .hasCauseInstanceOf(IllegalStateException.class);
    assertThat(database.reading().withHandle(JointWorkTest::keys)).containsExactly("good", "well");
    assertThat(runs.get(0)).containsExactly("good", "bad", "well");
  }

  private static String told(CompletableFuture<String> part) throws Exception {
    return part.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
  }

  private static List<String> keys(Handle handle) {
    return handle.select("SELECT id FROM receipt_key ORDER BY id").mapTo(String.class).list();
  }
}
