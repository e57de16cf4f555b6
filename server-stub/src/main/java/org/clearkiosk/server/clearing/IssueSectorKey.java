package org.clearkiosk.server.clearing;

import java.time.Duration;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.clearkiosk.clearance.wire.ProblemType;
import org.clearkiosk.clearance.wire.SectorKeyGrant;
import org.clearkiosk.clearance.wire.SectorKeyRequest;
import org.clearkiosk.server.audit.AuditTrail;
import org.clearkiosk.server.identity.CardKeys;
import org.clearkiosk.server.identity.Secrets;
import org.clearkiosk.server.store.Cards;
import org.clearkiosk.server.store.GroupCommit;
import org.clearkiosk.server.store.Orders;
import org.clearkiosk.server.store.SectorKeyGrants;
import org.clearkiosk.server.store.TerminalIdentity;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/**
 * Gives the key to the sector of a card of profile {@code classic}. Only for cards on record that
 * serve: the fewer keys leave the server, the fewer cards can be copied with them.
 */
public final class IssueSectorKey {
  private static final Duration LIFETIME = Duration.ofSeconds(30);
  private static final int MOST_PER_TERMINAL = 8;

  private final GroupCommit writer;
  private final CardKeys keys;
  private final BusinessClock clock;
  private final IdentifierPace pace;

  IssueSectorKey(GroupCommit writer, CardKeys keys, BusinessClock clock, InstantSource realTime) {
    this.writer = writer;
    this.keys = keys;
    this.clock = clock;
    this.pace = new IdentifierPace(realTime);
  }

  /** Gives a key that opens one session with this card, at this terminal, for 30 seconds. */
  public CompletableFuture<Answer<SectorKeyGrant>> issue(
      TerminalIdentity terminal, SectorKeyRequest request) {
    String id = Secrets.token();
    return writer.submit(
        Orders.terminal(terminal), (handle, trail) -> issue(handle, trail, id, terminal, request));
  }

  private Answer<SectorKeyGrant> issue(
      Handle handle,
      AuditTrail trail,
      String id,
      TerminalIdentity terminal,
      SectorKeyRequest request) {
    Optional<Refusal> refusal = pace.count(handle, terminal);
    if (refusal.isPresent()) {
      return Answer.refused(refusal.get());
    }
    Optional<Cards.Card> card =
        Cards.withIdentifier(handle, terminal.campus(), request.identifier());
    refusal = CardChecks.refusal(card, Cards.Profile.CLASSIC);
    String student = card.map(Cards.Card::student).orElse(null);
    if (refusal.isPresent()) {
      return refused(trail, terminal, student, refusal.get());
    }
    Cards.Card known = card.orElseThrow();
    return keys.sectorKey(known.keyGeneration(), request.identifier(), request.sector())
        .map(
            key -> {
              trail.note(Noted.keyGiven(terminal, known.student()));
              return grant(handle, id, terminal, known, key);
            })
        // as with a proof: without the generation's master key no card is the true one
        .orElseGet(() -> refused(trail, terminal, student, Refusal.of(ProblemType.PROOF_WRONG)));
  }

  private static Answer<SectorKeyGrant> refused(
      AuditTrail trail, TerminalIdentity terminal, @Nullable String student, Refusal refusal) {
    trail.note(Noted.keyRefused(terminal, student, refusal.type()));
    return Answer.refused(refusal);
  }

  private Answer<SectorKeyGrant> grant(
      Handle handle, String id, TerminalIdentity terminal, Cards.Card card, String key) {
    OffsetDateTime now = clock.now();
    OffsetDateTime expiresAt = now.plus(LIFETIME);
    SectorKeyGrants.keep(
        handle,
        id,
        terminal,
        new SectorKeyGrants.Given(card.number(), expiresAt.toInstant()),
        now.toInstant(),
        MOST_PER_TERMINAL);
    return Answer.given(new SectorKeyGrant(id, key, expiresAt));
  }
}
