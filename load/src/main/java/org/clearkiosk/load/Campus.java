package org.clearkiosk.load;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import org.clearkiosk.clearance.model.CampusId;
import org.clearkiosk.server.demo.CheapPassword;
import org.clearkiosk.server.demo.DemoCampus;
import org.clearkiosk.server.demo.InventedCampus;
import org.clearkiosk.server.disk.DataFolder;
import org.clearkiosk.server.identity.CardKeys;
import org.clearkiosk.server.store.Database;
import org.clearkiosk.server.store.EnrolmentCodes;
import org.clearkiosk.server.store.TerminalIdentity;
import org.clearkiosk.server.store.Terminals;
import org.clearkiosk.server.terminals.EnrolmentCode;
import org.jdbi.v3.core.Handle;

/** A campus of invented students in a server's data. */
public final class Campus {
  /** How many rows an import takes of one list. */
  static final int MOST_ROWS = 200_000;

  private static final Duration CODES_SERVE = Duration.ofHours(24);
  private static final String ARGON2 =
      "\\$argon2id\\$v=19\\$m=\\d+,t=\\d+,p=\\d+\\$[A-Za-z0-9+/]+\\$[A-Za-z0-9+/]+";

  private final ServerData data;
  private final List<CardHolder> mayClear;
  private final List<CardHolder> goToTheHall;
  private int terminals;

  private Campus(ServerData data, List<CardHolder> mayClear, List<CardHolder> goToTheHall) {
    this.data = data;
    this.mayClear = List.copyOf(mayClear);
    this.goToTheHall = List.copyOf(goToTheHall);
  }

  /** How dear a query password is to compare. */
  public enum Passwords {
    /** As in production: tens of milliseconds of a processor. */
    AS_IN_PRODUCTION,
    /** Next to nothing. */
    CHEAP
  }

  /**
   * Invents students and imports them, with the card key of the demo campus, into data in which no
   * student is.
   *
   * @param students how many, 1 to 200,000; about two in three of them may clear in June
   */
  public static Campus prepare(
      ServerProgram program, ServerData data, int students, Passwords passwords)
      throws IOException, InterruptedException {
    DataFolder folder = DataFolder.open(data.folder());
    CardKeys.add(
        folder.cardMasterKeys(CampusId.MAIN),
        DemoCampus.CARD_KEY_GENERATION,
        DemoCampus.CARD_MASTER_KEY);
    Path lists = data.folder().resolve("invented");
    program.mustWithoutData(
        "invent-campus", lists.toString(), "--students", Integer.toString(students));
    Path accounts = lists.resolve("accounts.csv");
    if (passwords == Passwords.CHEAP) {
      String cheap = Matcher.quoteReplacement(CheapPassword.hash(InventedCampus.QUERY_PASSWORD));
      Files.writeString(accounts, Files.readString(accounts).replaceAll(ARGON2, cheap));
    }
    Database.open(folder, data.address()).close();
    List<String> command = new ArrayList<>(List.of("import"));
    List<String[]> further = new ArrayList<>();
    for (String list :
        List.of("students", "statuses", "offices", "blockers", "cards", "accounts")) {
      List<Path> parts = parts(lists.resolve(list + ".csv"));
      command.addAll(List.of("--" + list, parts.get(0).toString()));
      for (Path part : parts.subList(1, parts.size())) {
        further.add(new String[] {"import", "--" + list, part.toString()});
      }
    }
    program.must(data, command.toArray(String[]::new));
    for (String[] more : further) {
      program.must(data, more);
    }
    return read(data, lists);
  }

  /** A list, or files of its parts, each with the heading, where an import would not take it. */
  static List<Path> parts(Path list) throws IOException {
    List<String> lines = Files.readAllLines(list);
    if (lines.size() <= MOST_ROWS + 1) {
      return List.of(list);
    }
    List<Path> parts = new ArrayList<>();
    for (int from = 1; from < lines.size(); from += MOST_ROWS) {
      List<String> part = new ArrayList<>(lines.subList(0, 1));
      part.addAll(lines.subList(from, Math.min(from + MOST_ROWS, lines.size())));
      parts.add(Files.write(list.resolveSibling(parts.size() + "-" + list.getFileName()), part));
    }
    return parts;
  }

  private static Campus read(ServerData data, Path lists) throws IOException {
    Map<String, String> levels = column(lists.resolve("students.csv"), "number", "level");
    Map<String, String> statuses = column(lists.resolve("statuses.csv"), "student", "status");
    Set<String> blocked =
        new HashSet<>(column(lists.resolve("blockers.csv"), "student", "id").keySet());
    List<CardHolder> mayClear = new ArrayList<>();
    List<CardHolder> goToTheHall = new ArrayList<>();
    column(lists.resolve("cards.csv"), "number", "student")
        .forEach(
            (card, student) -> {
              CardHolder holder = new CardHolder(student, card, InventedCampus.QUERY_PASSWORD);
              if ("undergraduate".equals(levels.get(student))
                  && "graduating".equals(statuses.get(student))) {
                (blocked.contains(student) ? goToTheHall : mayClear).add(holder);
              }
            });
    return new Campus(data, mayClear, goToTheHall);
  }

  private static Map<String, String> column(Path list, String key, String value)
      throws IOException {
    Map<String, String> column = new HashMap<>();
    try (CsvReader<NamedCsvRecord> rows =
        CsvReader.builder().ofNamedCsvRecord(list, StandardCharsets.UTF_8)) {
      for (NamedCsvRecord row : rows) {
        column.put(row.getField(key), row.getField(value));
      }
    }
    return column;
  }

  /** Graduating undergraduates with nothing in the way. */
  public List<CardHolder> mayClear() {
    return mayClear;
  }

  /** Graduating undergraduates whose confirmation is refused. */
  public List<CardHolder> goToTheHall() {
    return goToTheHall;
  }

  /**
   * Adds terminals that are yet to enrol, as {@code bin/server add-terminal} does, but many at
   * once.
   *
   * @return their one-time codes
   */
  public List<String> invite(int count) throws IOException {
    Instant now = Instant.now();
    List<String> codes = new ArrayList<>();
    try (Database database = Database.open(DataFolder.open(data.folder()), data.address());
        Handle handle = database.openWriter()) {
      handle.begin();
      for (int i = 0; i < count; i++) {
        terminals++;
        TerminalIdentity terminal =
            new TerminalIdentity(CampusId.MAIN, "L%04d".formatted(terminals));
        EnrolmentCode code = EnrolmentCode.random();
        Terminals.add(handle, terminal, now);
        EnrolmentCodes.give(handle, terminal, code.digest(), now, now.plus(CODES_SERVE));
        codes.add(code.text());
      }
      handle.commit();
    }
    return codes;
  }
}
