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
          "DoneElsewhere",
          "HallSlip",
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
          "open elsewhere",
          "reasons",
          "refund",
          "refused",
          "text size",
          "warned",
          "window");

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
