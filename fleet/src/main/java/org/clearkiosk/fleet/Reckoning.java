package org.clearkiosk.fleet;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.clearkiosk.clearance.wire.CompletionEvent;
import org.clearkiosk.clearance.wire.Json;
import org.clearkiosk.load.ServerProgram;
import org.clearkiosk.server.store.Database;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/**
 * Compares three books of the same confirmations: what the students were told, what lies in the
 * outboxes' files, and what the server holds: the events that {@code bin/server completions}
 * prints, the receipts in its database, and what {@code bin/server terminals gaps} says.
 */
final class Reckoning {
  private final Books books;
  private final Central central;
  private final Verdict.Findings findings = new Verdict.Findings();
  private final Map<String, JsonObject> events = new HashMap<>();
  private final Map<String, String> receipts = new HashMap<>();
  private final Set<String> inAnOutbox = new HashSet<>();
  private long refused;
  private long waiting;

  /**
   * @param central whose data is read; nothing is to be under way there
   */
  Reckoning(Books books, Central central) {
    this.books = books;
    this.central = central;
  }

  /**
   * Compares.
   *
   * @param outboxes the files of all terminals, which no one has open
   */
  Verdict reckon(List<Path> outboxes) throws IOException, InterruptedException, SQLException {
    books.contradictions().forEach(findings::wrong);
    readEvents();
    readReceipts();
    for (Path file : outboxes) {
      terminal(OutboxRow.read(file));
    }
    Map<String, Books.Entry> kept = books.entries();
    for (String id : kept.keySet()) {
      if (!inAnOutbox.contains(id)) {
        findings.lost("event " + id + " was said to be kept, and is in no outbox");
      }
    }
    for (String id : events.keySet()) {
      if (!inAnOutbox.contains(id)) {
        findings.wrong("event " + id + " is at the server and in no outbox");
      }
    }
    gaps();
    return findings.verdict(kept.size(), events.size(), refused, waiting);
  }

  private void readEvents() throws IOException, InterruptedException {
    Set<String> students = new HashSet<>();
    Set<String> numbers = new HashSet<>();
    String printed = central.program().must(central.data(), "completions");
    for (String line : printed.lines().filter(each -> each.startsWith("{")).toList()) {
      JsonObject json = JsonParser.parseString(line).getAsJsonObject();
      CompletionEvent event = event(line);
      if (events.put(event.id(), json) != null) {
        findings.doubled("event " + event.id() + " is at the server twice");
      }
      if (!students.add(event.subject())) {
        findings.doubled("event " + event.id() + " is of a student who has another");
      }
      if (!numbers.add(event.terminal() + " " + event.sequence())) {
        findings.doubled("event " + event.id() + " has the number of another of its terminal");
      }
    }
  }

  private static CompletionEvent event(String line) throws IOException {
    try {
      return Json.read(line, CompletionEvent.class);
    } catch (Json.MalformedMessageException e) {
      throw new IOException("the server printed what is no event", e);
    }
  }

  private void readReceipts() throws IOException {
    Set<String> numbers = new HashSet<>();
    try (Handle handle = Database.openForReading(central.data().address())) {
      handle
          .select("SELECT event, receipt_number FROM completion")
          .map((row, context) -> Map.entry(row.getString("event"), row.getString("receipt_number")))
          .forEach(
              each -> {
                if (receipts.put(each.getKey(), each.getValue()) != null) {
                  findings.doubled("event " + each.getKey() + " finished two steps");
                }
                if (!numbers.add(each.getValue())) {
                  findings.doubled("receipt " + each.getValue() + " was given twice");
                }
              });
    }
  }

  private void terminal(List<OutboxRow> rows) {
    long number = 0;
    for (OutboxRow row : rows) {
      number++;
      if (row.sequence() != number) {
        findings.wrong(
            "terminal %s has no number %d, or has it twice".formatted(row.terminal(), number));
        number = row.sequence();
      }
      if (!inAnOutbox.add(row.id())) {
        findings.doubled("event " + row.id() + " is in two outboxes");
      }
      row(row);
    }
  }

  private void row(OutboxRow row) {
    Told told = books.told(row.id());
    switch (row.state()) {
      case "delivered" -> delivered(row, told);
      case "refused" -> {
        refused++;
        if (events.containsKey(row.id())) {
          findings.wrong("event " + row.id() + " was refused and is at the server");
        }
        if (!(told instanceof Told.Refused)) {
          findings.wrong("event " + row.id() + " is refused, and the student was told else");
        }
      }
      default -> {
        waiting++;
        if (told != null) {
          findings.wrong("event " + row.id() + " was answered and is " + row.state());
        }
      }
    }
  }

  private void delivered(OutboxRow row, @Nullable Told told) {
    String id = row.id();
    JsonObject event = events.get(id);
    if (event == null) {
      findings.lost("event " + id + " was delivered and is not at the server");
      return;
    }
    if (row.event() == null || !event.equals(JsonParser.parseString(row.event()))) {
      findings.wrong("event " + id + " is at the server with another content");
    }
    if (!(told instanceof Told.Receipt receipt)
        || !receipt.number().equals(row.answer())
        || !receipt.number().equals(receipts.get(id))) {
      findings.lost("event " + id + " has another receipt at the terminal than at the server");
    }
  }

  private void gaps() throws IOException, InterruptedException {
    ServerProgram.Ended ended = central.program().run(central.data(), "terminals", "gaps");
    if (ended.code() != 0) {
      findings.wrong("bin/server terminals gaps ends with " + ended.code());
    }
  }
}
