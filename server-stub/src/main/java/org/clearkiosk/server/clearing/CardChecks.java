package org.clearkiosk.server.clearing;

import java.util.Optional;
import org.clearkiosk.clearance.wire.ProblemType;
import org.clearkiosk.server.store.Cards;
import org.clearkiosk.server.store.Sessions;
import org.jdbi.v3.core.Handle;

/** Whether a card on record may be used, and in the way in which it was read. */
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
    return standing(card.get());
  }

  /**
   * Why a session's card may not be used any more; empty when it may. It may have been reported
   * lost or stopped since the session began.
   */
  static Optional<Refusal> standing(Handle handle, Sessions.Entry session) {
    return Cards.find(handle, session.terminal().campus(), session.card())
        .map(CardChecks::standing)
        .orElseGet(() -> Optional.of(Refusal.of(ProblemType.CARD_UNKNOWN)));
  }

  private static Optional<Refusal> standing(Cards.Card card) {
    return switch (card.state()) {
      case LOST -> Optional.of(Refusal.of(ProblemType.CARD_LOST));
      case STOPPED -> Optional.of(Refusal.of(ProblemType.CARD_STOPPED));
      case ACTIVE -> Optional.empty();
    };
  }
}
