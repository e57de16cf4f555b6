package org.clearkiosk.server.clearing;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Set;
import org.clearkiosk.clearance.model.CampusId;
import org.clearkiosk.clearance.model.Level;
import org.clearkiosk.clearance.model.Refund;
import org.clearkiosk.clearance.model.Status;
import org.clearkiosk.clearance.model.Student;
import org.clearkiosk.clearance.wire.CompletionEvent;
import org.clearkiosk.clearance.wire.Json;
import org.clearkiosk.server.store.Cards;
import org.clearkiosk.server.store.Sessions;
import org.clearkiosk.server.store.Students;
import org.clearkiosk.server.store.TerminalIdentity;
import org.clearkiosk.server.store.Terminals;
import org.clearkiosk.server.support.TestServer;
import org.jdbi.v3.core.Handle;

/** Students who may clear and have a session open, by their index from 0, and their events. */
final class MayClear {
  static final TerminalIdentity TERMINAL = new TerminalIdentity(CampusId.MAIN, "07");
  static final OffsetDateTime NOW = OffsetDateTime.parse(TestServer.JUNE);

  private MayClear() {}

  static String number(int index) {
    return "%08d".formatted(index);
  }

  static String session(int index) {
    return "session-" + index;
  }

  /** A UUIDv7 of its own for each index. */
  static String id(int index) {
    return "0137df50-2b80-7cc1-98f2-%012x".formatted(index);
  }

  /** The confirmation of a student, the terminal's next for each. */
  static CompletionEvent event(int index) {
    return CompletionEvent.of(
        id(index),
        TERMINAL.number(),
        index + 1L,
        number(index),
        NOW,
        new CompletionEvent.Data(
            session(index), TestServer.POLICY.officeFinishedHere(), Refund.BANK));
  }

  static Delivery delivery(CompletionEvent event) {
    return Delivery.of(TERMINAL, event, Json.write(event));
  }

  /** Puts students into an empty database. */
  static void fill(Handle handle, int students) {
    Terminals.add(handle, TERMINAL, Instant.EPOCH);
    for (int index = 0; index < students; index++) {
      add(handle, index);
    }
  }

  private static void add(Handle handle, int index) {
    String number = number(index);
    String card = "60" + number;
    Students.add(
        handle,
        CampusId.MAIN,
        new Student(
            number,
            "某",
            Level.UNDERGRADUATE,
            Status.GRADUATING,
            Set.of(),
            Set.of(),
            null,
            100,
            100,
            null),
        "test",
        List.of(),
        Instant.EPOCH);
    Cards.add(handle, CampusId.MAIN, Cards.Card.cpu(card, number, Cards.State.ACTIVE, 1));
    Sessions.add(
        handle,
        new Sessions.Entry(
            session(index),
            TERMINAL,
            card,
            number,
            NOW.toInstant(),
            NOW.toInstant().plusSeconds(600),
            NOW.toInstant(),
            null));
  }
}
