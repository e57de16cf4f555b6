package org.clearkiosk.sim.replay;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Which failure codes (docs/failure-codes.md) a terminal of the demo campus shows when a card made
 * of dumps is laid down. What was shown then is not all that counts: the terminal has a card prove
 * itself, and no recorded proof fits its challenge; and its server knows neither a masked number
 * nor a masked identifier.
 */
final class ExpectedCodes {
  private static final String TORN = "C-01";
  private static final String FOREIGN = "C-02";
  private static final String MUTE = "C-06";
  private static final String NOT_PROVEN = "C-07";
  private static final String UNKNOWN_CARD = "C-08";
  private static final String OTHER_PROFILE = "C-18";

  private static final int SUCCESS = 0x90;

  private ExpectedCodes() {}

  /**
   * The codes, one of which comes.
   *
   * @param dumps of one card, in their order; at least one
   */
  static List<String> of(List<Dump> dumps) {
    Dump read = dumps.get(0);
    if (dumps.size() > 1 && isIdentified(read, "CPU")) {
      return List.of(ofProof(dumps.get(1)));
    }
    return List.copyOf(ofRead(read));
  }

  /** With the first dump the card is read; where it holds a proof besides, that follows. */
  private static Set<String> ofRead(Dump dump) {
    Set<String> codes = new LinkedHashSet<>();
    boolean keyAskedFor = dump.value("sector key").isPresent();
    if (keyAskedFor) {
      // the demo campus's server lends none for an identifier that it does not know
      codes.add(FOREIGN);
    }
    if (keyAskedFor && dump.masked()) {
      return codes;
    }
    List<String> words = words(dump);
    switch (words.get(0)) {
      case "identified" -> codes.addAll(ofIdentified(dump));
      case "proved", "refused" -> codes.add(NOT_PROVEN);
      case "unrecognised" -> codes.add(ofUnrecognised(words));
      default -> codes.add(ofBrokenOff(dump));
    }
    return codes;
  }

  private static List<String> ofIdentified(Dump dump) {
    if (isIdentified(dump, "CPU")) {
      return List.of(NOT_PROVEN);
    }
    List<String> codes = new ArrayList<>();
    codes.add(isIdentified(dump, "UID") ? UNKNOWN_CARD : FOREIGN);
    if (!dump.masked()) {
      codes.add(OTHER_PROFILE);
    }
    return codes;
  }

  /** The words of the outcome: what, the reason, the detail. */
  private static String ofUnrecognised(List<String> words) {
    return switch (words.size() > 2 ? words.get(2) : "") {
      case "SEVERAL_CARDS" -> "C-13";
      case "NO_KEY" -> "C-17";
      case "PAYMENT_CARD" -> "C-14";
      case "RANDOM_IDENTIFIER" -> "C-15";
      case "TWO_PROFILES" -> "C-16";
      default ->
          switch (words.size() > 1 ? words.get(1) : "") {
            case "OTHER_LAYOUT" -> "C-05";
            case "DAMAGED" -> "C-03";
            case "BLANK" -> "C-04";
            // at the desk no other program takes it
            case "MUTE", "IN_USE" -> MUTE;
            default -> FOREIGN;
          };
    };
  }

  /**
   * It was torn, gone, too slow, or the reader was. One that had answered everything was swapped
   * for another before it could prove itself, and alone is that other one: it is read, and has no
   * proof.
   */
  private static String ofBrokenOff(Dump dump) {
    return switch (ending(dump)) {
      case GONE -> TORN;
      case SILENT -> MUTE;
      case ANSWERED -> isFinished(dump) ? NOT_PROVEN : FOREIGN;
    };
  }

  /** With the second dump the card that was read is to prove itself. */
  private static String ofProof(Dump dump) {
    boolean asked = dump.exchanges().stream().anyMatch(Dump.Exchange::asksForProof);
    return switch (ending(dump)) {
      case GONE -> TORN;
      case SILENT -> MUTE;
      // another card than the one that was read is taken as gone
      case ANSWERED -> asked || isIdentified(dump, "CPU") ? NOT_PROVEN : TORN;
    };
  }

  private enum Ending {
    ANSWERED,
    SILENT,
    GONE
  }

  private static Ending ending(Dump dump) {
    Optional<Dump.Exchange> last = last(dump);
    if (last.isEmpty() || last.get().answer().isPresent()) {
      return Ending.ANSWERED;
    }
    return last.get().isLeaving() ? Ending.GONE : Ending.SILENT;
  }

  /** Whether its last command was carried out. */
  private static boolean isFinished(Dump dump) {
    return last(dump)
        .flatMap(Dump.Exchange::answer)
        .filter(answer -> answer.length() > 1 && answer.at(answer.length() - 2) == SUCCESS)
        .isPresent();
  }

  private static Optional<Dump.Exchange> last(Dump dump) {
    List<Dump.Exchange> all = dump.exchanges();
    return all.isEmpty() ? Optional.empty() : Optional.of(all.get(all.size() - 1));
  }

  private static boolean isIdentified(Dump dump, String profile) {
    List<String> words = words(dump);
    return words.size() > 1 && words.get(0).equals("identified") && words.get(1).equals(profile);
  }

  private static List<String> words(Dump dump) {
    return List.of(dump.value("outcome").orElse("").split("[ ,]+", -1));
  }
}
