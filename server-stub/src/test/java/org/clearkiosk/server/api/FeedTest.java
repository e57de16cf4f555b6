package org.clearkiosk.server.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.clearkiosk.clearance.model.CampusId;
import org.clearkiosk.clearance.wire.Json;
import org.clearkiosk.clearance.wire.Problem;
import org.clearkiosk.clearance.wire.ProblemType;
import org.clearkiosk.server.identity.Secrets;
import org.clearkiosk.server.store.Database;
import org.clearkiosk.server.store.SourceIdentity;
import org.clearkiosk.server.store.SourceScope;
import org.clearkiosk.server.support.Await;
import org.clearkiosk.server.support.Completed;
import org.clearkiosk.server.support.EachEngine;
import org.clearkiosk.server.support.SourceSystem;
import org.clearkiosk.server.support.Terminal;
import org.clearkiosk.server.support.TestEngine;
import org.clearkiosk.server.support.TestServer;
import org.jdbi.v3.core.Handle;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;

/** Those who ask for completions get them all, in order, page by page, of their campus. */
@EachEngine
@SuppressWarnings("NullAway.Init") // JUnit sets the fields
class FeedTest {
  private static final CampusId NORTH = new CampusId("north");

  private static final int WRITERS = 3;
  private static final int EVENTS_EACH = 40;
  private static final long PATIENCE_SECONDS = 60;

  @Parameter private TestEngine engine;

  private TestServer server;
  private Terminal asker;

  @BeforeEach
  void start(@TempDir Path folder) throws Exception {
    server = TestServer.start(engine, folder, TestServer.JUNE);
    asker = server.addTerminal("07");
  }

  @AfterEach
  void stop() {
    server.close();
  }

  private SourceSystem reader(CampusId campus, String name) {
    return SourceSystem.add(
        server,
        new SourceIdentity(campus, name, name, null, Set.of(), Set.of(SourceScope.FEED_READ)));
  }

  private static List<String> ids(Terminal.Reply reply) {
    assertThat(reply.status()).isEqualTo(200);
    assertThat(reply.headers().get("Content-Type"))
        .startsWith("application/cloudevents-batch+json");
    List<String> ids = new ArrayList<>();
    for (JsonElement event : Json.GSON.fromJson(reply.body(), JsonArray.class)) {
      ids.add(event.getAsJsonObject().get("id").getAsString());
    }
    return ids;
  }

  private static String next(Terminal.Reply reply) {
    String link = String.valueOf(reply.headers().get("Link"));
    assertThat(link).endsWith(">; rel=\"next\"");
    return link.substring(1, link.indexOf('>'));
  }

  @Test
  void aReaderFollowsTheLinksAndSeesItsCampusOnly() throws Exception {
    SourceSystem reader = reader(CampusId.MAIN, "warehouse");
    // what the demo campus had completed before
    Await.until("events have positions", () -> !ids(reader.get("/v1/feed")).isEmpty());
    Terminal.Reply before = reader.get("/v1/feed");
    List<String> written = new ArrayList<>();
    try (Database beside = Database.open(server.folder(), server.address())) {
      Completed.prepare(beside, NORTH);
      Completed.commit(beside, NORTH);
    }
    for (String student : List.of("08281001", "08281002")) {
      Terminal.Opened opened = asker.open(student);
      var event = asker.event(student, opened.session().id(), written.size() + 1);
      if (asker.deliver(event).status() == 201) {
        written.add(event.id());
      }
    }
    assertThat(written).isNotEmpty();
    String path = next(before).replace("limit=100", "limit=1");
    List<String> seen = new ArrayList<>();
    while (seen.size() < written.size()) {
      Terminal.Reply page = reader.get(path);
      seen.addAll(ids(page));
      assertThat(ids(page)).hasSizeLessThanOrEqualTo(1);
      path = next(page);
    }
    assertThat(seen).containsExactlyInAnyOrderElementsOf(written);
    Terminal.Reply end = reader.get(path);
    assertThat(ids(end)).isEmpty();
    assertThat(next(end)).isEqualTo(path);
    SourceSystem north = reader(NORTH, "warehouse");
    Await.until("the other campus has its own", () -> ids(north.get("/v1/feed")).size() == 1);
    assertThat(written).doesNotContainAnyElementsOf(ids(north.get("/v1/feed")));
    // told once, noted once; looking in vain leaves no entry
    int noted = noted();
    assertThat(ids(reader.get(path))).isEmpty();
    assertThat(noted()).isEqualTo(noted);
    assertThat(ids(reader.get("/v1/feed"))).isNotEmpty();
    assertThat(noted()).isEqualTo(noted + 1);
  }

  private int noted() {
    return server.read(
        handle ->
            handle
                .select("SELECT count(*) FROM audit_entry WHERE action = 'feed_read'")
                .mapTo(int.class)
                .one());
  }

  @Test
  void anEventThatIsCommittedAfterALaterOneIsToldToo() throws Exception {
    assumeTrue(engine == TestEngine.POSTGRESQL, "SQLite has one writer at a time");
    try (Database beside = Database.open(server.folder(), server.address());
        Handle slow = beside.openWriter()) {
      Completed.prepare(beside, NORTH);
      SourceSystem reader = reader(NORTH, "warehouse");
      slow.begin();
      String early = Completed.record(slow, NORTH);
      String late = Completed.commit(beside, NORTH);
      Await.until("the later one is told", () -> !ids(reader.get("/v1/feed")).isEmpty());
      Terminal.Reply page = reader.get("/v1/feed");
      assertThat(ids(page)).containsExactly(late);
      slow.commit();
      Await.until("the earlier one is told", () -> !ids(reader.get(next(page))).isEmpty());
      assertThat(ids(reader.get(next(page)))).containsExactly(early);
    }
  }

  @Test
  void whoStopsAfterEveryPageMissesNothingWhileManyWrite() throws Exception {
    Set<String> written = ConcurrentHashMap.newKeySet();
    try (Database beside = Database.open(server.folder(), server.address())) {
      Completed.prepare(beside, NORTH);
      SourceSystem reader = reader(NORTH, "warehouse");
      List<CompletableFuture<Void>> writers = new ArrayList<>();
      for (int writer = 0; writer < WRITERS; writer++) {
        writers.add(
            CompletableFuture.runAsync(
                () -> {
                  for (int event = 0; event < EVENTS_EACH; event++) {
                    written.add(Completed.commit(beside, NORTH));
                  }
                }));
      }
      List<String> told = new ArrayList<>();
      String path = "/v1/feed?limit=7";
      long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
      while (told.size() < WRITERS * EVENTS_EACH && System.nanoTime() < end) {
        Terminal.Reply page = reader.get(path);
        if (page.status() == ProblemType.TOO_MANY_REQUESTS.status()) {
          server.time().pass(Duration.ofSeconds(10));
        } else {
          told.addAll(ids(page));
          path = next(page);
        }
      }
      CompletableFuture.allOf(writers.toArray(CompletableFuture[]::new))
          .get(PATIENCE_SECONDS, TimeUnit.SECONDS);
      assertThat(told).doesNotHaveDuplicates().containsExactlyInAnyOrderElementsOf(written);
    }
  }

  @Test
  void noOneElseReadsIt() {
    assertThat(SourceSystem.showing(server, Secrets.token()).get("/v1/feed").status())
        .isEqualTo(401);
    SourceSystem other = SourceSystem.add(server, SourceSystem.identity("library"));
    assertThat(other.get("/v1/feed").as(Problem.class).type())
        .isEqualTo(ProblemType.NOT_ALLOWED.uri());
    SourceSystem reader = reader(CampusId.MAIN, "reader");
    Map<String, String> queries =
        Map.of(
            "after=-1", "after: a position, 0 or more",
            "after=x", "after: a position, 0 or more",
            "after=99999999999999999999", "after: a position, 0 or more",
            "after=9999999999999999999", "after: a position, 0 or more",
            "limit=0", "limit: 1 to 500",
            "limit=501", "limit: 1 to 500",
            "limit=1000", "limit: 1 to 500",
            "limit=1;", "limit: 1 to 500");
    queries.forEach(
        (query, flaw) -> {
          Problem problem = reader.get("/v1/feed?" + query).as(Problem.class);
          assertThat(problem.type()).as(query).isEqualTo(ProblemType.MALFORMED.uri());
          assertThat(problem.detail()).as(query).endsWith(" (" + flaw + ")").doesNotContain("JSON");
        });
    Terminal.Reply beyond = reader.get("/v1/feed?after=9223372036854775807&limit=500");
    assertThat(beyond.status()).isEqualTo(409);
    assertThat(beyond.as(Problem.class).type()).isEqualTo(ProblemType.FEED_POSITION_UNKNOWN.uri());
  }
}
