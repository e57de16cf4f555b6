package org.clearkiosk.server.clearing;

import java.time.Duration;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.clearkiosk.clearance.model.Student;
import org.clearkiosk.clearance.wire.ProblemType;
import org.clearkiosk.clearance.wire.Session;
import org.clearkiosk.clearance.wire.SessionRequest;
import org.clearkiosk.server.identity.CardKeys;
import org.clearkiosk.server.identity.Lockout;
import org.clearkiosk.server.identity.Secrets;
import org.clearkiosk.server.store.Cards;
import org.clearkiosk.server.store.Challenges;
import org.clearkiosk.server.store.Credentials;
import org.clearkiosk.server.store.GroupCommit;
import org.clearkiosk.server.store.Sessions;
import org.clearkiosk.server.store.Students;
import org.jdbi.v3.core.Handle;

/**
 * Opens a session for a card that proves itself.
 *
 * <p>Whether a card is known, lost or stopped is said only after a right proof, so that card
 * numbers alone tell nothing.
 */
public final class OpenSession {
  private static final Duration LIFETIME = Duration.ofMinutes(10);

  private final GroupCommit writer;
  private final CardKeys keys;
  private final BusinessClock clock;
  private final InstantSource realTime;

  /**
   * Opens sessions.
   *
   * @param realTime by which locked query passwords are counted
   */
  public OpenSession(
      GroupCommit writer, CardKeys keys, BusinessClock clock, InstantSource realTime) {
    this.writer = writer;
    this.keys = keys;
    this.clock = clock;
    this.realTime = realTime;
  }

  /** Opens a session; the challenge is spent, whatever the answer. */
  public CompletableFuture<Answer<Session>> open(String terminal, SessionRequest request) {
    return writer.submit(request.challenge(), handle -> open(handle, terminal, request));
  }

  private Answer<Session> open(Handle handle, String terminal, SessionRequest request) {
    OffsetDateTime now = clock.now();
    Optional<Challenges.Given> challenge =
        Challenges.take(handle, request.challenge(), terminal)
            .filter(given -> now.toInstant().isBefore(given.expiresAt()));
    if (challenge.isEmpty()) {
      return Answer.refused(Refusal.of(ProblemType.CHALLENGE_SPENT));
    }
    Challenges.Given given = challenge.get();
    Optional<Cards.Card> card = Cards.find(handle, given.card());
    boolean proven =
        keys.proves(given.keyGeneration(), given.card(), given.nonce(), request.proof());
    // an older generation's key may be known to others: only the generation on record counts
    boolean current =
        card.map(Cards.Card::keyGeneration).orElse(given.keyGeneration()) == given.keyGeneration();
    if (!proven || !current) {
      return Answer.refused(Refusal.of(ProblemType.PROOF_WRONG));
    }
    if (card.isEmpty()) {
      return Answer.refused(Refusal.of(ProblemType.CARD_UNKNOWN));
    }
    return switch (card.get().state()) {
      case LOST -> Answer.refused(Refusal.of(ProblemType.CARD_LOST));
      case STOPPED -> Answer.refused(Refusal.of(ProblemType.CARD_STOPPED));
      case ACTIVE -> Answer.given(begin(handle, terminal, card.get(), now));
    };
  }

  private Session begin(Handle handle, String terminal, Cards.Card card, OffsetDateTime now) {
    Student student =
        Students.find(handle, card.student())
            .orElseThrow(() -> new IllegalStateException("a card without its student"));
    OffsetDateTime expiresAt = now.plus(LIFETIME);
    Sessions.Entry session =
        new Sessions.Entry(
            Secrets.token(),
            terminal,
            card.number(),
            card.student(),
            now.toInstant(),
            expiresAt.toInstant(),
            null,
            null);
    Sessions.add(handle, session);
    Lockout lockout = Credentials.lockout(handle, card.number());
    return new Session(
        session.id(),
        NameMask.of(student.name()),
        lockout.triesLeft(realTime.instant()),
        lockout.lockedSeconds(realTime.instant()),
        expiresAt);
  }
}
