package org.clearkiosk.bench;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.clearkiosk.clearance.model.CampusId;
import org.clearkiosk.clearance.model.Level;
import org.clearkiosk.clearance.model.Status;
import org.clearkiosk.clearance.model.Student;
import org.clearkiosk.load.ServerData;
import org.clearkiosk.server.disk.DataFolder;
import org.clearkiosk.server.store.Cards;
import org.clearkiosk.server.store.Database;
import org.clearkiosk.server.store.Sessions;
import org.clearkiosk.server.store.Students;
import org.clearkiosk.server.store.TerminalIdentity;
import org.clearkiosk.server.store.Terminals;
import org.jdbi.v3.core.Handle;

/**
 * The statements of one transaction, in one text for both engines, and the students that it is
 * about.
 */
enum FloorScript {
  /** A confirmation that finishes a student's step. */
  COMPLETION("completion.sql", true),
  /** The same without what is noted in the audit chain, for which all transactions queue. */
  COMPLETION_WITHOUT_CHAIN("completion.sql", false),
  /** The facts of a notice. */
  NOTICE("notice.sql", true);

  /** The first student's number; eight digits, so that all are as long. */
  static final long FIRST = 10_000_000;

  private static final TerminalIdentity TERMINAL = new TerminalIdentity(CampusId.MAIN, "bench");

  /** As long as those of a confirmation by the server: see {@code docs/benchmarks.md}. */
  private static final int BODY = 372;

  private static final int ANSWER = 1_300;
  private static final int DETAIL = 132;
  private static final int DIGEST = 64;

  private final String file;
  private final boolean chained;

  FloorScript(String file, boolean chained) {
    this.file = file;
    this.chained = chained;
  }

  /** The values of the script's parameters other than {@code n}. */
  static Map<String, String> parameters() {
    return Map.of(
        "body", "b".repeat(BODY),
        "answer", "a".repeat(ANSWER),
        "detail", "d".repeat(DETAIL),
        "digest", "0".repeat(DIGEST));
  }

  /**
   * Writes the script to a file.
   *
   * @param words what stands in it in angle brackets, and what the engine is to be told instead
   */
  Path write(Path folder, Map<String, String> words) throws IOException {
    try (InputStream resource = FloorScript.class.getResourceAsStream(file)) {
      if (resource == null) {
        throw new IOException(file + " is missing from the program");
      }
      String text =
          new String(resource.readAllBytes(), StandardCharsets.UTF_8)
              .lines()
              .filter(line -> chained || !line.contains(" audit_"))
              .map(line -> line + "\n")
              .collect(Collectors.joining());
      for (Map.Entry<String, String> word : words.entrySet()) {
        text = text.replace("<" + word.getKey() + ">", word.getValue());
      }
      return Files.writeString(folder.resolve(name().toLowerCase(Locale.ROOT) + ".sql"), text);
    }
  }

  /** Adds the students of a number of transactions, each with a card and a session. */
  static void fill(ServerData data, int students) throws IOException {
    try (Database database = Database.open(DataFolder.open(data.folder()), data.address());
        Handle handle = database.openWriter()) {
      handle.useTransaction(
          transaction -> {
            Terminals.add(transaction, TERMINAL, Instant.EPOCH);
            for (long n = FIRST; n < FIRST + students; n++) {
              add(transaction, "bench-" + n, "9" + n);
            }
          });
    }
  }

  private static void add(Handle handle, String student, String card) {
    Students.add(
        handle,
        CampusId.MAIN,
        new Student(
            student,
            "某某",
            Level.UNDERGRADUATE,
            Status.GRADUATING,
            Set.of(),
            Set.of("bench_one", "bench_two"),
            null,
            1_000,
            500,
            "1234"),
        "bench",
        List.of(),
        Instant.EPOCH);
    Cards.add(handle, CampusId.MAIN, Cards.Card.cpu(card, student, Cards.State.ACTIVE, 1));
    Sessions.add(
        handle,
        new Sessions.Entry(
            student,
            TERMINAL,
            card,
            student,
            Instant.EPOCH,
            Instant.EPOCH.plusSeconds(600),
            Instant.EPOCH,
            null));
  }
}
