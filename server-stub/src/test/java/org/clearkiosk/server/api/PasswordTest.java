package org.clearkiosk.server.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.clearkiosk.clearance.wire.Problem;
import org.clearkiosk.clearance.wire.ProblemType;
import org.clearkiosk.clearance.wire.Session;
import org.clearkiosk.server.support.EachEngine;
import org.clearkiosk.server.support.Terminal;
import org.clearkiosk.server.support.TestEngine;
import org.clearkiosk.server.support.TestServer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;

/** Guessing query passwords leads nowhere, also over many sessions, terminals and restarts. */
@EachEngine
@SuppressWarnings("NullAway.Init") // JUnit calls start
class PasswordTest {
  @Parameter private TestEngine engine;

  private static final String STUDENT = "08281001";
  private static final String WRONG = "000000";
  private static final String RIGHT = "281001";

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

  @Test
  void fiveWrongOnesLockAndARightOneDoesNotOpenTheLock() {
    String session = tap().id();
    for (int left = 4; left >= 1; left--) {
      Problem problem = terminal.password(session, WRONG).as(Problem.class);
      assertThat(problem.type()).isEqualTo(ProblemType.PASSWORD_WRONG.uri());
      assertThat(problem.triesLeft()).isEqualTo(left);
    }
    locked(terminal.password(session, WRONG), 15);
    server.time().pass(Duration.ofSeconds(5));
    locked(terminal.password(session, RIGHT), 10);
    server.time().pass(Duration.ofSeconds(10));
    assertThat(terminal.password(session, RIGHT).status()).isEqualTo(200);
    assertThat(tap().triesLeft()).isEqualTo(5);
  }

  @Test
  void aSecondLockIsTwiceAsLongAndIsToldToEverySession() {
    lock();
    server.time().pass(Duration.ofSeconds(15));
    lock();
    Session elsewhere = server.addTerminal("08").tap(STUDENT).as(Session.class);
    assertThat(elsewhere.triesLeft()).isZero();
    assertThat(elsewhere.lockedSeconds()).isEqualTo(30);
  }

  @Test
  void aRestartForgetsNothing() throws Exception {
    String session = tap().id();
    for (int i = 0; i < 3; i++) {
      terminal.password(session, WRONG);
    }
    server.restart();
    terminal = server.addTerminal("09");
    Session again = tap();
    assertThat(again.triesLeft()).isEqualTo(2);
    terminal.password(again.id(), WRONG);
    locked(terminal.password(again.id(), WRONG), 15);
    server.restart();
    terminal = server.addTerminal("10");
    locked(terminal.password(tap().id(), RIGHT), 15);
  }

  @Test
  void ofManyGuessesAtOnceAtSeveralTerminalsOnlyFiveCount() throws Exception {
    List<Terminal> terminals =
        List.of(terminal, server.addTerminal("08"), server.addTerminal("09"));
    List<Callable<Terminal.Reply>> guesses = new ArrayList<>();
    for (Terminal one : terminals) {
      String session = one.tap(STUDENT).as(Session.class).id();
      guesses.addAll(Collections.nCopies(4, () -> one.password(session, WRONG)));
    }
    ExecutorService threads = Executors.newFixedThreadPool(guesses.size());
    try {
      int wrong = 0;
      for (Future<Terminal.Reply> reply : threads.invokeAll(guesses, 60, TimeUnit.SECONDS)) {
        wrong += reply.get().status() == ProblemType.PASSWORD_WRONG.status() ? 1 : 0;
      }
      assertThat(wrong).isEqualTo(4);
      for (Terminal one : terminals) {
        assertThat(one.tap(STUDENT).as(Session.class).lockedSeconds()).isEqualTo(15);
      }
    } finally {
      threads.shutdownNow();
    }
  }

  @Test
  void guessingWithManyCardsSlowsTheTerminalAndNoOther() throws Exception {
    List<String> cards = List.of("08281001", "08281002", "08281003", "08281012", "08281006");
    for (String student : cards) {
      String session = terminal.tap(student).as(Session.class).id();
      for (int i = 0; i < 4; i++) {
        assertThat(terminal.password(session, WRONG).as(Problem.class).type())
            .isEqualTo(ProblemType.PASSWORD_WRONG.uri());
      }
    }
    server.time().pass(Duration.ofMinutes(1));
    refusedHere(terminal.password(tap().id(), RIGHT), 9 * 60);
    server.restart();
    terminal = server.as(terminal);
    refusedHere(terminal.password(tap().id(), RIGHT), 9 * 60);
    Terminal other = server.addTerminal("08");
    assertThat(other.open("08281012").session().id()).isNotBlank();
    server.time().pass(Duration.ofMinutes(9));
    assertThat(terminal.password(tap().id(), RIGHT).status()).isEqualTo(200);
  }

  private static void refusedHere(Terminal.Reply reply, int seconds) {
    Problem problem = reply.as(Problem.class);
    assertThat(problem.type()).isEqualTo(ProblemType.TERMINAL_LOCKED.uri());
    assertThat(problem.code()).as("not the student's own lock").isEqualTo("P-03");
    assertThat(problem.triesLeft()).isNull();
    assertThat(reply.headers().get("Retry-After")).isEqualTo(Integer.toString(seconds));
  }

  private Session tap() {
    return terminal.tap(STUDENT).as(Session.class);
  }

  private void lock() {
    String session = tap().id();
    for (int i = 0; i < 5; i++) {
      terminal.password(session, WRONG);
    }
  }

  private static void locked(Terminal.Reply reply, int seconds) {
    assertThat(reply.status()).isEqualTo(429);
    assertThat(reply.headers().get("Retry-After")).isEqualTo(Integer.toString(seconds));
    Problem problem = reply.as(Problem.class);
    assertThat(problem.type()).isEqualTo(ProblemType.PASSWORD_LOCKED.uri());
    assertThat(problem.retryAfterSeconds()).isEqualTo(seconds);
  }
}
