package org.clearkiosk.server.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.clearkiosk.clearance.wire.CompletionEvent;
import org.clearkiosk.clearance.wire.Receipt;
import org.clearkiosk.clearance.wire.Session;
import org.clearkiosk.server.audit.AuditEntry;
import org.clearkiosk.server.audit.ChainCheck;
import org.clearkiosk.server.store.AuditWalk;
import org.clearkiosk.server.support.EachEngine;
import org.clearkiosk.server.support.Terminal;
import org.clearkiosk.server.support.TestEngine;
import org.clearkiosk.server.support.TestServer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;

/** Whoever sees or changes something through the API stands in the audit chain. */
@EachEngine
@SuppressWarnings("NullAway.Init") // JUnit calls start
class AuditTest {
  private static final String STUDENT = "08281001";
  private static final String CLASSIC = "43100eb1";
  private static final String NO_ONES_CARD = "0a0b0c0d";

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

  /** What terminals did; that this test's own one was enrolled is no news. */
  private List<String> about(@Nullable String student) {
    List<String> lines = new ArrayList<>();
    server.read(
        handle -> {
          AuditWalk.each(
              handle,
              entry -> {
                if (Objects.equals(student, entry.subject())
                    && entry.actor().startsWith("terminal/")
                    && !entry.action().equals("terminal_enrolled")) {
                  lines.add(entry.actor() + " " + entry.action() + " " + entry.detail());
                }
              });
          return lines;
        });
    assertThat(fault()).isEmpty();
    return lines;
  }

  private Optional<ChainCheck.Fault> fault() {
    return server.read(handle -> AuditWalk.check(handle, new ChainCheck(List.of())));
  }

  @Test
  void theWayOfAStudentIsNotedStepByStep() {
    Session session = terminal.tap(STUDENT).as(Session.class);
    terminal.password(session.id(), "000000");
    terminal.password(session.id(), "281001");
    terminal.get("/v1/sessions/" + session.id() + "/notice");
    CompletionEvent event = terminal.event(STUDENT, session.id(), 38);
    Receipt receipt = terminal.deliver(event).as(Receipt.class);
    assertThat(terminal.deliver(event).status()).isEqualTo(201);
    CompletionEvent again = terminal.event(STUDENT, session.id(), 39);
    assertThat(terminal.deliver(again).status()).isEqualTo(201);
    assertThat(about(STUDENT))
        .containsExactly(
            "terminal/07 session_opened {}",
            "terminal/07 password_wrong {\"triesLeft\":4}",
            "terminal/07 notice_shown {\"verdict\":\"clear\"}",
            "terminal/07 notice_shown {\"verdict\":\"clear\"}",
            "terminal/07 completion_recorded {\"cardRightsEnded\":[\"library_borrowing\"],\"event\":\"%s\",\"receipt\":\"%s\",\"refund\":\"bank\"}"
                .formatted(event.id(), receipt.number()),
            "terminal/07 completion_repeated {\"event\":\"%s\"}".formatted(again.id()));
  }

  @Test
  void whatIsRefusedIsNotedWithItsReason() {
    terminal.tap("08281011");
    assertThat(about("08281011"))
        .containsExactly("terminal/07 session_refused {\"reason\":\"card_lost\"}");
    String session = terminal.open("08281002").session().id();
    CompletionEvent event = terminal.event("08281002", session, 1);
    terminal.deliver(event);
    assertThat(about("08281002"))
        .contains(
            "terminal/07 completion_refused {\"event\":\"%s\",\"reason\":\"hall\"}"
                .formatted(event.id()));
    Session other = terminal.tap(STUDENT).as(Session.class);
    for (int i = 0; i < 7; i++) {
      terminal.password(other.id(), "000000");
    }
    assertThat(about(STUDENT))
        .endsWith(
            "terminal/07 password_wrong {\"triesLeft\":1}",
            "terminal/07 password_locked {\"seconds\":15}");
  }

  @Test
  void aSectorKeyIsNotedWhetherItWasGivenOrNot() {
    terminal.sectorKey(CLASSIC);
    terminal.sectorKey(NO_ONES_CARD);
    assertThat(about(STUDENT)).containsExactly("terminal/07 sector_key_given {}");
    assertThat(about(null))
        .containsExactly("terminal/07 sector_key_refused {\"reason\":\"card_unknown\"}");
  }

  @Test
  void whoAsksTooFastDoesNotFillTheChain() {
    for (int i = 0; i < 35; i++) {
      terminal.tapIdentifier(NO_ONES_CARD);
    }
    assertThat(about(null))
        .hasSize(30)
        .containsOnly("terminal/07 session_refused {\"reason\":\"card_unknown\"}");
  }

  @Test
  void whatWasNotShownIsNotNoted() {
    Session session = terminal.tap(STUDENT).as(Session.class);
    assertThat(terminal.get("/v1/sessions/" + session.id() + "/notice").status()).isEqualTo(403);
    assertThat(server.addTerminal("08").get("/v1/sessions/" + session.id() + "/notice").status())
        .isEqualTo(404);
    assertThat(about(STUDENT)).containsExactly("terminal/07 session_opened {}");
  }

  @Test
  void aNoticeThatCannotBeNotedIsNotShown() {
    String session = terminal.open(STUDENT).session().id();
    String notice = "/v1/sessions/" + session + "/notice";
    server.read(handle -> handle.execute("ALTER TABLE audit_head RENAME TO audit_head_away"));
    Terminal.Reply reply = terminal.get(notice);
    assertThat(reply.status()).isEqualTo(500);
    assertThat(reply.body()).doesNotContain("maskedName");
    server.read(handle -> handle.execute("ALTER TABLE audit_head_away RENAME TO audit_head"));
    assertThat(terminal.get(notice).status()).isEqualTo(200);
  }

  @Test
  void noNameCardNumberPasswordOrAmountIsInTheChain() {
    Terminal.Opened opened = terminal.open(STUDENT);
    terminal.deliver(terminal.event(STUDENT, opened.session().id(), 1));
    List<AuditEntry> entries = new ArrayList<>();
    server.read(
        handle -> {
          AuditWalk.each(handle, entries::add);
          return entries;
        });
    assertThat(entries).hasSizeGreaterThan(3);
    for (AuditEntry entry : entries) {
      assertThat(entry.actor() + entry.action() + entry.detail())
          .doesNotContain("林", "60" + STUDENT, "281001", opened.session().id(), "1880", "3306");
    }
  }
}
