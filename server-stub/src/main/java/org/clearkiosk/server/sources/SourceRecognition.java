package org.clearkiosk.server.sources;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.clearkiosk.clearance.wire.ProblemType;
import org.clearkiosk.server.clearing.Answer;
import org.clearkiosk.server.clearing.Refusal;
import org.clearkiosk.server.identity.Secrets;
import org.clearkiosk.server.store.GroupCommit;
import org.clearkiosk.server.store.Orders;
import org.clearkiosk.server.store.SourceIdentity;
import org.clearkiosk.server.store.SourceTokens;
import org.jdbi.v3.core.Jdbi;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Knows source systems by their tokens, by what is on record at the moment of each request. What a
 * token lacks is not told: unknown, ended and revoked ones get the same answer.
 *
 * <p>A token has 256 random bits, so guesses are not what could open the door. They are counted so
 * that they cost the server next to nothing: after {@value #WRONG_AT_ONCE} wrong ones an address is
 * refused before anything is looked up, until some time has passed.
 */
public final class SourceRecognition {
  private static final Logger LOG = LoggerFactory.getLogger(SourceRecognition.class);
  static final int WRONG_AT_ONCE = 20;
  private static final double WRONG_A_SECOND = 1.0 / 3;
  private static final Duration NOTED_EVERY = Duration.ofMinutes(1);

  private final Jdbi reading;
  private final GroupCommit writer;
  private final InstantSource realTime;
  private final Buckets wrongOnes;

  SourceRecognition(Jdbi reading, GroupCommit writer, InstantSource realTime) {
    this.reading = reading;
    this.writer = writer;
    this.realTime = realTime;
    this.wrongOnes = new Buckets(realTime, WRONG_AT_ONCE, WRONG_A_SECOND);
  }

  /**
   * The source system that shows a token.
   *
   * @param address where it comes from
   * @param token what it shows; empty where it shows nothing
   */
  public Answer<SourceIdentity> of(String address, String token) {
    int wait = wrongOnes.wait(address, 1);
    if (wait > 0) {
      return Answer.refused(Refusal.later(ProblemType.SOURCE_LOCKED, wait));
    }
    Answer<SourceIdentity> found = find(token);
    if (found instanceof Answer.Refused<SourceIdentity> && !token.isEmpty()) {
      wrongOnes.take(address, 1);
      if (wrongOnes.wait(address, 1) > 0) {
        LOG.warn("wrong tokens of source systems come from {}; it has to wait", address);
      }
    }
    return found;
  }

  private Answer<SourceIdentity> find(String token) {
    String digest = Secrets.digest(token);
    Instant now = realTime.instant();
    Optional<SourceTokens.Entry> found =
        reading
            .withHandle(handle -> SourceTokens.find(handle, digest))
            .filter(entry -> same(entry.digest(), digest) && entry.serves(now));
    if (found.isEmpty()) {
      return Answer.refused(Refusal.of(ProblemType.SOURCE_UNKNOWN));
    }
    SourceIdentity source = found.get().identity();
    Instant last = found.get().lastUsedAt();
    if (last == null || Duration.between(last, now).compareTo(NOTED_EVERY) >= 0) {
      // nobody waits for it: until it is kept, each request asks for it again
      CompletableFuture<Boolean> unused =
          writer.submitToWriter(
              Orders.source(source),
              handle -> {
                SourceTokens.used(handle, source, now);
                return true;
              });
    }
    return Answer.given(source);
  }

  /** In the same time wherever they differ. */
  private static boolean same(String one, String other) {
    return MessageDigest.isEqual(
        one.getBytes(StandardCharsets.US_ASCII), other.getBytes(StandardCharsets.US_ASCII));
  }
}
