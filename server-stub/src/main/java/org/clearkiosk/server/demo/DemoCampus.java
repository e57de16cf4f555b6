package org.clearkiosk.server.demo;

import com.google.gson.reflect.TypeToken;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.clearkiosk.clearance.model.Blocker;
import org.clearkiosk.clearance.model.Level;
import org.clearkiosk.clearance.model.Status;
import org.clearkiosk.clearance.model.Student;
import org.clearkiosk.clearance.wire.Json;
import org.jspecify.annotations.Nullable;

/** The students of the demo campus, out of the program's own data. */
public final class DemoCampus {
  /** The published test key of the demo cards, generation 1. No real card has it. */
  public static final String CARD_MASTER_KEY = "404142434445464748494A4B4C4D4E4F";

  /** The generation of that key. */
  public static final int CARD_KEY_GENERATION = 1;

  private static final String CARD_PREFIX = "60";
  private static final int PASSWORD_DIGITS = 6;

  private DemoCampus() {}

  /**
   * One student of the demo campus.
   *
   * @param student the facts, before any completion
   * @param blockers what is in the way
   * @param facts what was added to the row
   * @param expect what the row says should happen
   */
  record Entry(Student student, List<Blocker> blockers, DemoFacts facts, String expect) {
    String cardNumber() {
      return CARD_PREFIX + student.number();
    }

    /** The last six digits of the student number. */
    String queryPassword() {
      String number = student.number();
      return number.substring(number.length() - PASSWORD_DIGITS);
    }
  }

  /** Reads all of them. */
  static List<Entry> read() throws IOException {
    try (Reader facts = resource("demo-facts.json");
        Reader rows = resource("demo-campus.csv");
        CsvReader<NamedCsvRecord> parser =
            CsvReader.builder().allowUnclosedQuote(false).ofNamedCsvRecord(rows)) {
      Map<String, DemoFacts> byNumber =
          Json.GSON.fromJson(facts, new TypeToken<Map<String, DemoFacts>>() {});
      List<Entry> entries = new ArrayList<>();
      for (NamedCsvRecord row : parser) {
        entries.add(entry(row, Objects.requireNonNull(byNumber.get(row.getField("number")))));
      }
      return List.copyOf(entries);
    }
  }

  private static Entry entry(NamedCsvRecord row, DemoFacts facts) {
    Student student =
        new Student(
            row.getField("number"),
            facts.name(),
            Level.valueOf(row.getField("level").toUpperCase(Locale.ROOT)),
            Status.valueOf(row.getField("status").toUpperCase(Locale.ROOT)),
            Set.copyOf(facts.traits()),
            Set.copyOf(facts.done()),
            null,
            Long.parseLong(row.getField("card_fen")),
            Long.parseLong(row.getField("network_fen")),
            facts.bankCardTail());
    return new Entry(
        student, blockers(row.getField("blockers"), facts), facts, row.getField("expect"));
  }

  private static List<Blocker> blockers(String column, DemoFacts facts) {
    return Arrays.stream(column.split("\\|", -1))
        .filter(part -> !part.isEmpty())
        .map(part -> part.split(":", 2))
        .map(part -> blocker(part[0], part[1], facts))
        .toList();
  }

  /** A value of digits alone is money in fen, any other a thing. */
  private static Blocker blocker(String kind, String value, DemoFacts facts) {
    boolean money = value.chars().allMatch(Character::isDigit);
    @Nullable Long amountFen = money ? Long.valueOf(value) : null;
    return new Blocker(kind, amountFen, money ? null : value, facts.wordsOn(kind));
  }

  private static Reader resource(String name) throws IOException {
    var content = DemoCampus.class.getResourceAsStream("/demo/" + name);
    if (content == null) {
      throw new IOException("demo/" + name + " is missing from the program");
    }
    return new InputStreamReader(content, StandardCharsets.UTF_8);
  }
}
