package org.clearkiosk.server.clearing;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.OffsetDateTime;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.clearkiosk.clearance.model.CampusId;
import org.clearkiosk.clearance.wire.Notice;
import org.clearkiosk.clearance.wire.PasswordRequest;
import org.clearkiosk.clearance.wire.ProblemType;
import org.clearkiosk.clearance.wire.Session;
import org.clearkiosk.server.identity.PasswordHash;
import org.clearkiosk.server.identity.PasswordWorkers;
import org.clearkiosk.server.receipt.ReceiptKey;
import org.clearkiosk.server.store.Cards;
import org.clearkiosk.server.store.Credentials;
import org.clearkiosk.server.store.Database;
import org.clearkiosk.server.store.GroupCommit;
import org.clearkiosk.server.store.TerminalIdentity;
import org.clearkiosk.server.support.EachEngine;
import org.clearkiosk.server.support.Terminal;
import org.clearkiosk.server.support.TestEngine;
import org.clearkiosk.server.support.TestServer;
import org.jdbi.v3.core.Handle;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;

/** A password that the desk replaced while it was being compared opens nothing. */
@EachEngine
@SuppressWarnings("NullAway.Init") // JUnit calls start
class PasswordSetMeanwhileTest {
  private static final String STUDENT = "08281001";
  private static final String OLD = "281001";
  private static final String NEXT = "739146";
  private static final long PATIENCE_SECONDS = 60;

  @Parameter private TestEngine engine;

  private TestServer server;
  private Terminal terminal;
  private Database database;
  private GroupCommit writer;
  private PasswordWorkers workers;
  private CheckPassword checkPassword;

  @BeforeEach
  void start(@TempDir Path folder) throws Exception {
    server = TestServer.start(engine, folder, TestServer.JUNE);
    terminal = server.addTerminal("07");
    database = Database.open(server.folder(), server.address());
    writer = new GroupCommit(database::openWriter, 8, server.time());
    workers = new PasswordWorkers();
    BusinessClock clock =
        BusinessClock.startingAt(
            OffsetDateTime.parse(TestServer.JUNE), TestServer.POLICY.zone(), () -> 0);
    checkPassword =
        new CheckPassword(
            database.reading(),
            writer,
            workers,
            new Notices(TestServer.POLICY, clock),
            new HallDesk(
                TestServer.POLICY.year(), clock, ReceiptKey.open(server.folder().receiptKey())),
            clock,
            server.time());
  }

  @AfterEach
  void stop() {
    workers.close();
    writer.close();
    database.close();
    server.close();
  }

  private Answer<Notice> checked(CompletableFuture<Answer<Notice>> check) throws Exception {
    return check.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
  }

  private CompletableFuture<Answer<Notice>> check(String session, String password) {
    return checkPassword.check(
        new TerminalIdentity(CampusId.MAIN, "07"), session, new PasswordRequest(password));
  }

  @Test
  void neitherTheOldNorAWrongOneCountsAndTheNewOneServes() throws Exception {
    String session = terminal.tap(STUDENT).as(Session.class).id();
    for (String password : new String[] {OLD, "000000"}) {
      CompletableFuture<Answer<Notice>> check;
      try (Handle desk = database.openWriter()) {
        desk.begin();
        Cards.lockOf(desk, CampusId.MAIN, STUDENT);
        Credentials.set(desk, CampusId.MAIN, STUDENT, PasswordHash.of(NEXT));
        // reads the hash that was there before, at once
        check = check(session, password);
        desk.commit();
      }
      assertThat(checked(check))
          .isInstanceOfSatisfying(
              Answer.Refused.class,
              refused -> assertThat(refused.refusal().type()).isEqualTo(ProblemType.BUSY));
    }
    assertThat(server.rows("audit_entry WHERE action IN ('notice_shown', 'password_wrong')"))
        .isZero();
    assertThat(checked(check(session, NEXT))).isInstanceOf(Answer.Given.class);
  }
}
