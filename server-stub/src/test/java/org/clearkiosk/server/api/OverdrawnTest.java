package org.clearkiosk.server.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.clearkiosk.clearance.model.Reason;
import org.clearkiosk.clearance.wire.CompletionEvent;
import org.clearkiosk.clearance.wire.Notice;
import org.clearkiosk.clearance.wire.Problem;
import org.clearkiosk.clearance.wire.ProblemType;
import org.clearkiosk.clearance.wire.Verdict;
import org.clearkiosk.server.support.Terminal;
import org.clearkiosk.server.support.TestServer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A balance below zero is told as what it is, and settled by the hall. */
@SuppressWarnings("NullAway.Init") // JUnit calls start
class OverdrawnTest {
  private static final String STUDENT = "08281001";

  private TestServer server;
  private Terminal terminal;

  @BeforeEach
  void start(@TempDir Path folder) throws Exception {
    server = TestServer.start(folder, TestServer.JUNE);
    terminal = server.addTerminal("07");
  }

  @AfterEach
  void stop() {
    server.close();
  }

  private void balances(long card, long network) {
    server.read(
        handle ->
            handle.execute(
                "UPDATE student SET card_fen = ?, network_fen = ? WHERE number = ?",
                card,
                network,
                STUDENT));
  }

  @Test
  void theNoticeSaysWhatIsOwedAndSendsToTheHall() {
    balances(-250, -1);
    Notice notice = terminal.open(STUDENT).notice();
    assertThat(notice.verdict()).isEqualTo(Verdict.HALL);
    assertThat(notice.cardFen()).isZero();
    assertThat(notice.networkFen()).isZero();
    assertThat(notice.reasons())
        .extracting(Reason::kind)
        .containsExactly("card_overdrawn", "network_overdrawn");
    assertThat(notice.reasons()).extracting(Reason::amountFen).containsExactly(250L, 1L);
    assertThat(notice.reasons().get(0).found().zh()).contains("余额为负");
  }

  @Test
  void theLeastBalanceThereIsIsToldToo() {
    balances(Long.MIN_VALUE, 100);
    Notice notice = terminal.open(STUDENT).notice();
    assertThat(notice.reasons()).extracting(Reason::amountFen).containsExactly(Long.MAX_VALUE);
    assertThat(notice.networkFen()).isEqualTo(100);
  }

  @Test
  void aConfirmationIsRefusedWhenTheBalanceFellMeanwhile() {
    CompletionEvent event = terminal.event(STUDENT, terminal.open(STUDENT).session().id(), 1);
    balances(-250, 0);
    Terminal.Reply reply = terminal.deliver(event);
    Problem problem = reply.as(Problem.class);
    assertThat(problem.type()).isEqualTo(ProblemType.HALL.uri());
    List<Reason> reasons = Objects.requireNonNull(problem.reasons());
    assertThat(reasons).extracting(Reason::kind).containsExactly("card_overdrawn");
    balances(0, 0);
    assertThat(terminal.deliver(event).status()).isEqualTo(201);
  }

  @Test
  void aNoticeAfterTheStepIsNoFailureEither() {
    CompletionEvent event = terminal.event(STUDENT, terminal.open(STUDENT).session().id(), 1);
    assertThat(terminal.deliver(event).status()).isEqualTo(201);
    balances(-250, -1);
    assertThat(terminal.open(STUDENT).notice().verdict()).isEqualTo(Verdict.ALREADY_DONE);
  }
}
