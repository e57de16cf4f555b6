package org.clearkiosk.server.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.clearkiosk.clearance.policy.Policies;
import org.clearkiosk.clearance.wire.Json;
import org.clearkiosk.server.audit.Actor;
import org.clearkiosk.server.identity.Secrets;
import org.clearkiosk.server.support.Terminal;
import org.clearkiosk.server.support.TestServer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What an operator gets to see of the audit chain, and what the operator's own commands add. */
@SuppressWarnings("NullAway.Init") // JUnit calls prepare
class AuditCommandTest {
  private static final String STUDENT = "08281001";

  private Path folder;
  private Path anchor;

  @BeforeEach
  void prepare(@TempDir Path parent) {
    folder = parent.resolve("data");
    anchor = parent.resolve("anchor.txt");
  }

  private CommandEnd audit(String... arguments) {
    String[] all = new String[arguments.length + 3];
    all[0] = "audit";
    System.arraycopy(arguments, 0, all, 1, arguments.length);
    all[all.length - 2] = "--data";
    all[all.length - 1] = folder.toString();
    return CommandEnd.run(all);
  }

  /** The parts of a line that are looked at here. */
  private record Line(
      long position, String campus, String actor, String action, JsonObject detail) {}

  private List<Line> lines(String... more) throws Exception {
    String[] arguments = new String[more.length + 3];
    arguments[0] = "list";
    arguments[1] = "--format";
    arguments[2] = "json";
    System.arraycopy(more, 0, arguments, 3, more.length);
    CommandEnd end = audit(arguments);
    assertThat(end.code()).isZero();
    return end.out().lines().map(line -> Json.GSON.fromJson(line, Line.class)).toList();
  }

  @Test
  void whatIsNoStudentNumberIsNotNoted() throws Exception {
    String data = folder.toString();
    assertThat(CommandEnd.run("demo-campus", "--data", data).code()).isZero();
    int before = lines().size();
    for (String number : new String[] {"x".repeat(3000), "\u001b[31m", "", "0828 1001"}) {
      for (String[] command : new String[][] {{"completions"}, {"audit", "list"}}) {
        List<String> all = new ArrayList<>(List.of(command));
        all.addAll(List.of("--student", number, "--data", data));
        CommandEnd end = CommandEnd.run(all.toArray(String[]::new));
        assertThat(end.code()).isEqualTo(ExitCodes.WRONG_USE);
        assertThat(end.err()).contains("--student: 1 to 20 letters and digits");
      }
    }
    // the two looks of this test alone
    assertThat(lines()).hasSize(before + 1);
  }

  @Test
  void theOperatorsCommandsAreNoted() throws Exception {
    String data = folder.toString();
    assertThat(CommandEnd.run("demo-campus", "--data", data).code()).isZero();
    assertThat(CommandEnd.run("add-terminal", "07", "--data", data).code()).isZero();
    assertThat(CommandEnd.run("add-terminal", "07", "--data", data).code()).isNotZero();
    assertThat(CommandEnd.run("add-terminal", "07", "--renew", "--data", data).code()).isZero();
    assertThat(CommandEnd.run("revoke-terminal", "07", "--data", data).code()).isZero();
    assertThat(CommandEnd.run("revoke-terminal", "09", "--data", data).code()).isNotZero();
    assertThat(CommandEnd.run("receipt-keys", "--rotate", "--data", data).code()).isZero();
    assertThat(CommandEnd.run("completions", "--data", data).code()).isZero();
    assertThat(audit("list", "--campus", "typo").code()).isEqualTo(ExitCodes.NOT_POSSIBLE);
    List<Line> lines = lines();
    assertThat(lines)
        .extracting(Line::action)
        .containsExactly(
            "receipt_key_published",
            "completion_recorded",
            "demo_campus_loaded",
            "terminal_added",
            "terminal_renewed",
            "terminal_revoked",
            "receipt_key_published",
            "completions_listed",
            "audit_listed");
    assertThat(lines.get(3).actor()).isEqualTo(Actor.operator().name());
    assertThat(lines.get(3).campus()).isEqualTo("main");
    assertThat(audit("verify").out()).contains("whole").contains("entries 9");
  }

  @Test
  void aServersStartIsNotedWithTheRulesThatItServesBy() throws Exception {
    try (TestServer server = TestServer.start(folder, TestServer.JUNE)) {
      assertThat(server.addTerminal("07").today().terminal()).isEqualTo("07");
    }
    JsonObject loaded = null;
    for (Line line : lines()) {
      loaded = line.action().equals("policy_loaded") ? line.detail() : loaded;
    }
    assertThat(String.valueOf(loaded))
        .isEqualTo(
            "{\"sha256\":\"%s\",\"year\":\"2012\"}"
                .formatted(Secrets.digest(Policies.text("2012").orElseThrow())));
  }

  @Test
  void aBackupTellsOfItselfAndARestoreShowsAsACutEnd() throws Exception {
    Path backup = folder.resolveSibling("backup.db");
    String data = folder.toString();
    assertThat(CommandEnd.run("demo-campus", "--data", data).code()).isZero();
    assertThat(CommandEnd.run("backup", backup.toString(), "--data", data).code()).isZero();
    assertThat(CommandEnd.run("add-terminal", "07", "--data", data).code()).isZero();
    assertThat(audit("verify", "--anchor", anchor.toString()).code()).isZero();
    CommandEnd restored = CommandEnd.run("restore", backup.toString(), "--data", data);
    assertThat(restored.code()).as(restored.err()).isZero();
    assertThat(lines())
        .extracting(Line::action)
        .endsWith("demo_campus_loaded", "backup_begun", "database_restored", "audit_listed");
    assertThat(audit("verify").code()).isZero();
    CommandEnd cut = audit("verify", "--anchor", anchor.toString());
    assertThat(cut.code()).isEqualTo(1);
    assertThat(cut.err()).contains("broken at position 5");
  }

  @Test
  void aHeadNotedDownShowsWhatWasCutOff() throws Exception {
    String head;
    try (TestServer server = TestServer.start(folder, TestServer.JUNE)) {
      Terminal terminal = server.addTerminal("07");
      terminal.open(STUDENT);
      CommandEnd whole = audit("verify", "--anchor", anchor.toString());
      assertThat(whole.code()).isZero();
      head = whole.out().lines().filter(line -> line.startsWith("head ")).findFirst().orElseThrow();
      head = head.substring("head ".length());
      assertThat(Files.readString(anchor)).isEqualTo(head + "\n");
      terminal.open("08281002");
      CommandEnd later = audit("verify", "--anchor", anchor.toString(), "--expect-head", head);
      assertThat(later.code()).isZero();
      assertThat(Files.readAllLines(anchor)).hasSize(2);
      server.read(
          handle -> {
            handle.execute("DROP TRIGGER audit_entry_is_never_deleted");
            handle.execute("DROP TRIGGER audit_head_never_goes_back");
            handle.execute("DELETE FROM audit_entry WHERE position > 3");
            return handle.execute(
                "UPDATE audit_head SET position = 3,"
                    + " hash = (SELECT hash FROM audit_entry WHERE position = 3)");
          });
    }
    assertThat(audit("verify").code()).isZero();
    CommandEnd cut = audit("verify", "--anchor", anchor.toString());
    assertThat(cut.code()).isEqualTo(1);
    assertThat(cut.err()).contains("broken at position 4").contains("cut off");
    assertThat(Files.readAllLines(anchor)).hasSize(2);
    assertThat(audit("verify", "--expect-head", head).code()).isEqualTo(1);
  }

  @Test
  void aChangedEntryIsNamed() throws Exception {
    try (TestServer server = TestServer.start(folder, TestServer.JUNE)) {
      server.addTerminal("07").open(STUDENT);
      server.read(
          handle -> {
            handle.execute("DROP TRIGGER audit_entry_is_never_changed");
            return handle.execute(
                "UPDATE audit_entry SET actor = 'terminal/\u001b[31m\u202e' WHERE position = 3");
          });
    }
    CommandEnd end = audit("verify");
    assertThat(end.code()).isEqualTo(1);
    assertThat(end.err()).contains("broken at position 3").contains("whole up to 2:");
    assertThat(audit("list").out())
        .contains("terminal/\\u001b[31m\\u202e")
        .doesNotContain("\u001b", "\u202e");
  }

  @Test
  void theListIsNarrowedToAStudentAndATime() throws Exception {
    try (TestServer server = TestServer.start(folder, TestServer.JUNE)) {
      Terminal terminal = server.addTerminal("07");
      terminal.open(STUDENT);
      terminal.open("08281002");
    }
    assertThat(lines("--student", STUDENT))
        .extracting(Line::action)
        .containsExactly("session_opened", "notice_shown", "audit_listed");
    assertThat(lines("--since", "2999-01-01T00:00Z")).isEmpty();
    assertThat(lines("--since", "2001-01-01")).hasSize(13);
    assertThat(audit("list", "--since", "yesterday").code()).isEqualTo(ExitCodes.WRONG_USE);
    assertThat(audit("list", "--student", STUDENT).out())
        .contains("terminal/07  session_opened  " + STUDENT);
  }

  @Test
  void whatWasNotedDownWronglyIsNamed() throws Exception {
    try (TestServer server = TestServer.start(folder, TestServer.JUNE)) {
      server.addTerminal("07");
    }
    assertThat(audit("verify", "--expect-head", "xyz").code()).isEqualTo(ExitCodes.WRONG_USE);
    Files.writeString(anchor, "nonsense\n");
    CommandEnd end = audit("verify", "--anchor", anchor.toString());
    assertThat(end.code()).isEqualTo(ExitCodes.NOT_POSSIBLE);
    assertThat(end.err()).contains("line 1");
  }
}
