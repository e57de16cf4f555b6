package org.clearkiosk.server.clearing;

import java.util.Optional;
import org.clearkiosk.clearance.wire.ProblemType;
import org.clearkiosk.server.store.Cards;

/** Whether a card on record may be used in the way in which it was read. */
final class CardChecks {
  private CardChecks() {}

  /** Why not; empty when it may. A card is used in its own profile alone, never in a weaker one. */
  static Optional<Refusal> refusal(Optional<Cards.Card> card, Cards.Profile read) {
    if (card.isEmpty()) {
      return Optional.of(Refusal.of(ProblemType.CARD_UNKNOWN));
    }
    if (card.get().profile() != read) {
      return Optional.of(Refusal.of(ProblemType.PROFILE_NOT_ACCEPTED));
    }
    return switch (card.get().state()) {
      case LOST -> Optional.of(Refusal.of(ProblemType.CARD_LOST));
      case STOPPED -> Optional.of(Refusal.of(ProblemType.CARD_STOPPED));
      case ACTIVE -> Optional.empty();
    };
  }
}
