package org.clearkiosk.server.clearing;

import java.time.Duration;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.util.concurrent.CompletableFuture;
import org.clearkiosk.clearance.model.Student;
import org.clearkiosk.clearance.wire.ProblemType;
import org.clearkiosk.clearance.wire.Session;
import org.clearkiosk.clearance.wire.SessionRequest;
import org.clearkiosk.server.audit.AuditTrail;
import org.clearkiosk.server.identity.CardKeys;
import org.clearkiosk.server.identity.Lockout;
import org.clearkiosk.server.identity.Secrets;
import org.clearkiosk.server.store.Cards;
import org.clearkiosk.server.store.Credentials;
import org.clearkiosk.server.store.GroupCommit;
import org.clearkiosk.server.store.Orders;
import org.clearkiosk.server.store.Sessions;
import org.clearkiosk.server.store.Students;
import org.clearkiosk.server.store.TerminalIdentity;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/**
 * Opens a session for a card: one that proves itself, or an old one that cannot.
 *
 * <p>Of a card that proves itself it is said only after a right proof whether it is known, lost or
 * stopped, so that card numbers alone tell nothing. Of an old one that is said to whoever has its
 * identifier; no name is, before the query password.
 */
public final class OpenSession {
  /**
   * Ten times more time at each step, for someone who has the screens read aloud: a terminal ends a
   * session after three hours at the latest, and before that as soon as no one touches it.
   */
  private static final Duration LIFETIME = Duration.ofMinutes(190);

  private final GroupCommit writer;
  private final CardIdentification cards;
  private final BusinessClock clock;
  private final InstantSource realTime;

  /**
   * Opens sessions.
   *
   * @param realTime by which locked query passwords and a terminal's pace are counted
   */
  public OpenSession(
      GroupCommit writer, CardKeys keys, BusinessClock clock, InstantSource realTime) {
    this.writer = writer;
    this.cards = new CardIdentification(keys, realTime);
    this.clock = clock;
    this.realTime = realTime;
  }

  /** Opens a session; challenge and sector key are spent, whatever the answer. */
  public CompletableFuture<Answer<Session>> open(
      TerminalIdentity terminal, SessionRequest request) {
    String id = Secrets.token();
    return writer.submit(
        Orders.terminal(terminal), (handle, trail) -> open(handle, trail, id, terminal, request));
  }

  private Answer<Session> open(
      Handle handle,
      AuditTrail trail,
      String id,
      TerminalIdentity terminal,
      SessionRequest request) {
    OffsetDateTime now = clock.now();
    CardIdentification.Found found = cards.of(handle, terminal, request, now.toInstant());
    if (found.card() instanceof Answer.Refused<Cards.Card> refused) {
      ProblemType why = refused.refusal().type();
      // who asks too fast was not even looked up, and must not fill the chain
      if (why != ProblemType.TOO_MANY_CARDS) {
        trail.note(Noted.turnedAway(terminal, found.student(), why));
      }
      return Answer.refused(refused.refusal());
    }
    Cards.Card card = ((Answer.Given<Cards.Card>) found.card()).value();
    trail.note(Noted.opened(terminal, card.student()));
    return Answer.given(begin(handle, id, terminal, card, now));
  }

  private Session begin(
      Handle handle, String id, TerminalIdentity terminal, Cards.Card card, OffsetDateTime now) {
    Student student =
        Students.find(handle, terminal.campus(), card.student())
            .orElseThrow(() -> new IllegalStateException("a card without its student"));
    OffsetDateTime expiresAt = now.plus(LIFETIME);
    Sessions.Entry session =
        new Sessions.Entry(
            id,
            terminal,
            card.number(),
            card.student(),
            now.toInstant(),
            expiresAt.toInstant(),
            null,
            null);
    Sessions.add(handle, session);
    Lockout lockout = Credentials.lockout(handle, terminal.campus(), card.number());
    return new Session(
        id,
        maskedName(card, student),
        lockout.triesLeft(realTime.instant()),
        lockout.lockedSeconds(realTime.instant()),
        expiresAt);
  }

  /** What anyone may have copied shows no name: the notice does, after the query password. */
  private static @Nullable String maskedName(Cards.Card card, Student student) {
    return card.profile() == Cards.Profile.CPU ? NameMask.of(student.name()) : null;
  }
}
