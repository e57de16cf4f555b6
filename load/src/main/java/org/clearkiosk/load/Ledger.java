package org.clearkiosk.load;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What was sent, and what came of it, in memory and in a file. Safe for many threads.
 *
 * <p>A line of the file is a word, the event's id, and what else is known: {@code sent ID TERMINAL
 * SEQUENCE}, {@code acknowledged ID RECEIPT}, {@code refused ID PROBLEM}, {@code unknown ID WHY}.
 * It names no student.
 */
public final class Ledger implements AutoCloseable {
  private final Map<String, Entry> entries = new LinkedHashMap<>();
  private final List<String> contradictions = new ArrayList<>();
  private final BufferedWriter file;
  private long resolved;

  private Ledger(BufferedWriter file) {
    this.file = file;
  }

  /** Opens a new one; a file that is there is continued. */
  public static Ledger open(Path path) throws IOException {
    return new Ledger(
        Files.newBufferedWriter(
            path, StandardCharsets.US_ASCII, StandardOpenOption.CREATE, StandardOpenOption.APPEND));
  }

  /**
   * What is known of a confirmation.
   *
   * @param answer null while none came
   */
  public record Entry(Confirmation confirmation, @Nullable Answer answer) {
    /** Whether it is to be sent again. */
    public boolean open() {
      return answer == null || answer instanceof Answer.Unknown;
    }
  }

  /** How many there are. */
  public record Counts(long sent, long acknowledged, long refused, long unknown, long resolved) {}

  /** Notes that a confirmation is sent now. */
  public synchronized void sent(Confirmation confirmation) {
    entries.put(confirmation.id(), new Entry(confirmation, null));
    write(
        "sent "
            + confirmation.id()
            + " "
            + confirmation.event().terminal()
            + " "
            + confirmation.event().sequenceNumber());
  }

  /** Notes an answer. One that contradicts an earlier one is kept as a contradiction. */
  public synchronized void answered(Confirmation confirmation, Answer answer) {
    String id = confirmation.id();
    write(line(id, answer));
    Entry before = entries.get(id);
    Answer known = before == null ? null : before.answer();
    boolean settled = known != null && !(known instanceof Answer.Unknown);
    if (settled) {
      if (!(answer instanceof Answer.Unknown) && !answer.equals(known)) {
        contradictions.add(id + ": " + known + ", then " + answer);
      }
      return;
    }
    if (known instanceof Answer.Unknown && !(answer instanceof Answer.Unknown)) {
      resolved++;
    }
    entries.put(id, new Entry(confirmation, answer));
  }

  private static String line(String id, Answer answer) {
    if (answer instanceof Answer.Acknowledged acknowledged) {
      return "acknowledged " + id + " " + acknowledged.receipt();
    }
    if (answer instanceof Answer.Refused refused) {
      return "refused " + id + " " + refused.problem();
    }
    return "unknown " + id + " " + ((Answer.Unknown) answer).why();
  }

  private void write(String line) {
    try {
      file.write(line);
      file.newLine();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Puts what was noted into the file. */
  public synchronized void flush() throws IOException {
    file.flush();
  }

  /** All of them, in the order in which they were first sent. */
  public synchronized List<Entry> entries() {
    return List.copyOf(entries.values());
  }

  /** Those that are to be sent again, in the order in which they were first sent. */
  public synchronized List<Confirmation> open() {
    return entries.values().stream().filter(Entry::open).map(Entry::confirmation).toList();
  }

  /** Answers that contradict an earlier one; each is a fault of the server. */
  public synchronized List<String> contradictions() {
    return List.copyOf(contradictions);
  }

  /** How many there are now. */
  public synchronized Counts counts() {
    long acknowledged = 0;
    long refused = 0;
    for (Entry entry : entries.values()) {
      if (entry.answer() instanceof Answer.Acknowledged) {
        acknowledged++;
      } else if (entry.answer() instanceof Answer.Refused) {
        refused++;
      }
    }
    return new Counts(
        entries.size(), acknowledged, refused, entries.size() - acknowledged - refused, resolved);
  }

  @Override
  public synchronized void close() throws IOException {
    file.close();
  }
}
