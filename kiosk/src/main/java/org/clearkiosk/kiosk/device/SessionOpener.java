package org.clearkiosk.kiosk.device;

import java.math.BigInteger;
import java.time.Duration;
import java.util.HexFormat;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.clearkiosk.clearance.model.FailureCode;
import org.clearkiosk.clearance.wire.Challenge;
import org.clearkiosk.clearance.wire.ChallengeRequest;
import org.clearkiosk.clearance.wire.SessionRequest;
import org.clearkiosk.kiosk.flow.Attempt;
import org.clearkiosk.kiosk.flow.CentralServer;
import org.clearkiosk.kiosk.flow.Event;
import org.clearkiosk.kiosk.flow.Failure;
import org.clearkiosk.reader.CardRead;
import org.clearkiosk.reader.CardReader;
import org.clearkiosk.reader.ProofOutcome;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Opens the session of a card in the way of its profile. Waits for card and server. */
final class SessionOpener {
  private static final Logger LOG = LoggerFactory.getLogger(SessionOpener.class);

  /**
   * Longer than any reader's own bound for a proof; only a reader that breaks its word needs it.
   */
  private static final Duration PROOF = Duration.ofSeconds(6);

  /** How many decimal digits the number of an identifier of 4 bytes has; one of 7 has 17. */
  private static final int SHORT_IDENTIFIER_DIGITS = 10;

  private static final int HEX = 16;

  private final CardReader reader;
  private final SectorKeyDesk keys;
  private final CentralServer server;

  SessionOpener(CardReader reader, SectorKeyDesk keys, CentralServer server) {
    this.reader = reader;
    this.keys = keys;
    this.server = server;
  }

  /**
   * A card on the reader.
   *
   * @param read what was read
   * @param sectorKey the key that opened its sector; null with other profiles
   */
  record LyingCard(CardRead.Identified read, SectorKeyDesk.@Nullable Grant sectorKey) {}

  Event open(Attempt attempt, LyingCard card) {
    CardRead.Identified read = card.read();
    return switch (read.profile()) {
      case CPU ->
          server
              .challenge(new ChallengeRequest(read.cardNumber(), read.keyGeneration()))
              .fold(
                  challenge -> prove(attempt, read, challenge),
                  failure -> refused(attempt, failure));
      case CLASSIC -> openSector(attempt, read, card.sectorKey());
      case UID -> ask(attempt, new SessionRequest.WithIdentifier(identifier(read.cardNumber())));
    };
  }

  static Event refused(Attempt attempt, Failure failure) {
    return new Event.SessionRefused(attempt, failure);
  }

  /** The number of a card of profile {@code uid} is its identifier as a decimal number. */
  private static String identifier(String number) {
    int digits = number.length() == SHORT_IDENTIFIER_DIGITS ? 8 : 14;
    String hexadecimal = new BigInteger(number).toString(HEX);
    return "0".repeat(digits - hexadecimal.length()) + hexadecimal;
  }

  private Event openSector(
      Attempt attempt, CardRead.Identified read, SectorKeyDesk.@Nullable Grant grant) {
    return grant == null
        ? refused(attempt, Failure.of(FailureCode.CARD_KEY_MISSING))
        : keys.whenFresh(
            grant,
            id ->
                ask(
                    attempt,
                    new SessionRequest.WithSector(id, read.cardNumber(), read.keyGeneration())),
            failure -> refused(attempt, failure));
  }

  private Event ask(Attempt attempt, SessionRequest request) {
    return server
        .openSession(request)
        .fold(
            session -> new Event.SessionOpened(attempt, session),
            failure -> refused(attempt, failure));
  }

  private Event prove(Attempt attempt, CardRead.Identified asked, Challenge challenge) {
    return proof(asked, HexFormat.of().parseHex(challenge.nonce()))
        .accept(
            new ProofOutcome.Visitor<Event>() {
              @Override
              public Event proved(ProofOutcome.Proved outcome) {
                String proof = HexFormat.of().formatHex(outcome.proof());
                return ask(attempt, new SessionRequest.WithProof(challenge.id(), proof));
              }

              @Override
              public Event cardGone(ProofOutcome.CardGone outcome) {
                return SessionOpener.refused(attempt, Failure.of(FailureCode.CARD_TORN));
              }

              @Override
              public Event refused(ProofOutcome.Refused outcome) {
                LOG.info("The card could not prove itself: {}", outcome);
                return SessionOpener.refused(attempt, Failure.of(FailureCode.CARD_NOT_PROVEN));
              }

              @Override
              public Event timedOut(ProofOutcome.TimedOut outcome) {
                return SessionOpener.refused(attempt, Failure.of(FailureCode.CARD_MUTE));
              }
            });
  }

  private ProofOutcome proof(CardRead.Identified asked, byte[] nonce) {
    try {
      return reader.prove(asked, nonce).get(PROOF.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return new ProofOutcome.CardGone();
    } catch (TimeoutException | ExecutionException e) {
      LOG.error("The reader {} broke its word: no proof outcome", reader.name(), e);
      return new ProofOutcome.TimedOut();
    }
  }
}
