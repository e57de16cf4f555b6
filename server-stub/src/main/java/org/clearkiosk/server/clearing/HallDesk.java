package org.clearkiosk.server.clearing;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import org.clearkiosk.clearance.wire.Notice;
import org.clearkiosk.clearance.wire.Ticket;
import org.clearkiosk.clearance.wire.Verdict;
import org.clearkiosk.server.audit.AuditTrail;
import org.clearkiosk.server.receipt.ReceiptKey;
import org.clearkiosk.server.receipt.SignedTicket;
import org.clearkiosk.server.receipt.TicketClaims;
import org.clearkiosk.server.store.HallTickets;
import org.clearkiosk.server.store.TerminalIdentity;
import org.jdbi.v3.core.Handle;

/** Gives whom a notice sends to the service hall a place in its line (C7, K2). */
final class HallDesk {
  private final String year;
  private final BusinessClock clock;
  private final ReceiptKey key;

  /**
   * A desk of a year.
   *
   * @param key signs the tickets
   */
  HallDesk(String year, BusinessClock clock, ReceiptKey key) {
    this.year = year;
    this.clock = clock;
    this.key = key;
  }

  /**
   * The notice as it is told: with a ticket where the hall finishes the step. Within the writer's
   * transaction, since what is told must be kept.
   *
   * @param session in which it is told
   */
  Notice withTicket(
      Handle handle,
      AuditTrail trail,
      TerminalIdentity terminal,
      String session,
      Notice notice,
      OffsetDateTime now) {
    return notice.verdict() == Verdict.HALL
        ? notice.with(ticket(handle, trail, terminal, session, notice.student(), now))
        : notice;
  }

  /** A student's place of the day. Within the writer's transaction. */
  Ticket ticket(
      Handle handle,
      AuditTrail trail,
      TerminalIdentity terminal,
      String session,
      String student,
      OffsetDateTime now) {
    LocalDate day = clock.day(now);
    HallTickets.Given given =
        HallTickets.give(
            handle,
            new HallTickets.Asked(terminal.campus(), day, student, session),
            now.toInstant(),
            number ->
                SignedTicket.of(
                    new TicketClaims(
                        number, day, terminal.campus().value(), student, now.toEpochSecond(), year),
                    key));
    if (given.first()) {
      trail.note(Noted.ticketGiven(terminal, student, given.ticket()));
    }
    return given.ticket();
  }
}
