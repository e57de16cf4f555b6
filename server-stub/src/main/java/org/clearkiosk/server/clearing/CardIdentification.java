package org.clearkiosk.server.clearing;

import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import org.clearkiosk.clearance.wire.ProblemType;
import org.clearkiosk.clearance.wire.SessionRequest;
import org.clearkiosk.server.identity.CardKeys;
import org.clearkiosk.server.store.Cards;
import org.clearkiosk.server.store.Challenges;
import org.clearkiosk.server.store.SectorKeyGrants;
import org.clearkiosk.server.store.TerminalIdentity;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** Which card on record a session request comes from, judged by what the request shows for it. */
final class CardIdentification {
  private final CardKeys keys;
  private final IdentifierPace pace;

  CardIdentification(CardKeys keys, InstantSource realTime) {
    this.keys = keys;
    this.pace = new IdentifierPace(realTime);
  }

  /**
   * What was found out.
   *
   * @param card the card, or why none
   * @param student whose card it is, or claims to be; null where that is no one's
   */
  record Found(Answer<Cards.Card> card, @Nullable String student) {}

  /**
   * The card; or why none. Challenges and sector keys are spent, whatever the answer.
   *
   * @param now business time
   */
  Found of(Handle handle, TerminalIdentity terminal, SessionRequest request, Instant now) {
    Requests requests = new Requests(handle, terminal, now);
    Answer<Cards.Card> answer = request.accept(requests);
    return new Found(answer, requests.student);
  }

  private final class Requests implements SessionRequest.Visitor<Answer<Cards.Card>> {
    private final Handle handle;
    private final TerminalIdentity terminal;
    private final Instant now;
    private @Nullable String student;

    Requests(Handle handle, TerminalIdentity terminal, Instant now) {
      this.handle = handle;
      this.terminal = terminal;
      this.now = now;
    }

    @Override
    public Answer<Cards.Card> withProof(SessionRequest.WithProof request) {
      Optional<Challenges.Given> challenge =
          Challenges.take(handle, request.challenge(), terminal)
              .filter(given -> now.isBefore(given.expiresAt()));
      if (challenge.isEmpty()) {
        return Answer.refused(Refusal.of(ProblemType.CHALLENGE_SPENT));
      }
      Challenges.Given given = challenge.get();
      Optional<Cards.Card> card = claimed(Cards.find(handle, terminal.campus(), given.card()));
      boolean proven =
          keys.proves(given.keyGeneration(), given.card(), given.nonce(), request.proof());
      if (!proven || !isCurrent(card, given.keyGeneration())) {
        return Answer.refused(Refusal.of(ProblemType.PROOF_WRONG));
      }
      return checked(card, Cards.Profile.CPU);
    }

    @Override
    public Answer<Cards.Card> withSector(SessionRequest.WithSector request) {
      Optional<SectorKeyGrants.Given> grant =
          SectorKeyGrants.take(handle, request.sectorKey(), terminal)
              .filter(given -> now.isBefore(given.expiresAt()));
      if (grant.isEmpty()) {
        return Answer.refused(Refusal.of(ProblemType.SECTOR_KEY_SPENT));
      }
      Optional<Cards.Card> card =
          claimed(Cards.find(handle, terminal.campus(), grant.get().card()));
      // the number in the sector has to be the one that this identifier has on record
      if (!request.card().equals(grant.get().card()) || !isCurrent(card, request.keyGeneration())) {
        return Answer.refused(Refusal.of(ProblemType.PROOF_WRONG));
      }
      return checked(card, Cards.Profile.CLASSIC);
    }

    @Override
    public Answer<Cards.Card> withIdentifier(SessionRequest.WithIdentifier request) {
      return pace.count(handle, terminal)
          .<Answer<Cards.Card>>map(Answer::refused)
          .orElseGet(
              () ->
                  checked(
                      claimed(
                          Cards.withIdentifier(handle, terminal.campus(), request.identifier())),
                      Cards.Profile.UID));
    }

    /** Remembers whose card it says it is, for the audit chain. */
    private Optional<Cards.Card> claimed(Optional<Cards.Card> card) {
      student = card.map(Cards.Card::student).orElse(null);
      return card;
    }

    /** An older generation's key may be known to others: only the one on record counts. */
    private boolean isCurrent(Optional<Cards.Card> card, int keyGeneration) {
      return card.map(Cards.Card::keyGeneration).orElse(keyGeneration) == keyGeneration;
    }

    private Answer<Cards.Card> checked(Optional<Cards.Card> card, Cards.Profile read) {
      return CardChecks.refusal(card, read)
          .<Answer<Cards.Card>>map(Answer::refused)
          .orElseGet(() -> Answer.given(card.orElseThrow()));
    }
  }
}
