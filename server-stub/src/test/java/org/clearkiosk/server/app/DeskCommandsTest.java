package org.clearkiosk.server.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.clearkiosk.clearance.model.CampusId;
import org.clearkiosk.clearance.wire.Notice;
import org.clearkiosk.clearance.wire.Session;
import org.clearkiosk.clearance.wire.Verdict;
import org.clearkiosk.server.store.Cards;
import org.clearkiosk.server.store.DatabaseAddress;
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

/** What the hall's desk changes while a server runs: query passwords, and the step by hand. */
@EachEngine
@SuppressWarnings("NullAway.Init") // JUnit calls start
class DeskCommandsTest {
  private static final String STUDENT = "08281001";
  private static final String HALL = "08281006";
  private static final String WRONG = "000000";
  private static final String RIGHT = "281001";
  private static final String NEXT = "739146";

  @Parameter private TestEngine engine;

  private TestServer server;
  private Terminal terminal;

  @BeforeEach
  void start(@TempDir Path folder) throws Exception {
    server = TestServer.start(engine, folder, TestServer.JUNE);
    terminal = server.addTerminal("07");
  }

  @AfterEach
  void stop() {
    server.close();
  }

  private CommandEnd run(String... command) {
    List<String> all = new ArrayList<>(List.of(command));
    all.addAll(List.of("--data", server.folder().path().toString()));
    if (server.address() instanceof DatabaseAddress.PostgreSql postgreSql) {
      all.addAll(List.of("--database", postgreSql.url()));
    }
    return CommandEnd.run(all.toArray(String[]::new));
  }

  /** The same with something on the standard input. */
  private CommandEnd typing(String typed, String... command) {
    InputStream before = System.in;
    System.setIn(new ByteArrayInputStream(typed.getBytes(StandardCharsets.US_ASCII)));
    try {
      return run(command);
    } finally {
      System.setIn(before);
    }
  }

  private CommandEnd setPassword(String typed, String student) {
    return typing(typed, "password", "set", student, "--as", "hall.desk-2");
  }

  private void lock() {
    String session = terminal.tap(STUDENT).as(Session.class).id();
    for (int tries = 0; tries < 5; tries++) {
      terminal.password(session, WRONG);
    }
    assertThat(terminal.tap(STUDENT).as(Session.class).lockedSeconds()).isEqualTo(15);
  }

  private List<String> noted(String action) {
    return server.read(
        handle ->
            handle
                .select(
                    "SELECT subject || ' ' || actor || ' ' || detail FROM audit_entry"
                        + " WHERE action = ? ORDER BY position",
                    action)
                .mapTo(String.class)
                .list());
  }

  @Test
  void aPasswordThatIsSetAnewServesAtOnceThoughTheCardWasLocked() {
    lock();
    CommandEnd end = setPassword(NEXT + "\n", STUDENT);
    assertThat(end.err()).isEmpty();
    assertThat(end.code()).isZero();
    assertThat(end.out()).contains(STUDENT).doesNotContain(NEXT);

    Session session = terminal.tap(STUDENT).as(Session.class);
    assertThat(session.lockedSeconds()).isZero();
    assertThat(session.triesLeft()).isEqualTo(5);
    assertThat(terminal.password(session.id(), RIGHT).status()).isNotEqualTo(200);
    assertThat(terminal.password(session.id(), NEXT).status()).isEqualTo(200);
    assertThat(noted("password_set"))
        .singleElement()
        .asString()
        .startsWith(STUDENT + " operator/")
        .endsWith(" {\"as\":\"hall.desk-2\",\"triesForgotten\":true}");
    assertThat(run("audit", "verify").code()).isZero();
  }

  @Test
  void whoHasNoPasswordYetIsGivenOne() {
    server.read(
        handle -> handle.execute("DELETE FROM credential WHERE student = '" + STUDENT + "'"));
    assertThat(setPassword(NEXT, STUDENT).code()).isZero();
    assertThat(terminal.password(terminal.tap(STUDENT).as(Session.class).id(), NEXT).status())
        .isEqualTo(200);
  }

  @Test
  void whatIsNoPasswordChangesNothing() {
    for (String typed : List.of("", "\n", "12345", "1234567", "12345a", "123 456")) {
      CommandEnd end = setPassword(typed, STUDENT);
      assertThat(end.code()).as(typed).isEqualTo(ExitCodes.WRONG_USE);
      assertThat(end.err()).contains("six digits");
    }
    assertThat(setPassword(NEXT, "08289999").code()).isEqualTo(ExitCodes.NOT_POSSIBLE);
    assertThat(noted("password_set")).isEmpty();
    assertThat(terminal.password(terminal.tap(STUDENT).as(Session.class).id(), RIGHT).status())
        .isEqualTo(200);
  }

  @Test
  void aLockIsLiftedAndThePasswordStays() {
    lock();
    assertThat(run("password", "unlock", STUDENT, "--as", "hall.desk-2").code()).isZero();
    Session session = terminal.tap(STUDENT).as(Session.class);
    assertThat(session.triesLeft()).isEqualTo(5);
    assertThat(terminal.password(session.id(), RIGHT).status()).isEqualTo(200);

    CommandEnd again = run("password", "unlock", STUDENT, "--as", "hall.desk-2");
    assertThat(again.code()).isZero();
    assertThat(again.out()).contains("nothing was changed");
    assertThat(noted("password_unlocked")).hasSize(1);
    assertThat(run("password", "unlock", "08289999", "--as", "desk").code())
        .isEqualTo(ExitCodes.NOT_POSSIBLE);
  }

  @Test
  void theHallFinishesWhatATerminalCouldNot() {
    assertThat(terminal.open(HALL).notice().verdict()).isEqualTo(Verdict.HALL);
    CommandEnd end = run("finish", HALL, "--as", "hall.desk-2", "--reason", "交换机已还, slip 17");
    assertThat(end.err()).isEmpty();
    assertThat(end.code()).isZero();
    assertThat(end.out().lines()).first().isEqualTo("by the rules of 2012");

    Notice after = terminal.open(HALL).notice();
    assertThat(after.verdict()).isEqualTo(Verdict.ALREADY_DONE);
    assertThat(after.receipt()).isNull();
    assertThat(server.<Boolean>read(DeskCommandsTest::borrows)).isFalse();
    assertThat(noted("step_finished"))
        .singleElement()
        .asString()
        .contains(HALL + " operator/", "\"as\":\"hall.desk-2\"", "交换机已还, slip 17")
        .contains("\"cardRightsEnded\":[\"library_borrowing\"]", "\"information_centre\"");

    CommandEnd again = run("finish", HALL, "--as", "hall.desk-2", "--reason", "again");
    assertThat(again.code()).isZero();
    assertThat(again.out()).contains("done already");
    assertThat(noted("step_finished")).hasSize(1);
  }

  /** Cash is to be had within the window alone (C8), and that is long over. */
  @Test
  void theRefundIsOneThatTheRulesOfferToday() {
    CommandEnd cash =
        run("finish", HALL, "--as", "desk", "--reason", "slip 17", "--refund", "cash");
    assertThat(cash.code()).isEqualTo(ExitCodes.NOT_POSSIBLE);
    assertThat(cash.err()).contains("do not offer it", "nothing was changed");
    assertThat(noted("step_finished")).isEmpty();

    CommandEnd bank =
        run("finish", HALL, "--as", "desk", "--reason", "slip 17", "--refund", "bank");
    assertThat(bank.err()).isEmpty();
    assertThat(bank.code()).isZero();
    assertThat(noted("step_finished")).singleElement().asString().contains("\"refund\":\"bank\"");
  }

  @Test
  void whatAStudentConfirmedAtATerminalStands() {
    String session = terminal.open(STUDENT).session().id();
    assertThat(terminal.deliver(terminal.event(STUDENT, session, 1)).status()).isEqualTo(201);
    String[] finish = {"finish", STUDENT, "--as", "desk", "--reason", "slip 17", "--refund", ""};
    finish[7] = "cash";
    CommandEnd cash = run(finish);
    assertThat(cash.code()).isEqualTo(ExitCodes.NOT_POSSIBLE);
    assertThat(cash.err()).contains("confirmed", "stands", "nothing was changed");
    finish[7] = "bank";
    assertThat(run(finish).out()).contains("done already; nothing was changed");
    assertThat(noted("step_finished")).isEmpty();
  }

  @Test
  void aRefundThatIsSaidLaterIsNotCalledAStepThatIsFinished() {
    assertThat(run("finish", STUDENT, "--as", "desk", "--reason", "slip 17").out())
        .contains("is finished");
    CommandEnd later =
        run("finish", STUDENT, "--as", "desk", "--reason", "slip 17", "--refund", "bank");
    assertThat(later.err()).isEmpty();
    assertThat(later.out()).contains("done already; the refund was changed");
  }

  private static boolean borrows(Handle handle) {
    String card =
        handle
            .select("SELECT number FROM card WHERE student = ?", HALL)
            .mapTo(String.class)
            .first();
    return Cards.allows(handle, CampusId.MAIN, card, "library_borrowing").orElseThrow();
  }

  @Test
  void aStepIsNotFinishedWithoutAReasonThatCanBeRead() {
    assertThat(run("finish", HALL, "--as", "desk").code()).isEqualTo(ExitCodes.WRONG_USE);
    for (String reason : List.of("", " a", "a\nb", "x".repeat(101))) {
      assertThat(run("finish", HALL, "--as", "desk", "--reason", reason).code())
          .as(reason)
          .isEqualTo(ExitCodes.WRONG_USE);
    }
    assertThat(run("finish", "08289999", "--as", "desk", "--reason", "a").code())
        .isEqualTo(ExitCodes.NOT_POSSIBLE);
    assertThat(noted("step_finished")).isEmpty();
  }
}
