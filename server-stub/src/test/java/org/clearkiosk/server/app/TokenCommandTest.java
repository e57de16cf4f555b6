package org.clearkiosk.server.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.clearkiosk.clearance.wire.Json;
import org.clearkiosk.server.disk.PrivateFiles;
import org.clearkiosk.server.store.SourceScope;
import org.clearkiosk.server.support.Await;
import org.clearkiosk.server.support.SourceSystem;
import org.clearkiosk.server.support.TestServer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** From the command line to a source system's first request, and to its last. */
class TokenCommandTest {
  private static CommandEnd run(Path data, String... arguments) {
    List<String> all = new ArrayList<>(List.of(arguments));
    all.addAll(List.of("--data", data.toString()));
    return CommandEnd.run(all.toArray(String[]::new));
  }

  private static JsonObject only(Path data) {
    CommandEnd end = run(data, "token", "list", "--format", "json");
    assertThat(end.code()).isZero();
    JsonArray lines = Json.GSON.fromJson(end.out(), JsonArray.class);
    assertThat(lines).hasSize(1);
    return lines.get(0).getAsJsonObject();
  }

  @Test
  void aTokenServesUntilItIsRevoked(@TempDir Path parent) throws Exception {
    Path data = parent.resolve("data");
    Path file = parent.resolve("token");
    try (TestServer server = TestServer.start(data, TestServer.JUNE)) {
      CommandEnd added =
          run(
              data,
              "token",
              "add",
              "library-1",
              "--source",
              "library",
              "--scope",
              "blockers:write,steps:write",
              "--kind",
              "overdue,fine",
              "--office",
              "library",
              "--days",
              "3000",
              "--token-file",
              file.toString());
      assertThat(added.err()).isEmpty();
      assertThat(added.code()).isZero();
      String token = Files.readString(file).strip();
      assertThat(token).matches("[A-Za-z0-9_-]{43}");
      assertThat(added.out()).doesNotContain(token);
      assertThat(PrivateFiles.othersMayRead(file)).isFalse();
      // kept nowhere but as its digest
      String kept =
          server.read(
              handle -> handle.select("SELECT digest FROM source_token").mapTo(String.class).one());
      assertThat(kept).isNotEqualTo(token).hasSize(64);
      JsonObject listed = only(data);
      assertThat(listed.get("state").getAsString()).isEqualTo("serves");
      assertThat(listed.get("kinds").toString()).isEqualTo("[\"fine\",\"overdue\"]");
      assertThat(listed.get("lastUsedAt")).isNull();

      SourceSystem library = SourceSystem.showing(server, token);
      assertThat(library.put("08281002", "loan-1", "fine").status()).isEqualTo(204);
      assertThat(library.put("08281002", "loan-1", "lab_fee").status()).isEqualTo(403);
      assertThat(
              library
                  .send(
                      "PUT", "/v1/students/08281002/offices/library", null, SourceSystem.NO_HEADERS)
                  .status())
          .isEqualTo(204);
      Await.until("its use is noted", () -> only(data).get("lastUsedAt") != null);

      assertThat(run(data, "token", "revoke", "library-1").code()).isZero();
      assertThat(library.lift("08281002", "loan-1").status()).isEqualTo(401);
      assertThat(only(data).get("state").getAsString()).isEqualTo("revoked");
      assertThat(run(data, "token", "list").out()).contains("library-1").contains("revoked");
      assertThat(run(data, "audit", "list").out())
          .contains("source_token_added")
          .contains("source/library-1")
          .contains("source_token_revoked")
          .doesNotContain(token);
    }
  }

  @Test
  void aPlatformIsGivenNoticesAndNothingElse(@TempDir Path parent) throws Exception {
    Path data = parent.resolve("data");
    try (TestServer server = TestServer.start(data, TestServer.JUNE)) {
      CommandEnd added = run(data, "token", "add", "platform", "--scope", "notices:read");
      assertThat(added.code()).isZero();
      assertThat(only(data).get("scopes").toString()).isEqualTo("[\"notices:read\"]");
      assertThat(run(data, "token", "list").out()).contains("notices:read");

      SourceSystem platform = SourceSystem.showing(server, added.out().strip());
      assertThat(platform.get("/v1/students/08281002/notice").status()).isEqualTo(200);
      assertThat(platform.put("08281002", "loan-1", "fine").status()).isEqualTo(403);
      assertThat(run(data, "audit", "list", "--student", "08281002").out())
          .contains("source/platform  notice_read");
    }
  }

  @Test
  void theLinesOfTheManualAreTaken(@TempDir Path parent) throws Exception {
    Path data = parent.resolve("data");
    List<String> lines =
        Files.readString(Path.of("../docs/source-systems.md"))
            .replaceAll("\\\\\\s*\n\\s*", "")
            .lines()
            .filter(line -> line.startsWith("bin/server token add "))
            .toList();
    assertThat(lines).hasSizeGreaterThan(1);
    try (TestServer server = TestServer.start(data, TestServer.JUNE)) {
      for (String line : lines) {
        String command =
            line.replace("bin/server ", "")
                .replaceAll("(--[a-z]+-file) ", "$1 " + parent + "/")
                .replaceAll("--data DIR|--config FILE", "");
        CommandEnd end = run(data, command.strip().split(" +", -1));
        assertThat(end.err()).as(line).isEmpty();
        assertThat(end.code()).as(line).isZero();
      }
      assertThat(run(data, "token", "add", "2.Library-Web", "--scope", "cards:write").code())
          .isZero();
      assertThat(
              server.<List<String>>read(
                  handle ->
                      handle
                          .select("SELECT source FROM source_token WHERE name = '2.Library-Web'")
                          .mapTo(String.class)
                          .list()))
          .containsExactly("s2_library_web");
    }
  }

  @Test
  void everyScopeIsNamedWhereOneIsAskedFor(@TempDir Path data) {
    // a line of the help may end after a colon
    String help = CommandEnd.run("token", "add", "--help").out().replaceAll("\\s+", "");
    String mistake = run(data, "token", "add", "a", "--scope", "x").err();
    for (SourceScope scope : SourceScope.values()) {
      assertThat(help).contains(scope.word());
      assertThat(mistake).contains(scope.word());
    }
  }

  @Test
  void whatDoesNotGoTogetherIsRefused(@TempDir Path parent) throws Exception {
    Path data = parent.resolve("data");
    try (TestServer server = TestServer.start(data, TestServer.JUNE)) {
      List<List<String>> wrong =
          List.of(
              List.of("a b", "--scope", "feed:read"),
              List.of("a", "--scope", "feed"),
              List.of("a", "--scope", "blockers:write"),
              List.of("a", "--scope", "feed:read", "--kind", "overdue"),
              List.of("a", "--scope", "blockers:write", "--kind", "Overdue"),
              List.of("a", "--scope", "steps:write"),
              List.of("a", "--scope", "steps:write", "--office", "bakery"),
              List.of("a", "--scope", "feed:read", "--office", "library"),
              List.of("a", "--scope", "notices:read", "--kind", "overdue"),
              List.of("a", "--scope", "notices:read", "--office", "library"),
              List.of("a", "--scope", "feed:read", "--days", "0"),
              List.of("1", "--scope", "blockers:write", "--kind", "fine"),
              List.of("1", "--scope", "feed:read", "--source", "1"));
      for (List<String> arguments : wrong) {
        List<String> all = new ArrayList<>(List.of("token", "add"));
        all.addAll(arguments);
        CommandEnd end = run(data, all.toArray(String[]::new));
        assertThat(end.code()).as(arguments.toString()).isEqualTo(ExitCodes.WRONG_USE);
        assertThat(end.err()).isNotBlank();
      }
      assertThat(server.rows("source_token")).isZero();
      assertThat(run(data, "token", "add", "a", "--scope", "feed:read").code()).isZero();
      assertThat(run(data, "token", "add", "a", "--scope", "feed:read").code())
          .isEqualTo(ExitCodes.NOT_POSSIBLE);
      assertThat(run(data, "token", "revoke", "b").code()).isEqualTo(ExitCodes.NOT_POSSIBLE);
      assertThat(server.rows("source_token")).isOne();
    }
  }
}
