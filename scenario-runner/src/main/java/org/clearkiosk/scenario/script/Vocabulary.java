package org.clearkiosk.scenario.script;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.clearkiosk.sim.card.CardFile;
import org.clearkiosk.sim.card.Deck;

/**
 * The words of others that a scenario uses: known here so that a slip of the pen is found when the
 * file is read, not when a screen does not come.
 *
 * @param cards the labels of the simulator's cards
 */
public record Vocabulary(Set<String> cards) {
  /** The terminal's screens. */
  static final List<String> SCREENS =
      List.of(
          "Starting",
          "Idle",
          "Reading",
          "Password",
          "CheckingPassword",
          "NoticeShown",
          "Confirm",
          "Submitting",
          "ReceiptShown",
          "DoneWithoutCard",
          "DoneElsewhere",
          "HallSlip",
          "Advice",
          "KeptHere",
          "Trouble",
          "TechnicianPin",
          "TechnicianWork");

  /** What the terminal tells of a screen. */
  static final Set<String> FACTS =
      Set.of(
          "card stops",
          "contrast",
          "language",
          "listening",
          "card taken",
          "open elsewhere",
          "reasons",
          "refund",
          "refused",
          "text size",
          "warned",
          "window");

  /** The failure codes. */
  static final Set<String> CODES =
      Set.of(
          "R-01", "R-02", "R-03", "R-04", "R-05", "C-01", "C-02", "C-03", "C-04", "C-05", "C-06",
          "C-07", "C-08", "C-09", "C-10", "C-11", "C-12", "C-13", "C-14", "C-15", "C-16", "C-17",
          "C-18", "P-01", "P-02", "P-03", "W-01", "W-02", "S-01", "N-11", "N-12", "N-13", "N-14",
          "N-15", "N-16", "N-17", "N-18", "N-19", "N-20", "N-21", "N-22", "N-23", "N-24", "T-01",
          "T-02", "T-03", "T-04", "T-05");

  /** The states of a confirmation in the outbox. */
  static final List<String> KEPT = List.of("pending", "delivered", "refused", "parked");

  /** The lists that the central server imports. */
  static final Set<String> LISTS =
      Set.of("students", "statuses", "offices", "blockers", "cards", "accounts");

  /** Keeps a copy. */
  public Vocabulary {
    cards = Set.copyOf(cards);
  }

  /** The terminal's screens. */
  public static List<String> screens() {
    return SCREENS;
  }

  /** The failure codes that a screen may show. */
  public static Set<String> codes() {
    return CODES;
  }

  /**
   * The same with a card more.
   *
   * @return empty when there is a card of that label already
   */
  Optional<Vocabulary> with(String card) {
    Set<String> more = new HashSet<>(cards);
    return more.add(card) ? Optional.of(new Vocabulary(more)) : Optional.empty();
  }

  /** The words that go with a deck of cards. */
  public static Vocabulary of(Deck deck) {
    return new Vocabulary(
        deck.cards().stream().map(CardFile::label).collect(Collectors.toUnmodifiableSet()));
  }
}
