package org.clearkiosk.server.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;
import org.clearkiosk.server.audit.AuditAction;
import org.clearkiosk.server.disk.DataFolder;
import org.clearkiosk.server.store.Database;
import org.clearkiosk.server.store.DatabaseAddress;
import org.clearkiosk.server.support.PostgreSql;
import org.clearkiosk.server.support.TestEngine;
import org.clearkiosk.server.support.TestServer;
import org.jdbi.v3.core.Handle;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Starts that end before a server answers. */
@SuppressWarnings("NullAway.Init") // JUnit calls prepare
class StartCommandTest {
  private DataFolder data;

  @BeforeEach
  void prepare(@TempDir Path folder) throws Exception {
    data = DataFolder.open(folder.resolve("data"));
    TestServer.loadDemoCampus(data);
  }

  /** Otherwise the commands would go by the rules of a server that never served anyone. */
  @Test
  void aStartOnATakenPortIsNoYearThatServersGoBy() throws Exception {
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      String port = Integer.toString(taken.getLocalPort());

      assertThat(start("--port", port).code()).isEqualTo(ExitCodes.PORT_IN_USE);
      CommandEnd ofFigures = start("--port", "0", "--metrics-port", port);

      assertThat(ofFigures.code()).isEqualTo(ExitCodes.PORT_IN_USE);
      assertThat(ofFigures.err()).contains("port " + port + " on 127.0.0.1 is in use");
    }
    assertThat(policiesLoaded()).isZero();
  }

  @Test
  void anAddressThatIsNotTheMachinesIsNotCalledInUse() {
    CommandEnd end = start("--port", "0", "--bind", "203.0.113.9");

    assertThat(end.code()).isEqualTo(ExitCodes.PORT_IN_USE);
    assertThat(end.err()).contains("203.0.113.9 is no address of this machine").contains("--bind");
  }

  @Test
  void aNameThatNobodyKnowsIsNotCalledInUse() {
    for (String[] where :
        new String[][] {
          {"--bind", "nope.invalid"},
          {"--metrics-port", "0", "--metrics-bind", "nope.invalid"},
          {"--bind", "999.1.1.1"}
        }) {
      CommandEnd end = start(where);
      assertThat(end.code()).isEqualTo(ExitCodes.WRONG_USE);
      assertThat(end.err()).contains(where[where.length - 1] + " is neither an address nor a name");
    }
    assertThat(policiesLoaded()).isZero();
  }

  @Test
  void aHostThatNoTerminalCouldCallIsRefused() {
    for (String host : List.of("a b", "https://h:8443", "h:8443", "", "192.0.2.256")) {
      CommandEnd end = start("--port", "0", "--host", host);
      assertThat(end.code()).as(host).isEqualTo(ExitCodes.WRONG_USE);
      assertThat(end.err()).contains("--host").contains("a name or an address alone");
    }
    assertThat(data.tls().resolve("server.pem")).doesNotExist();
  }

  /** As when PostgreSQL is away: whoever was connected is sent off, and nobody is let in. */
  @Test
  void aDatabaseThatIsAwayIsToldWithinSeconds(@TempDir Path other) throws Exception {
    DataFolder folder = DataFolder.open(other.resolve("data"));
    DatabaseAddress.PostgreSql database =
        (DatabaseAddress.PostgreSql) TestServer.loadDemoCampus(TestEngine.POSTGRESQL, folder);
    int port;
    try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      port = free.getLocalPort();
    }
    try (ServerProcess server =
        ServerProcess.run(
            other.resolve("logs"),
            "start",
            "--data",
            folder.path().toString(),
            "--database",
            database.url(),
            "--port",
            "0",
            "--metrics-port",
            Integer.toString(port))) {
      server.awaitReady();
      assertThat(figures(port)).contains("clearance_ready 1.0", "clearance_terminals_silent 0.0");
      PostgreSql.drop(database);
      long begun = System.nanoTime();
      assertThat(figures(port)).contains("clearance_ready 0.0");
      assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(Duration.ofSeconds(5));
    }
  }

  private static String figures(int port) throws IOException {
    Request request = new Request.Builder().url("http://127.0.0.1:" + port + "/metrics").build();
    try (Response response = new OkHttpClient().newCall(request).execute()) {
      return response.body().string();
    }
  }

  private CommandEnd start(String... more) {
    List<String> all = new ArrayList<>(List.of("start", "--data", data.path().toString()));
    if (!List.of(more).contains("--port")) {
      all.addAll(List.of("--port", "0"));
    }
    all.addAll(List.of(more));
    return CommandEnd.run(all.toArray(String[]::new));
  }

  private int policiesLoaded() {
    try (Handle handle = Database.openForReading(new DatabaseAddress.SqliteFile(data.database()))) {
      return handle
          .select(
              "SELECT count(*) FROM audit_entry WHERE action = ?", AuditAction.POLICY_LOADED.word())
          .mapTo(int.class)
          .one();
    }
  }
}
