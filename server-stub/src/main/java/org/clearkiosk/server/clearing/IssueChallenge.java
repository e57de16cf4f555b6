package org.clearkiosk.server.clearing;

import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.HexFormat;
import java.util.concurrent.CompletableFuture;
import org.clearkiosk.clearance.wire.Challenge;
import org.clearkiosk.clearance.wire.ChallengeRequest;
import org.clearkiosk.server.identity.CardProof;
import org.clearkiosk.server.identity.Secrets;
import org.clearkiosk.server.store.Challenges;
import org.clearkiosk.server.store.GroupCommit;
import org.clearkiosk.server.store.Orders;
import org.clearkiosk.server.store.TerminalIdentity;

/**
 * Gives a challenge for a card. It does not look whether the card is known, so that its answer
 * tells nothing of it.
 */
public final class IssueChallenge {
  private static final Duration LIFETIME = Duration.ofSeconds(30);
  private static final int MOST_PER_TERMINAL = 8;

  private final GroupCommit writer;
  private final BusinessClock clock;

  /** Gives challenges by a clock. */
  public IssueChallenge(GroupCommit writer, BusinessClock clock) {
    this.writer = writer;
    this.clock = clock;
  }

  /** Gives a challenge that serves once, at this terminal, for 30 seconds. */
  public CompletableFuture<Answer<Challenge>> issue(
      TerminalIdentity terminal, ChallengeRequest request) {
    OffsetDateTime now = clock.now();
    OffsetDateTime expiresAt = now.plus(LIFETIME);
    String id = Secrets.token();
    String nonce = HexFormat.of().formatHex(Secrets.bytes(CardProof.LENGTH));
    Challenges.Given challenge =
        new Challenges.Given(request.card(), request.keyGeneration(), nonce, expiresAt.toInstant());
    return writer.submit(
        Orders.terminal(terminal),
        handle -> {
          Challenges.keep(handle, id, terminal, challenge, now.toInstant(), MOST_PER_TERMINAL);
          return Answer.given(new Challenge(id, nonce, expiresAt));
        });
  }
}
