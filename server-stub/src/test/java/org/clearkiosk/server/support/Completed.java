package org.clearkiosk.server.support;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Set;
import org.clearkiosk.clearance.model.CampusId;
import org.clearkiosk.clearance.model.Level;
import org.clearkiosk.clearance.model.Student;
import org.clearkiosk.clearance.model.Text;
import org.clearkiosk.clearance.wire.CompletionEvent;
import org.clearkiosk.server.feed.OutgoingEvent;
import org.clearkiosk.server.store.Campuses;
import org.clearkiosk.server.store.Cards;
import org.clearkiosk.server.store.Completions;
import org.clearkiosk.server.store.Database;
import org.clearkiosk.server.store.Outgoing;
import org.clearkiosk.server.store.Sessions;
import org.clearkiosk.server.store.Students;
import org.clearkiosk.server.store.TerminalIdentity;
import org.clearkiosk.server.store.Terminals;
import org.jdbi.v3.core.Handle;

/** Rows as a recorded completion leaves them, for tests that need the rows and no terminal. */
public final class Completed {
  private static final Instant NOW = Instant.parse("2012-06-12T01:00:00Z");
  private static final String STUDENT = "08281001";
  private static final String CARD = "6008281001";
  private static final String SESSION = "session";

  private Completed() {}

  /** What completions refer to, on an empty campus; the campus is made when it is not there. */
  public static void prepare(Database database, CampusId campus) {
    try (Handle handle = database.openWriter()) {
      TerminalIdentity terminal = new TerminalIdentity(campus, "07");
      Campuses.add(handle, new Campuses.Campus(campus, new Text("校", "Campus"), null), NOW);
      Students.add(
          handle,
          campus,
          new Student(
              STUDENT, "N", Level.UNDERGRADUATE, null, Set.of(), Set.of(), null, 0, 0, null),
          "test",
          List.of(),
          NOW);
      Cards.add(
          handle,
          campus,
          new Cards.Card(CARD, STUDENT, Cards.State.ACTIVE, 1, Cards.Profile.CPU, null));
      Terminals.add(handle, terminal, NOW);
      Sessions.add(
          handle,
          new Sessions.Entry(
              SESSION, terminal, CARD, STUDENT, NOW, NOW.plusSeconds(60), null, null));
    }
  }

  /** An event as it is recorded, within a transaction of the caller's; its id. */
  public static String record(Handle handle, CampusId campus) {
    CompletionEvent event =
        CompletionEvent.of(
            Terminal.newId(),
            "07",
            1,
            STUDENT,
            OffsetDateTime.parse("2012-06-12T09:00+08:00"),
            new CompletionEvent.Data(SESSION, "information_centre", null));
    Completions.keep(
        handle,
        campus,
        List.of(new Completions.Kept(event, "body", new Completions.Accepted("digest", "answer"))),
        NOW);
    Outgoing.add(
        handle,
        campus,
        List.of(OutgoingEvent.of(campus, event, "2012", "0612-07-0001")),
        Instant.now());
    return event.id();
  }

  /** Records and commits. */
  public static String commit(Database database, CampusId campus) {
    try (Handle handle = database.openWriter()) {
      return handle.inTransaction(transaction -> record(transaction, campus));
    }
  }
}
