package org.clearkiosk.server.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.UncheckedIOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.clearkiosk.clearance.model.CampusId;
import org.clearkiosk.clearance.wire.CompletionEvent;
import org.clearkiosk.clearance.wire.Json;
import org.clearkiosk.server.disk.DataFolder;
import org.clearkiosk.server.store.DatabaseAddress;
import org.clearkiosk.server.support.PostgreSql;
import org.clearkiosk.server.support.Terminal;
import org.clearkiosk.server.support.TerminalKey;
import org.clearkiosk.server.support.TestEngine;
import org.clearkiosk.server.support.TestServer;
import org.clearkiosk.server.support.TestTls;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two real server processes on one PostgreSQL, one of them killed while it is asked. */
class TwoServerProcessesTest {
  /** Students of the demo campus who may clear in June. */
  private static final List<String> STUDENTS = List.of("08281001", "08281012");

  private static final long PATIENCE_SECONDS = 120;
  private static final int ROUNDS_BEFORE_THE_KILL = 3;

  private record Invitation(String code) {}

  @Test
  void whatEitherAcknowledgedIsThereOnceAfterOneIsKilled(@TempDir Path parent) throws Exception {
    DataFolder first = DataFolder.open(parent.resolve("1"));
    DataFolder second = DataFolder.open(parent.resolve("2"));
    Path logs = parent.resolve("logs");
    DatabaseAddress.PostgreSql database =
        (DatabaseAddress.PostgreSql) TestServer.loadDemoCampus(TestEngine.POSTGRESQL, first);
    String code = invite(logs, first, database);
    Files.copy(first.cardMasterKeys(CampusId.MAIN), second.cardMasterKeys(CampusId.MAIN));
    try (DirectoryStream<Path> authority = Files.newDirectoryStream(first.tls())) {
      for (Path file : authority) {
        Files.copy(file, second.tls().resolve(file.getFileName()));
      }
    }
    try (ServerProcess one = start(logs, first, database);
        ServerProcess two = start(logs, second, database)) {
      Terminal here =
          TerminalKey.enrol(TestTls.client(first.authorityCertificate()), one.awaitReady(), code);
      Terminal there = here.at(two.awaitReady());
      List<CompletionEvent> events = new ArrayList<>();
      for (String student : STUDENTS) {
        String session = here.open(student).session().id();
        events.add(here.event(student, session, events.size() + 1));
      }
      Map<String, String> acknowledged = new ConcurrentHashMap<>();
      CountDownLatch enough = new CountDownLatch(ROUNDS_BEFORE_THE_KILL);
      CompletableFuture<Void> load =
          CompletableFuture.runAsync(() -> hammer(here, events, acknowledged, enough));
      CompletableFuture<Void> other =
          CompletableFuture.runAsync(() -> deliverAll(there, events, acknowledged));
      assertThat(enough.await(PATIENCE_SECONDS, TimeUnit.SECONDS)).isTrue();
      one.kill();
      load.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
      other.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
      deliverAll(there, events, acknowledged);
    }
    for (String student : STUDENTS) {
      assertThat(completions(logs, second, database, student)).isEqualTo(1);
    }
    PostgreSql.drop(database);
  }

  /** Until the server is gone. */
  private static void hammer(
      Terminal terminal,
      List<CompletionEvent> events,
      Map<String, String> acknowledged,
      CountDownLatch rounds) {
    try {
      while (true) {
        deliverAll(terminal, events, acknowledged);
        rounds.countDown();
      }
    } catch (UncheckedIOException killed) {
      // as it should be
    }
  }

  /** The same event has one answer, whoever gives it and how often. */
  private static void deliverAll(
      Terminal terminal, List<CompletionEvent> events, Map<String, String> acknowledged) {
    for (CompletionEvent event : events) {
      Terminal.Reply reply = terminal.deliver(event);
      assertThat(reply.status()).as(reply.body()).isEqualTo(201);
      String before = acknowledged.putIfAbsent(event.id(), reply.body());
      assertThat(before == null ? reply.body() : before).isEqualTo(reply.body());
    }
  }

  private static long completions(
      Path logs, DataFolder folder, DatabaseAddress.PostgreSql database, String student)
      throws Exception {
    try (ServerProcess list =
        ServerProcess.run(logs, arguments(folder, database, "completions", "--student", student))) {
      assertThat(list.awaitEnd()).as(list.said()).isEqualTo(ExitCodes.DONE);
      return list.output().lines().count();
    }
  }

  private static String invite(Path logs, DataFolder folder, DatabaseAddress.PostgreSql database)
      throws Exception {
    try (ServerProcess add =
        ServerProcess.run(
            logs, arguments(folder, database, "add-terminal", "07", "--format", "json"))) {
      assertThat(add.awaitEnd()).as(add.said()).isEqualTo(ExitCodes.DONE);
      return Json.GSON.fromJson(add.output(), Invitation.class).code();
    }
  }

  private static ServerProcess start(
      Path logs, DataFolder folder, DatabaseAddress.PostgreSql database) throws Exception {
    return ServerProcess.run(
        logs, arguments(folder, database, "start", "--port", "0", "--clock", TestServer.JUNE));
  }

  private static String[] arguments(
      DataFolder folder, DatabaseAddress.PostgreSql database, String... command) {
    List<String> all = new ArrayList<>(List.of(command));
    all.addAll(List.of("--data", folder.path().toString(), "--database", database.url()));
    return all.toArray(String[]::new);
  }
}
