package org.clearkiosk.sim.replay;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Writes the scenario in which a card made of dumps is laid down at a terminal like the one that
 * recorded it, and the failure code is waited for that this one showed (docs/scenarios.md).
 */
public final class RecordedScenario {
  private static final String USUAL_APPLICATION = "F0434C4541524B01";
  private static final String USUAL_SECTOR = "1";
  private static final String USUAL_PROFILES = "cpu";
  private static final String UNKNOWN_CARD = "C-08";
  private static final String NOT_PROVEN = "C-07";
  private static final String TORN = "C-01";
  private static final String MUTE = "C-06";
  private static final String FOREIGN = "C-02";

  private RecordedScenario() {}

  /**
   * Writes it.
   *
   * @param made the card
   * @param texts the dumps of which it was made
   * @param cardFile the name of the card's file, which lies beside the scenario
   * @throws UnusableDumpException when a dump cannot be read
   */
  public static String write(DumpCard made, List<String> texts, String cardFile)
      throws UnusableDumpException {
    Dump last = Dump.read(texts.get(texts.size() - 1));
    StringBuilder yaml = new StringBuilder();
    String reader = last.value("reader").orElse("a reader");
    line(yaml, "title: " + quoted("As recorded on " + reader + ": " + made.outcome()));
    line(yaml, "about: " + quoted(String.join(" ", made.notes())), !made.notes().isEmpty());
    line(yaml, "campus:");
    line(yaml, "  cards: " + cardFile);
    line(yaml, "  serial reader: true", made.onSerial());
    List<String> arguments = arguments(last);
    line(yaml, "  kiosk: [" + String.join(", ", arguments) + "]", !arguments.isEmpty());
    line(yaml, "steps:");
    String label = made.card().label();
    line(
        yaml,
        made.onSerial() ? "  - tap: {card: " + label + ", reader: serial}" : "  - tap: " + label);
    line(yaml, "  - expect code: " + codes(last, made.outcome()));
    line(yaml, "  - touch: acknowledge");
    line(yaml, made.onSerial() ? "  - remove: serial" : "  - remove");
    return yaml.toString();
  }

  /** What the terminal is told of the campus's cards, where it is not the usual. */
  private static List<String> arguments(Dump dump) {
    List<String> arguments = new ArrayList<>();
    String profiles =
        dump.value("profiles").orElse("").toLowerCase(Locale.ROOT).strip().replace(' ', ',');
    if (!profiles.isEmpty() && !profiles.equals(USUAL_PROFILES)) {
      arguments.add("--profiles");
      arguments.add(quoted(profiles));
    }
    dump.value("application")
        .filter(application -> !application.equals(USUAL_APPLICATION))
        .ifPresent(
            application -> arguments.addAll(List.of("--card-application", quoted(application))));
    dump.value("sector")
        .filter(sector -> !sector.equals(USUAL_SECTOR))
        .ifPresent(sector -> arguments.addAll(List.of("--sector", quoted(sector))));
    return arguments;
  }

  /**
   * The codes that may come of it (docs/failure-codes.md). The demo campus's server knows neither
   * the number of a masked card nor the key of a recorded sector, and no recorded proof fits its
   * challenge.
   */
  private static String codes(Dump dump, String outcome) {
    Set<String> codes = new LinkedHashSet<>();
    if (dump.value("sector key").isPresent()) {
      codes.add(FOREIGN);
    }
    String[] words = outcome.split("[ ,]+", -1);
    switch (words[0]) {
      case "identified", "proved", "refused" -> {
        codes.add(UNKNOWN_CARD);
        if (!dump.masked()) {
          codes.add(NOT_PROVEN);
        }
      }
      case "unrecognised" ->
          codes.add(
              unrecognised(words.length > 2 ? words[2] : "", words.length > 1 ? words[1] : ""));
      case "timed" -> codes.add(MUTE);
      default -> codes.add(TORN);
    }
    return codes.size() == 1 ? codes.iterator().next() : "[" + String.join(", ", codes) + "]";
  }

  private static String unrecognised(String detail, String reason) {
    return switch (detail) {
      case "SEVERAL_CARDS" -> "C-13";
      case "NO_KEY" -> "C-17";
      case "PAYMENT_CARD" -> "C-14";
      case "RANDOM_IDENTIFIER" -> "C-15";
      case "TWO_PROFILES" -> "C-16";
      default ->
          switch (reason) {
            case "OTHER_LAYOUT" -> "C-05";
            case "DAMAGED" -> "C-03";
            case "BLANK" -> "C-04";
            case "MUTE" -> MUTE;
            case "IN_USE" -> "C-12";
            default -> FOREIGN;
          };
    };
  }

  private static String quoted(String text) {
    return "'" + text.replaceAll("\\p{Cntrl}", " ").replace("'", "''") + "'";
  }

  private static void line(StringBuilder yaml, String line) {
    yaml.append(line).append('\n');
  }

  private static void line(StringBuilder yaml, String line, boolean wanted) {
    if (wanted) {
      line(yaml, line);
    }
  }
}
