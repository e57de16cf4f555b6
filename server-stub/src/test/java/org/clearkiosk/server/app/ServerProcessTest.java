package org.clearkiosk.server.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import okhttp3.OkHttpClient;
import org.clearkiosk.clearance.wire.CompletionEvent;
import org.clearkiosk.clearance.wire.Heartbeat;
import org.clearkiosk.clearance.wire.Json;
import org.clearkiosk.clearance.wire.Problem;
import org.clearkiosk.clearance.wire.ProblemType;
import org.clearkiosk.clearance.wire.Receipt;
import org.clearkiosk.clearance.wire.SequenceRange;
import org.clearkiosk.server.disk.DataFolder;
import org.clearkiosk.server.support.Terminal;
import org.clearkiosk.server.support.TerminalKey;
import org.clearkiosk.server.support.TestServer;
import org.clearkiosk.server.support.TestTls;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The commands as real processes: what they print, how they end, and what a kill -9 leaves. */
@SuppressWarnings("NullAway.Init") // JUnit calls prepare
class ServerProcessTest {
  private static final String STUDENT = "08281001";

  private static final Heartbeat HEARTBEAT =
      new Heartbeat(
          "1.2.3",
          OffsetDateTime.parse("2026-01-01T00:00:00Z"),
          "R-01",
          new Heartbeat.Outbox(3, 1, 90L, 0, List.of(new SequenceRange(2, 2)), List.of()),
          new Heartbeat.Health(
              List.of(new Heartbeat.Reader("PC/SC", "R-01")),
              600,
              12,
              64_000_000,
              12_300_000_000L));

  private Path folder;
  private Path logs;

  /** What the operator brings to a terminal. */
  private record Invitation(
      String campus,
      String terminal,
      String code,
      String expiresAt,
      String server,
      String fingerprint) {}

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
    Terminal terminal;
    try (ServerProcess server = start()) {
      String url = server.awaitReady();
      terminal = addTerminal(url, "07");
      event = terminal.event(STUDENT, terminal.open(STUDENT).session().id(), 38);
      acknowledged = terminal.deliver(event);
      server.kill();
      assertThat(acknowledged.status()).isEqualTo(201);
    }
    assertThat(completions()).containsExactly(Json.write(event));
    try (ServerProcess server = start()) {
      String url = server.awaitReady();
      terminal = terminal.at(url);
      assertThat(terminal.deliver(event).body()).isEqualTo(acknowledged.body());
      assertThat(terminal.open(STUDENT).notice().receipt())
          .isEqualTo(acknowledged.as(Receipt.class));
      Terminal other = addTerminal(url, "08");
      assertThat(other.deliver(event).status()).isEqualTo(422);
    }
  }

  @Test
  void nothingPersonalAndNoSecretIsLogged() throws Exception {
    try (ServerProcess server = start()) {
      String url = server.awaitReady();
      String code = invite(url, "07");
      Terminal terminal = TerminalKey.enrol(client(), url, code);
      Terminal.Opened opened = terminal.open(STUDENT);
      String session = opened.session().id();
      terminal.password(session, "281009");
      terminal.deliver(terminal.event(STUDENT, session, 1));
      terminal.deliver(terminal.event("08281002", session, 2));
      terminal.tap("08281011");
      terminal.send("POST", "/v1/challenges", "{\"card\":\"6008281001x\"}", "application/json");
      terminal.get("/v1/sessions/" + session + "/" + STUDENT);
      server.terminate();
      assertThat(server.awaitEnd()).isEqualTo(143);
      String said = server.said();
      assertThat(said).contains("POST /v1/completions -> 201");
      assertThat(said)
          .doesNotContain(STUDENT, "08281002", "08281011", "281001", "281009")
          .doesNotContain("林", "3306", code, session, opened.session().maskedName());
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
      assertThat(addTerminal(url, "07").today().terminal()).isEqualTo("07");
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
    CommandEnd again = CommandEnd.run("demo-campus", "--data", folder.toString());
    assertThat(again.code()).isEqualTo(ExitCodes.NOT_POSSIBLE);
    assertThat(again.err()).contains("nothing was changed");
  }

  @Test
  void aTerminalIsAddedOnceAndItsCodeIsTold() throws Exception {
    String[] arguments = {"add-terminal", "07", "--data", folder.toString()};
    try (ServerProcess add = ServerProcess.run(logs, arguments)) {
      assertThat(add.awaitEnd()).isEqualTo(ExitCodes.DONE);
      assertThat(add.output())
          .contains("terminal 07 of campus main is added")
          .containsPattern("code: +([0-9A-Z]{5}-){3}[0-9A-Z]{5} ")
          .containsPattern("fingerprint: [0-9a-f]{64}")
          .contains("bin/kiosk enrol --data FOLDER --server https://127.0.0.1:8443");
    }
    assertThat(end("add-terminal", "07"))
        .isEqualTo(ExitCodes.NOT_POSSIBLE + " nothing was changed");
    assertThat(end("add-terminal", "07", "--renew", "--hours", "337"))
        .isEqualTo(ExitCodes.WRONG_USE + " ");
    assertThat(end("revoke-terminal", "08"))
        .isEqualTo(ExitCodes.NOT_POSSIBLE + " nothing was changed");
    assertThat(end("add-terminal", "08", "--renew"))
        .isEqualTo(ExitCodes.NOT_POSSIBLE + " nothing was changed");
  }

  @Test
  void aTerminalIsRevokedAndEnrolledAgainWhileTheServerRuns() throws Exception {
    try (ServerProcess server = start()) {
      String url = server.awaitReady();
      Terminal first = addTerminal(url, "07");
      assertThat(first.get("/v1/today").status()).isEqualTo(200);
      assertThat(end("revoke-terminal", "07")).isEqualTo(ExitCodes.DONE + " ");
      assertThat(end("revoke-terminal", "07")).isEqualTo(ExitCodes.DONE + " ");
      assertThat(first.get("/v1/today").as(Problem.class).type())
          .isEqualTo(ProblemType.TERMINAL_REVOKED.uri());
      Terminal second = addTerminal(url, "07", "--renew");
      assertThat(second.get("/v1/today").status()).isEqualTo(200);
      assertThat(first.get("/v1/today").status()).isEqualTo(401);
      second.post("/v1/heartbeats", HEARTBEAT);
    }
    CommandEnd list = CommandEnd.run("terminals", "list", "--data", folder.toString());
    assertThat(list.code()).isEqualTo(ExitCodes.DONE);
    assertThat(list.out())
        .containsPattern(
            "07 +enrolled +to 20.* s ago .*R-01 +1 wait.* PC/SC R-01 +up 10 min; 64 MB, ")
        .contains("12.3 GB free");
    CommandEnd gaps = CommandEnd.run("terminals", "gaps", "--data", folder.toString());
    assertThat(gaps.code()).isEqualTo(ExitCodes.SOMETHING_MISSING);
    assertThat(gaps.out())
        .contains("terminal 07: of 1 to 3 recorded none; waiting on the terminal 2; MISSING 1, 3");
  }

  /**
   * Runs a command on the data folder, beside the server's own process where there is one: its exit
   * code, and whether it says that all is as before.
   */
  private String end(String... arguments) {
    List<String> all = new ArrayList<>(List.of(arguments));
    all.addAll(List.of("--data", folder.toString()));
    CommandEnd end = CommandEnd.run(all.toArray(String[]::new));
    String unchanged = "nothing was changed";
    return end.code() + " " + ((end.out() + end.err()).contains(unchanged) ? unchanged : "");
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
      Terminal terminal = addTerminal(url, "07");
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
      Terminal terminal = addTerminal(url, "07");
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

  private OkHttpClient client() throws Exception {
    return TestTls.client(folder.resolve("tls").resolve("ca.pem"));
  }

  /** Adds a terminal and enrols it. */
  private Terminal addTerminal(String url, String number, String... more) throws Exception {
    return TerminalKey.enrol(client(), url, invite(url, number, more));
  }

  /** Adds a terminal and gives its code. */
  private String invite(String url, String number, String... more) throws Exception {
    List<String> all =
        new ArrayList<>(
            List.of("add-terminal", number, "--data", folder.toString(), "--format", "json"));
    all.addAll(List.of(more));
    CommandEnd add = CommandEnd.run(all.toArray(String[]::new));
    assertThat(add.code()).isEqualTo(ExitCodes.DONE);
    Invitation invitation = Json.read(add.out(), Invitation.class);
    assertThat(invitation.server()).isEqualTo(url);
    assertThat(invitation.terminal()).isEqualTo(number);
    return invitation.code();
  }

  private List<String> completions() {
    CommandEnd list =
        CommandEnd.run("completions", "--data", folder.toString(), "--student", STUDENT);
    assertThat(list.code()).isEqualTo(ExitCodes.DONE);
    return list.out().lines().toList();
  }
}
