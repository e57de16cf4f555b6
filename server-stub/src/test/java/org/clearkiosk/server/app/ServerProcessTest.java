package org.clearkiosk.server.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import org.clearkiosk.clearance.wire.CompletionEvent;
import org.clearkiosk.clearance.wire.Json;
import org.clearkiosk.clearance.wire.Problem;
import org.clearkiosk.clearance.wire.ProblemType;
import org.clearkiosk.clearance.wire.Receipt;
import org.clearkiosk.server.disk.DataFolder;
import org.clearkiosk.server.support.Terminal;
import org.clearkiosk.server.support.TestServer;
import org.clearkiosk.server.support.TestTls;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The commands as real processes: what they print, how they end, and what a kill -9 leaves. */
@SuppressWarnings("NullAway.Init") // JUnit calls prepare
class ServerProcessTest {
  private static final String STUDENT = "08281001";

  private Path folder;
  private Path logs;

  /** The parts of a key file that a terminal reads. */
  private record KeyFile(String terminal, String key, String server, String ca) {}

  @BeforeEach
  void prepare(@TempDir Path parent) throws Exception {
    folder = parent.resolve("data");
    logs = parent.resolve("logs");
    TestServer.loadDemoCampus(DataFolder.open(folder));
  }

  @Test
  void whatWasAcknowledgedOutlivesAKill() throws Exception {
    CompletionEvent event;
    Terminal.Reply acknowledged;
    String key;
    try (ServerProcess server = start()) {
      String url = server.awaitReady();
      key = addTerminal(url, "07");
      Terminal terminal = terminal(url, "07", key);
      event = terminal.event(STUDENT, terminal.open(STUDENT).session().id(), 38);
      acknowledged = terminal.deliver(event);
      server.kill();
      assertThat(acknowledged.status()).isEqualTo(201);
    }
    assertThat(completions()).containsExactly(Json.write(event));
    try (ServerProcess server = start()) {
      String url = server.awaitReady();
      Terminal terminal = terminal(url, "07", key);
      assertThat(terminal.deliver(event).body()).isEqualTo(acknowledged.body());
      assertThat(terminal.open(STUDENT).notice().receipt())
          .isEqualTo(acknowledged.as(Receipt.class));
      Terminal other = terminal(url, "08", addTerminal(url, "08"));
      assertThat(other.deliver(event).status()).isEqualTo(422);
    }
  }

  @Test
  void nothingPersonalAndNoSecretIsLogged() throws Exception {
    try (ServerProcess server = start()) {
      String url = server.awaitReady();
      String key = addTerminal(url, "07");
      Terminal terminal = terminal(url, "07", key);
      Terminal.Opened opened = terminal.open(STUDENT);
      String session = opened.session().id();
      terminal.password(session, "281009");
      terminal.deliver(terminal.event(STUDENT, session, 1));
      terminal.deliver(terminal.event("08281002", session, 2));
      terminal.tap("08281011");
      terminal.send("POST", "/v1/challenges", "{\"card\":\"6008281001x\"}", "application/json");
      terminal.get("/v1/sessions/" + session + "/" + STUDENT);
      server.terminate();
      assertThat(server.awaitEnd()).isIn(0, 143);
      String said = server.said();
      assertThat(said).contains("POST /v1/completions -> 201");
      assertThat(said)
          .doesNotContain(STUDENT, "08281002", "08281011", "281001", "281009")
          .doesNotContain("林", "3306", key, session, opened.session().maskedName());
      assertThat(said).doesNotContain("404142434445464748494A4B4C4D4E4F".substring(0, 16));
      assertThat(folder.resolve("server.json")).doesNotExist();
    }
  }

  @Test
  void aSecondServerOnTheSameFolderIsRefusedByName() throws Exception {
    try (ServerProcess first = start()) {
      String url = first.awaitReady();
      try (ServerProcess second = start()) {
        assertThat(second.awaitEnd()).isEqualTo(ExitCodes.DATA_IN_USE);
        assertThat(second.said()).contains("another server").contains(url).contains("--data");
      }
      assertThat(Files.exists(folder.resolve("server.json"))).isTrue();
      assertThat(terminal(url, "07", addTerminal(url, "07")).today().terminal()).isEqualTo("07");
    }
  }

  @Test
  void aPortInUseIsNamed(@TempDir Path other) throws Exception {
    try (ServerProcess first = start()) {
      int port = URI.create(first.awaitReady()).getPort();
      try (ServerProcess second =
          ServerProcess.run(
              logs, "start", "--data", other.toString(), "--port", Integer.toString(port))) {
        assertThat(second.awaitEnd()).isEqualTo(ExitCodes.PORT_IN_USE);
        assertThat(second.said()).contains("port " + port).contains("--port");
      }
    }
  }

  @Test
  void theDemoCampusGoesOnlyIntoAnEmptyDatabase() throws Exception {
    try (ServerProcess again =
        ServerProcess.run(logs, "demo-campus", "--data", folder.toString())) {
      assertThat(again.awaitEnd()).isEqualTo(ExitCodes.NOT_POSSIBLE);
      assertThat(again.said()).contains("nothing was changed");
    }
  }

  @Test
  void aTerminalIsAddedOnceAndItsKeyFileIsTheOwnersAlone() throws Exception {
    Path file = logs.resolveSibling("terminal.json");
    String[] arguments = {
      "add-terminal", "07", "--data", folder.toString(), "--out", file.toString()
    };
    try (ServerProcess add = ServerProcess.run(logs, arguments)) {
      assertThat(add.awaitEnd()).isEqualTo(ExitCodes.DONE);
      String content = Files.readString(file);
      KeyFile key = Json.read(content, KeyFile.class);
      assertThat(key.terminal()).isEqualTo("07");
      assertThat(key.ca()).startsWith("-----BEGIN CERTIFICATE-----");
      assertThat(add.said()).doesNotContain(key.key());
      assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
          .isEqualTo("rw-------");
    }
    Files.delete(file);
    try (ServerProcess again = ServerProcess.run(logs, arguments)) {
      assertThat(again.awaitEnd()).isEqualTo(ExitCodes.NOT_POSSIBLE);
      assertThat(file).doesNotExist();
    }
  }

  @Test
  void aKeyFileThatCannotBeWrittenLeavesNoTerminal() throws Exception {
    String file = logs.resolveSibling("nowhere").resolve("terminal.json").toString();
    assertThat(end("add-terminal", "07", "--out", file))
        .isEqualTo(ExitCodes.NOT_POSSIBLE + " nothing was changed");
    assertThat(end("revoke-terminal", "07"))
        .isEqualTo(ExitCodes.NOT_POSSIBLE + " nothing was changed");
    assertThat(end("add-terminal", "07")).isEqualTo(ExitCodes.DONE + " ");
  }

  @Test
  void aKeyIsRenewedAndRevokedWhileTheServerRuns() throws Exception {
    try (ServerProcess server = start()) {
      String url = server.awaitReady();
      Terminal first = terminal(url, "07", addTerminal(url, "07"));
      Terminal second = terminal(url, "07", addTerminal(url, "07", "--renew"));
      assertThat(first.get("/v1/today").status()).isEqualTo(401);
      assertThat(second.get("/v1/today").status()).isEqualTo(200);
      assertThat(end("revoke-terminal", "07")).isEqualTo(ExitCodes.DONE + " ");
      assertThat(end("revoke-terminal", "07")).isEqualTo(ExitCodes.DONE + " ");
      assertThat(second.get("/v1/today").status()).isEqualTo(401);
      Terminal third = terminal(url, "07", addTerminal(url, "07", "--renew"));
      assertThat(third.get("/v1/today").status()).isEqualTo(200);
    }
    assertThat(end("add-terminal", "09", "--renew"))
        .isEqualTo(ExitCodes.NOT_POSSIBLE + " nothing was changed");
  }

  /**
   * Runs a command on the data folder: its exit code, and whether it says that all is as before.
   */
  private String end(String... arguments) throws Exception {
    List<String> all = new ArrayList<>(List.of(arguments));
    all.addAll(List.of("--data", folder.toString()));
    try (ServerProcess process = ServerProcess.run(logs, all.toArray(String[]::new))) {
      int code = process.awaitEnd();
      String unchanged = "nothing was changed";
      return code + " " + (process.said().contains(unchanged) ? unchanged : "");
    }
  }

  @Test
  void businessTimeStartsNoEarlierThanTheLatestCompletion() throws Exception {
    try (ServerProcess server =
        ServerProcess.run(
            logs,
            "start",
            "--data",
            folder.toString(),
            "--port",
            "0",
            "--clock",
            "2012-06-01T09:00")) {
      String url = server.awaitReady();
      Terminal terminal = terminal(url, "07", addTerminal(url, "07"));
      assertThat(terminal.today().now())
          .isBetween("2012-06-11T10:24+08:00", "2012-06-11T10:34+08:00");
      assertThat(server.said())
          .contains(
              "business time starts at 2012-06-11T10:24+08:00, not at 2012-06-01T09:00+08:00");
    }
  }

  @Test
  void anotherApplicationMakesOtherProofs() throws Exception {
    try (ServerProcess server =
        ServerProcess.run(
            logs,
            "start",
            "--data",
            folder.toString(),
            "--port",
            "0",
            "--clock",
            TestServer.JUNE,
            "--card-application",
            "A000000396434C4B")) {
      String url = server.awaitReady();
      Terminal terminal = terminal(url, "07", addTerminal(url, "07"));
      assertThat(terminal.tap(STUDENT).as(Problem.class).type())
          .isEqualTo(ProblemType.PROOF_WRONG.uri());
    }
    try (ServerProcess server =
        ServerProcess.run(
            logs, "start", "--data", folder.toString(), "--card-application", "A0000003")) {
      assertThat(server.awaitEnd()).isEqualTo(ExitCodes.WRONG_USE);
      assertThat(server.said()).contains("5 to 16 bytes");
    }
  }

  @Test
  void wrongUseIsExplained() throws Exception {
    try (ServerProcess server =
        ServerProcess.run(
            logs, "start", "--data", folder.toString(), "--port", "0", "--clock", "tomorrow")) {
      assertThat(server.awaitEnd()).isEqualTo(ExitCodes.WRONG_USE);
      assertThat(server.said()).contains("2012-06-12T09:00+08:00");
    }
  }

  private ServerProcess start() throws Exception {
    return ServerProcess.run(
        logs, "start", "--data", folder.toString(), "--port", "0", "--clock", TestServer.JUNE);
  }

  private Terminal terminal(String url, String number, String key) throws Exception {
    Path authority = folder.resolve("tls").resolve("ca.pem");
    return new Terminal(TestTls.client(authority), url, number, key);
  }

  /** Adds a terminal and gives its key. */
  private String addTerminal(String url, String number, String... more) throws Exception {
    List<String> all =
        new ArrayList<>(List.of("add-terminal", number, "--data", folder.toString()));
    all.addAll(List.of(more));
    try (ServerProcess add = ServerProcess.run(logs, all.toArray(String[]::new))) {
      assertThat(add.awaitEnd()).isEqualTo(ExitCodes.DONE);
      KeyFile file = Json.read(add.output(), KeyFile.class);
      assertThat(file.server()).isEqualTo(url);
      return file.key();
    }
  }

  private List<String> completions() throws Exception {
    try (ServerProcess list =
        ServerProcess.run(logs, "completions", "--data", folder.toString(), "--student", STUDENT)) {
      assertThat(list.awaitEnd()).isEqualTo(ExitCodes.DONE);
      return list.output().lines().toList();
    }
  }
}
