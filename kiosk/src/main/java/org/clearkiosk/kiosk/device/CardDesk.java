package org.clearkiosk.kiosk.device;

import java.time.Duration;
import java.util.HexFormat;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
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
import org.clearkiosk.reader.ReaderEvent;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One reader at the flow's service. It remembers the card that lies on the reader, and forgets it
 * with the card.
 */
public final class CardDesk implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(CardDesk.class);

  /**
   * Longer than any reader's own bound for a proof; only a reader that breaks its word needs it.
   */
  private static final Duration PROOF = Duration.ofSeconds(6);

  private final CardReader reader;
  private final CentralServer server;
  private final Consumer<Event> flow;
  private final AtomicReference<CardRead.@Nullable Identified> card = new AtomicReference<>();

  /**
   * @param reader not started yet; closed with this
   * @param server gives challenges and judges proofs
   * @param flow takes what happens, from any thread, and returns at once
   */
  public CardDesk(CardReader reader, CentralServer server, Consumer<Event> flow) {
    this.reader = reader;
    this.server = server;
    this.flow = flow;
  }

  /** Starts to listen to the reader. */
  public void start() {
    ReaderEvents events = new ReaderEvents();
    reader.start(event -> flow.accept(event.accept(events)));
  }

  /**
   * Has the card prove itself and opens its session. Waits for card and server, so never to be
   * called on the flow's or the reader's thread.
   *
   * @param attempt what the answer is marked with
   * @param read which read of the card is meant; a card that has come since is never asked
   */
  public Event open(Attempt attempt, long read) {
    CardRead.@Nullable Identified asked = card.get();
    if (asked == null || asked.readNumber() != read) {
      return noSession(attempt, Failure.of(FailureCode.CARD_TORN));
    }
    return server
        .challenge(new ChallengeRequest(asked.cardNumber(), asked.keyGeneration()))
        .fold(
            challenge -> prove(attempt, asked, challenge), failure -> noSession(attempt, failure));
  }

  private Event prove(Attempt attempt, CardRead.Identified asked, Challenge challenge) {
    return proof(asked, HexFormat.of().parseHex(challenge.nonce()))
        .accept(
            new ProofOutcome.Visitor<Event>() {
              @Override
              public Event proved(ProofOutcome.Proved outcome) {
                String proof = HexFormat.of().formatHex(outcome.proof());
                return server
                    .openSession(new SessionRequest.WithProof(challenge.id(), proof))
                    .fold(
                        session -> new Event.SessionOpened(attempt, session),
                        failure -> noSession(attempt, failure));
              }

              @Override
              public Event cardGone(ProofOutcome.CardGone outcome) {
                return noSession(attempt, Failure.of(FailureCode.CARD_TORN));
              }

              @Override
              public Event refused(ProofOutcome.Refused outcome) {
                LOG.info("The card could not prove itself: {}", outcome);
                return noSession(attempt, Failure.of(FailureCode.CARD_NOT_PROVEN));
              }

              @Override
              public Event timedOut(ProofOutcome.TimedOut outcome) {
                return noSession(attempt, Failure.of(FailureCode.CARD_MUTE));
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

  private static Event noSession(Attempt attempt, Failure failure) {
    return new Event.SessionRefused(attempt, failure);
  }

  /** Closes the reader; nothing reaches the flow after it returns. */
  @Override
  public void close() {
    reader.close();
    card.set(null);
  }

  private final class ReaderEvents implements ReaderEvent.Visitor<Event>, CardRead.Visitor<Event> {
    @Override
    public Event readerReady(ReaderEvent.ReaderReady event) {
      LOG.info("Reader {} is ready: {}", reader.name(), event.reader());
      return new Event.ReaderReady();
    }

    @Override
    public Event readerLost(ReaderEvent.ReaderLost event) {
      LOG.warn("Reader {} is lost: {}", reader.name(), event.why());
      return new Event.ReaderLost(CardCodes.of(event.why()));
    }

    @Override
    public Event cardArrived(ReaderEvent.CardArrived event) {
      return event.card().accept(this);
    }

    @Override
    public Event cardLeft(ReaderEvent.CardLeft event) {
      card.set(null);
      return new Event.CardGone();
    }

    @Override
    public Event identified(CardRead.Identified identified) {
      card.set(identified);
      return new Event.CardIdentified(identified.readNumber());
    }

    @Override
    public Event unrecognised(CardRead.Unrecognised unrecognised) {
      LOG.info("A card was not recognised: {}", unrecognised.reason());
      return new Event.CardUnreadable(CardCodes.of(unrecognised.reason()));
    }

    @Override
    public Event torn(CardRead.Torn torn) {
      return new Event.CardUnreadable(FailureCode.CARD_TORN);
    }
  }
}
