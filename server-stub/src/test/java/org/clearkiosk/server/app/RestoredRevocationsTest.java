package org.clearkiosk.server.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.clearkiosk.clearance.model.CampusId;
import org.clearkiosk.clearance.wire.Problem;
import org.clearkiosk.clearance.wire.ProblemType;
import org.clearkiosk.server.store.Cards;
import org.clearkiosk.server.store.SourceTokens;
import org.clearkiosk.server.store.TerminalCertificates;
import org.clearkiosk.server.store.TerminalIdentity;
import org.clearkiosk.server.store.Terminals;
import org.clearkiosk.server.support.Await;
import org.clearkiosk.server.support.SourceSystem;
import org.clearkiosk.server.support.Terminal;
import org.clearkiosk.server.support.TerminalKey;
import org.clearkiosk.server.support.TestServer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What has ended after a backup does not come back to life with it. */
@SuppressWarnings("NullAway.Init") // JUnit calls prepare
class RestoredRevocationsTest {
  private static final TerminalIdentity SEVEN = new TerminalIdentity(CampusId.MAIN, "07");
  private static final TerminalIdentity NINE = new TerminalIdentity(CampusId.MAIN, "09");
  private static final String LOST = "6008281001";
  private static final String STOPPED = "6008281002";
  private static final String UNUSED = "0".repeat(64);

  private Path folder;
  private Path backup;
  private String usedCode;
  private Terminal stolen;
  private SourceSystem library;

  @BeforeEach
  void prepare(@TempDir Path parent) throws Exception {
    folder = parent.resolve("data");
    backup = parent.resolve("backup.db");
    try (TestServer server = TestServer.start(folder, TestServer.JUNE)) {
      stolen = server.addTerminal("07");
      assertThat(stolen.today().terminal()).isEqualTo("07");
      Await.until(
          "its first use is kept",
          () -> server.rows("terminal_certificate WHERE used_at IS NOT NULL") == 1);
      library = SourceSystem.add(server, SourceSystem.identity("library-2012"));
      usedCode = server.invite("08");
      Instant now = server.time().instant();
      // given for a renewal, and forgotten unused when there was another
      server.read(
          handle -> {
            Terminals.add(handle, NINE, now);
            TerminalCertificates.add(handle, NINE, UNUSED, now, now.plusSeconds(3600));
            return true;
          });
      assertThat(run("backup", backup.toString()).code()).isZero();
      Terminal eight = TerminalKey.enrol(server.client(), server.url(), usedCode);
      assertThat(eight.today().terminal()).isEqualTo("08");
      server.read(
          handle -> {
            Terminals.revoke(handle, SEVEN, now);
            SourceTokens.revoke(handle, CampusId.MAIN, "library-2012", now);
            Cards.setState(handle, CampusId.MAIN, LOST, Cards.State.LOST);
            Cards.setState(handle, CampusId.MAIN, STOPPED, Cards.State.STOPPED);
            return handle.execute("DELETE FROM terminal_certificate WHERE digest = ?", UNUSED);
          });
    }
  }

  @Test
  void itIsCarriedOverAndCounted() throws Exception {
    CommandEnd restored = run("restore", backup.toString());
    assertThat(restored.code()).as(restored.err()).isZero();
    assertThat(restored.out())
        .contains(
            "revoked terminals: 1, ended certificates: 2, used enrolment codes: 1, revoked tokens: 1,"
                + " lost or stopped cards: 2");
    try (TestServer server = TestServer.onExisting(folder, TestServer.JUNE)) {
      refused(stolen.at(server.url()).get("/v1/today"), ProblemType.TERMINAL_REVOKED);
      assertThat(library.at(server).get("/v1/feed").status()).isEqualTo(401);
      assertThat(server.rows("enrolment_code")).isZero();
      assertThat(state(server, LOST)).isEqualTo(Cards.State.LOST);
      assertThat(state(server, STOPPED)).isEqualTo(Cards.State.STOPPED);
      server.addTerminal("07");
      refused(stolen.at(server.url()).get("/v1/today"), ProblemType.TERMINAL_REVOKED);
      boolean unusedEnded =
          server.read(handle -> TerminalCertificates.find(handle, UNUSED).orElseThrow().ended());
      assertThat(unusedEnded).isTrue();
      assertThat(
              server.rows(
                  "audit_entry WHERE action = 'database_restored'"
                      + " AND detail LIKE '%\"cards\":2%' AND detail LIKE '%before-restore%'"))
          .isOne();
    }
  }

  @Test
  void itIsTakenBackWhereThatIsAskedForAndSaid() throws Exception {
    CommandEnd restored = run("restore", backup.toString(), "--even-without-revocations");
    assertThat(restored.code()).as(restored.err()).isZero();
    assertThat(restored.out()).contains("is taken back", "revoke-terminal", "token revoke");
    try (TestServer server = TestServer.onExisting(folder, TestServer.JUNE)) {
      assertThat(stolen.at(server.url()).get("/v1/today").status()).isEqualTo(200);
      assertThat(state(server, LOST)).isEqualTo(Cards.State.ACTIVE);
    }
  }

  @Test
  void whereTheEarlierDatabaseCannotBeReadOrIsNotThereTheCommandSaysWhatToCompare()
      throws Exception {
    Files.writeString(folder.resolve("clearance.db"), "a damaged database, ".repeat(1000));
    CommandEnd restored = run("restore", backup.toString(), "--even-without-events");
    assertThat(restored.code()).as(restored.err()).isZero();
    assertThat(restored.out()).contains("is taken back", "a server is started");
    Files.delete(folder.resolve("clearance.db"));
    assertThat(run("restore", backup.toString()).out())
        .contains("there was none before", "is taken back");
  }

  @Test
  void anotherDatabaseInItsPlaceTakesNothingAway() throws Exception {
    Files.delete(folder.resolve("clearance.db"));
    try (TestServer server = TestServer.onExisting(folder, TestServer.JUNE)) {
      assertThat(server.rows("terminal")).isZero();
    }
    CommandEnd restored = run("restore", backup.toString());
    assertThat(restored.out())
        .contains("revoked terminals: 0, ended certificates: 0, used enrolment codes: 0");
    try (TestServer server = TestServer.onExisting(folder, TestServer.JUNE)) {
      assertThat(server.rows("enrolment_code")).isOne();
    }
  }

  private static Cards.State state(TestServer server, String card) {
    return server.read(handle -> Cards.find(handle, CampusId.MAIN, card).orElseThrow().state());
  }

  private static void refused(Terminal.Reply reply, ProblemType type) {
    assertThat(reply.as(Problem.class).type()).isEqualTo(type.uri());
  }

  private CommandEnd run(String command, String... arguments) {
    List<String> all = new ArrayList<>(List.of(command, "--data", folder.toString()));
    all.addAll(List.of(arguments));
    return CommandEnd.run(all.toArray(String[]::new));
  }
}
