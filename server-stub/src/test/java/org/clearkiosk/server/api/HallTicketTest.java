package org.clearkiosk.server.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.clearkiosk.clearance.wire.Json;
import org.clearkiosk.clearance.wire.Notice;
import org.clearkiosk.clearance.wire.Ticket;
import org.clearkiosk.clearance.wire.Verdict;
import org.clearkiosk.server.receipt.PublicKeySet;
import org.clearkiosk.server.receipt.ReceiptCheck;
import org.clearkiosk.server.receipt.TicketClaims;
import org.clearkiosk.server.store.AuditWalk;
import org.clearkiosk.server.support.EachEngine;
import org.clearkiosk.server.support.Terminal;
import org.clearkiosk.server.support.TestEngine;
import org.clearkiosk.server.support.TestServer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;

/** Whom a notice sends to the hall has one place a day in its line, and can prove it. */
@EachEngine
@SuppressWarnings("NullAway.Init") // JUnit calls start
class HallTicketTest {
  @Parameter private TestEngine engine;

  /** With a borrowed switch, with frozen funds, with nothing in the way. */
  private static final String SWITCH = "08281002";

  private static final String FROZEN = "08281003";
  private static final String CLEAR = "08281001";
  private static final LocalDate DAY = LocalDate.of(2012, 6, 12);

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

  private static Ticket ticket(Notice notice) {
    assertThat(notice.verdict()).isEqualTo(Verdict.HALL);
    return Objects.requireNonNull(notice.ticket());
  }

  @Test
  void everyStudentHasOnePlaceADayWhereverTheyTap() throws Exception {
    Terminal other = server.addTerminal("08");
    Terminal.Opened first = terminal.open(SWITCH);
    Ticket given = ticket(first.notice());
    assertThat(given.number()).isEqualTo(1);
    assertThat(given.day()).isEqualTo(DAY);
    assertThat(ticket(other.open(FROZEN).notice()).number()).isEqualTo(2);
    assertThat(ticket(other.open(SWITCH).notice())).isEqualTo(given);
    Terminal.Reply again = terminal.get("/v1/sessions/" + first.session().id() + "/notice");
    assertThat(ticket(again.as(Notice.class))).isEqualTo(given);
    assertThat(terminal.open(CLEAR).notice().ticket()).isNull();
    server.restart();
    assertThat(ticket(server.as(terminal).open(SWITCH).notice())).isEqualTo(given);
    assertThat(server.rows("hall_ticket")).isEqualTo(2);
  }

  @Test
  void anotherDayBeginsWithOne() {
    assertThat(ticket(terminal.open(SWITCH).notice()).number()).isEqualTo(1);
    server.time().pass(Duration.ofDays(1));
    Ticket next = ticket(terminal.open(FROZEN).notice());
    assertThat(next.number()).isEqualTo(1);
    assertThat(next.day()).isEqualTo(DAY.plusDays(1));
    assertThat(ticket(terminal.open(SWITCH).notice()).number()).isEqualTo(2);
  }

  @Test
  void theDeskChecksItWithTheKeysAlone() throws Exception {
    Ticket given = ticket(terminal.open(SWITCH).notice());
    PublicKeySet keys = Json.read(terminal.get("/v1/receipt-keys").body(), PublicKeySet.class);
    ReceiptCheck.Result result = ReceiptCheck.check(Objects.requireNonNull(given.signed()), keys);
    TicketClaims claims = ((ReceiptCheck.Result.ValidTicket) result).claims();
    assertThat(claims.num()).isEqualTo(1);
    assertThat(claims.day()).isEqualTo(DAY);
    assertThat(claims.cps()).isEqualTo("main");
    assertThat(claims.sub()).isEqualTo(SWITCH);
    assertThat(claims.yr()).isEqualTo("2012");
    assertThat(claims.givenAt()).isEqualTo(Instant.parse("2012-06-12T01:00:00Z"));
  }

  @Test
  void theJournalHasItOnce() {
    terminal.open(SWITCH);
    terminal.open(SWITCH);
    List<String> entries = new ArrayList<>();
    server.read(
        handle -> {
          AuditWalk.each(
              handle,
              entry -> {
                if (entry.action().equals("hall_ticket_given")) {
                  entries.add(entry.actor() + " " + entry.subject() + " " + entry.detail());
                }
              });
          return entries;
        });
    assertThat(entries)
        .containsExactly("terminal/07 " + SWITCH + " {\"day\":\"2012-06-12\",\"number\":1}");
  }
}
