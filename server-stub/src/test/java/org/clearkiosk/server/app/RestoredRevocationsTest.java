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
import org.clearkiosk.server.disk.DataFolder;
import org.clearkiosk.server.store.Cards;
import org.clearkiosk.server.store.Database;
import org.clearkiosk.server.store.DatabaseAddress;
import org.clearkiosk.server.store.OfficeSteps;
import org.clearkiosk.server.store.SourceTokens;
import org.clearkiosk.server.store.Students;
import org.clearkiosk.server.store.TerminalCertificates;
import org.clearkiosk.server.store.TerminalIdentity;
import org.clearkiosk.server.store.Terminals;
import org.clearkiosk.server.support.Await;
import org.clearkiosk.server.support.SourceSystem;
import org.clearkiosk.server.support.Terminal;
import org.clearkiosk.server.support.TerminalKey;
import org.clearkiosk.server.support.TestServer;
import org.jdbi.v3.core.Handle;
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
  private String removed;
  private String stopped;
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
      subscribe("https://10.0.0.1/one");
      subscribe("https://10.0.0.1/two");
      List<String> subscribers =
          server.read(handle -> handle.select("SELECT id FROM webhook").mapTo(String.class).list());
      removed = subscribers.get(0);
      stopped = subscribers.get(1);
      Instant now = server.time().instant();
      // given for a renewal, and forgotten unused when there was another
      server.read(
          handle -> {
            Terminals.add(handle, NINE, now);
            TerminalCertificates.add(
                handle,
                NINE,
                TerminalCertificates.Given.FOR_A_CODE,
                UNUSED,
                now,
                now.plusSeconds(3600));
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
            handle.execute("UPDATE webhook SET stopped_at = 1 WHERE id = ?", stopped);
            OfficeSteps.finish(handle, CampusId.MAIN, "08281001", "library", now);
            return handle.execute("DELETE FROM terminal_certificate WHERE digest = ?", UNUSED);
          });
    }
    assertThat(run("webhook", "remove", removed).code()).isZero();
  }

  private void subscribe(String url) {
    CommandEnd added = run("webhook", "add", url, "--allow-private");
    assertThat(added.code()).as(added.err()).isZero();
  }

  @Test
  void itIsCarriedOverAndCounted() throws Exception {
    CommandEnd restored = run("restore", backup.toString());
    assertThat(restored.code()).as(restored.err()).isZero();
    assertThat(restored.out())
        .contains(
            "revoked terminals: 1, ended certificates: 2, used enrolment codes: 1, revoked tokens: 1,"
                + " lost or stopped cards: 2, removed or stopped subscribers: 2",
            "blockers that differ from it: 0, offices' steps that differ: 1",
            "import full lists");
    try (TestServer server = TestServer.onExisting(folder, TestServer.JUNE)) {
      refused(stolen.at(server.url()).get("/v1/today"), ProblemType.TERMINAL_REVOKED);
      assertThat(library.at(server).get("/v1/feed").status()).isEqualTo(401);
      assertThat(server.rows("enrolment_code")).isZero();
      assertThat(server.rows("webhook")).isOne();
      assertThat(server.rows("webhook WHERE stopped_at IS NOT NULL")).isOne();
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
    assertThat(restored.out())
        .contains("is taken back", "revoke-terminal", "token revoke", "webhook remove");
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
      assertThat(server.rows("webhook WHERE stopped_at IS NULL")).isEqualTo(2);
    }
  }

  /** What it writes after that would be in the file that is kept, and nowhere else. */
  @Test
  void nothingIsReplacedWhileACommandStillWrites() throws Exception {
    DataFolder data = DataFolder.open(folder);
    try (Database importing = Database.open(data)) {
      refusesToReplace();
      boolean any = importing.reading().withHandle(handle -> Students.any(handle, CampusId.MAIN));
      assertThat(any).isTrue();
    }
    try (Handle noting = Database.openForWriting(new DatabaseAddress.SqliteFile(data.database()))) {
      refusesToReplace();
      assertThat(noting.isClosed()).isFalse();
    }
    assertThat(run("restore", backup.toString()).code()).isZero();
    Database.open(data).close();
  }

  private void refusesToReplace() {
    CommandEnd refused = run("restore", backup.toString());
    assertThat(refused.code()).isEqualTo(ExitCodes.DATA_IN_USE);
    assertThat(refused.err()).contains("still writes", "nothing was changed");
  }

  private static Cards.State state(TestServer server, String card) {
    return server.read(handle -> Cards.find(handle, CampusId.MAIN, card).orElseThrow().state());
  }

  private static void refused(Terminal.Reply reply, ProblemType type) {
    assertThat(reply.as(Problem.class).type()).isEqualTo(type.uri());
  }

  private CommandEnd run(String... arguments) {
    List<String> all = new ArrayList<>(List.of(arguments));
    all.addAll(List.of("--data", folder.toString()));
    return CommandEnd.run(all.toArray(String[]::new));
  }
}
