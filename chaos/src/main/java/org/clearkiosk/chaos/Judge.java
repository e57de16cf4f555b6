package org.clearkiosk.chaos;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import org.clearkiosk.load.Answer;
import org.clearkiosk.load.Ledger;
import org.clearkiosk.load.ServerData;
import org.clearkiosk.server.audit.ChainCheck;
import org.clearkiosk.server.audit.ChainHead;
import org.clearkiosk.server.store.AuditWalk;
import org.clearkiosk.server.store.Database;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.JdbiException;

/**
 * Compares a ledger with the database, past the server and its SQL. While it looks, nothing is to
 * be under way.
 */
final class Judge {
  private static final String SQLITE_NUMBER = "json_extract(answer, '$.number')";
  private static final String POSTGRESQL_NUMBER = "answer::json ->> 'number'";

  private static final Duration OPENED_WITHIN = Duration.ofMinutes(1);
  private static final long LOOK_AGAIN_NANOSECONDS = Duration.ofMillis(100).toNanos();

  private final ServerData data;
  private ChainHead head = ChainHead.EMPTY;

  Judge(ServerData data) {
    this.data = data;
  }

  /** A recorded event, as far as it matters here. */
  private record Event(String id, String terminal, long sequence, String receipt) {}

  /** A finished step, as far as it matters here. */
  private record Completion(String student, String event, String receipt) {}

  /** Looks whether the database holds what the ledger says, and nothing else. */
  Verdict judge(Ledger ledger) throws IOException {
    Findings findings = new Findings();
    ledger.contradictions().forEach(findings::wrong);
    try (Handle handle = open()) {
      List<Event> events = events(handle);
      List<Completion> completions = completions(handle);
      Map<String, Event> byId = unique(events, findings);
      Map<String, Completion> byStudent = unique(completions, events, findings);
      compare(ledger.entries(), byId, byStudent, findings);
      count(handle, completions.size(), findings);
      chain(handle, findings);
    }
    return findings.verdict();
  }

  /** A cluster may have no leader for a moment, and a machine no time: neither is to be judged. */
  private Handle open() throws IOException {
    long end = System.nanoTime() + OPENED_WITHIN.toNanos();
    while (true) {
      try {
        return Database.openForReading(data.address());
      } catch (JdbiException e) {
        if (System.nanoTime() > end) {
          throw new IOException("the database cannot be judged", e);
        }
        LockSupport.parkNanos(LOOK_AGAIN_NANOSECONDS);
      }
    }
  }

  private List<Event> events(Handle handle) {
    String number = data.database() == null ? SQLITE_NUMBER : POSTGRESQL_NUMBER;
    return handle
        .select("SELECT id, terminal, sequence, " + number + " AS receipt FROM completion_event")
        .map(
            (row, context) ->
                new Event(
                    row.getString("id"),
                    row.getString("terminal"),
                    row.getLong("sequence"),
                    row.getString("receipt")))
        .list();
  }

  private static List<Completion> completions(Handle handle) {
    return handle
        .select("SELECT student, event, receipt_number FROM completion")
        .map(
            (row, context) ->
                new Completion(
                    row.getString("student"),
                    row.getString("event"),
                    row.getString("receipt_number")))
        .list();
  }

  /** The keys of the tables say so; what they say is looked at, not believed. */
  private static Map<String, Event> unique(List<Event> events, Findings findings) {
    Map<String, Event> byId = new HashMap<>();
    Set<String> numbers = new HashSet<>();
    for (Event event : events) {
      if (byId.put(event.id(), event) != null) {
        findings.doubled("event " + event.id() + " is there twice");
      }
      if (!numbers.add(event.terminal() + " " + event.sequence())) {
        findings.doubled("two events of terminal " + event.terminal() + " have one number");
      }
    }
    return byId;
  }

  private static Map<String, Completion> unique(
      List<Completion> completions, List<Event> events, Findings findings) {
    Map<String, Completion> byStudent = new HashMap<>();
    Set<String> receipts = new HashSet<>();
    Set<String> ids = new HashSet<>();
    events.forEach(event -> ids.add(event.id()));
    for (Completion completion : completions) {
      if (byStudent.put(completion.student(), completion) != null) {
        findings.doubled("a student has two completions, one by event " + completion.event());
      }
      if (!receipts.add(completion.receipt())) {
        findings.doubled("receipt " + completion.receipt() + " was given for two completions");
      }
      if (!ids.contains(completion.event())) {
        findings.wrong("a completion without its event " + completion.event());
      }
    }
    return byStudent;
  }

  private static void compare(
      List<Ledger.Entry> entries,
      Map<String, Event> events,
      Map<String, Completion> completions,
      Findings findings) {
    Set<String> known = new HashSet<>();
    for (Ledger.Entry entry : entries) {
      String id = entry.confirmation().id();
      known.add(id);
      Event event = events.get(id);
      Answer answer = entry.answer();
      if (answer instanceof Answer.Acknowledged acknowledged) {
        Completion completion = completions.get(entry.confirmation().event().subject());
        if (event == null || completion == null) {
          findings.lost("event " + id + " was acknowledged and is not there");
        } else if (!event.receipt().equals(acknowledged.receipt())
            || !completion.receipt().equals(acknowledged.receipt())) {
          findings.lost("event " + id + " is there with another receipt");
        }
      } else if (answer instanceof Answer.Refused && event != null) {
        findings.wrong("event " + id + " was refused and is there");
      } else if (entry.open()) {
        findings.wrong("event " + id + " got no answer in the end: " + answer);
      }
    }
    for (String id : events.keySet()) {
      if (!known.contains(id)) {
        findings.wrong("event " + id + " is there and was never sent");
      }
    }
  }

  /** A completion comes with its step, the ended card right, and one entry in the chain, or not. */
  private static void count(Handle handle, int completions, Findings findings) {
    for (String parts :
        List.of(
            "office_step WHERE office = 'information_centre'",
            "card_right WHERE service = 'library_borrowing' AND allowed = 0",
            "audit_entry WHERE action = 'completion_recorded'")) {
      long count = handle.select("SELECT count(*) FROM " + parts).mapTo(long.class).one();
      if (count != completions) {
        findings.wrong(completions + " completions, but " + count + " in " + parts);
      }
    }
  }

  private void chain(Handle handle, Findings findings) {
    ChainCheck check = new ChainCheck(head.equals(ChainHead.EMPTY) ? List.of() : List.of(head));
    Optional<ChainCheck.Fault> fault = AuditWalk.check(handle, check);
    if (fault.isPresent()) {
      findings.wrong(
          "the audit chain is broken at %d: %s"
              .formatted(fault.get().position(), fault.get().what()));
    }
    head = check.last();
  }

  /** Counts what is found. */
  private static final class Findings {
    private final List<String> words = new ArrayList<>();
    private long lost;
    private long doubled;
    private long wrong;

    void lost(String what) {
      lost++;
      words.add(what);
    }

    void doubled(String what) {
      doubled++;
      words.add(what);
    }

    void wrong(String what) {
      wrong++;
      words.add(what);
    }

    Verdict verdict() {
      return new Verdict(lost, doubled, wrong, words);
    }
  }
}
