package org.clearkiosk.sim.replay;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Writes the scenario in which a card made of dumps is laid down at a terminal like the one that
 * recorded it, and the failure code is waited for that comes of it (docs/scenarios.md).
 */
public final class RecordedScenario {
  private static final String USUAL_APPLICATION = "F0434C4541524B01";
  private static final String USUAL_SECTOR = "1";
  private static final String USUAL_PROFILES = "cpu";

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
    List<Dump> dumps = new ArrayList<>();
    for (String text : texts) {
      dumps.add(Dump.read(text));
    }
    Dump last = dumps.get(dumps.size() - 1);
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
    line(yaml, "  - expect code: " + codes(ExpectedCodes.of(dumps)));
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

  private static String codes(List<String> codes) {
    return codes.size() == 1 ? codes.get(0) : "[" + String.join(", ", codes) + "]";
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
