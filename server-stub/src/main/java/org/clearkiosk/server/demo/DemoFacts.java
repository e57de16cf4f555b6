package org.clearkiosk.server.demo;

import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.clearkiosk.clearance.model.Refund;
import org.clearkiosk.clearance.model.Text;
import org.clearkiosk.server.store.Cards;
import org.jspecify.annotations.Nullable;

/**
 * What {@code demo-facts.json} adds to a row of {@code demo-campus.csv}: what the row implies but
 * does not list. Everyone in it is invented.
 *
 * @param name the name
 * @param bankCardTail the last four digits of the bank card; null for none
 * @param card whether the card serves; null for a card that does
 * @param oldCards further cards, which cannot prove themselves; null for none
 * @param traits the traits that make offices needed
 * @param done the offices whose step is done
 * @param words the campus's own words about blockers, by kind
 * @param completed the completion of a student who was here before; null for none
 */
record DemoFacts(
    String name,
    @Nullable String bankCardTail,
    Cards.@Nullable State card,
    @Nullable List<OldCard> oldCards,
    List<String> traits,
    List<String> done,
    @Nullable Map<String, Text> words,
    @Nullable Completed completed) {
  DemoFacts {
    Objects.requireNonNull(name, "name");
    oldCards = oldCards == null ? List.of() : List.copyOf(oldCards);
    traits = List.copyOf(traits);
    done = List.copyOf(done);
  }

  Cards.State cardState() {
    return card == null ? Cards.State.ACTIVE : card;
  }

  @Nullable Text wordsOn(String kind) {
    return words == null ? null : words.get(kind);
  }

  /** The further cards as they stand on record. */
  List<Cards.Card> oldCards(String student) {
    return Objects.requireNonNull(oldCards).stream()
        .map(
            old ->
                new Cards.Card(
                    old.number(),
                    student,
                    Cards.State.ACTIVE,
                    DemoCampus.CARD_KEY_GENERATION,
                    old.profile(),
                    old.identifier()))
        .toList();
  }

  /**
   * A card that cannot prove itself.
   *
   * @param number its number: what its sector says, or its identifier as a decimal number
   * @param profile {@code CLASSIC} or {@code UID}
   * @param identifier the chip's unique identifier
   */
  record OldCard(String number, Cards.Profile profile, String identifier) {}

  /**
   * An earlier completion.
   *
   * @param event the event's id
   * @param terminal where
   * @param sequence the terminal's count
   * @param time when the student confirmed
   * @param refund the chosen refund
   */
  record Completed(
      String event, String terminal, long sequence, OffsetDateTime time, @Nullable Refund refund) {}
}
