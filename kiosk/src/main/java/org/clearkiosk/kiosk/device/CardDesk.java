package org.clearkiosk.kiosk.device;

import java.util.Locale;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.clearkiosk.clearance.model.FailureCode;
import org.clearkiosk.kiosk.flow.Attempt;
import org.clearkiosk.kiosk.flow.CentralServer;
import org.clearkiosk.kiosk.flow.Event;
import org.clearkiosk.kiosk.flow.Failure;
import org.clearkiosk.reader.CardProfile;
import org.clearkiosk.reader.CardRead;
import org.clearkiosk.reader.CardReader;
import org.clearkiosk.reader.ReaderEvent;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One reader at the terminal's service. It remembers the card that lies on the reader, and forgets
 * it with the card.
 */
final class CardDesk implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(CardDesk.class);

  private final CardReader reader;
  private final SectorKeyDesk keys;
  private final SessionOpener opener;
  private final Predicate<String> technicians;
  private final ReaderRecord record;
  private final Consumer<Event> listener;
  private final AtomicReference<SessionOpener.@Nullable LyingCard> card = new AtomicReference<>();

  /**
   * @param reader not started yet; closed with this
   * @param keys where the reader has its sector keys from
   * @param server gives challenges and judges cards
   * @param technicians whether a card of this number is a technician's
   * @param listener takes what happens, on the reader's thread, and returns at once
   */
  CardDesk(
      CardReader reader,
      SectorKeyDesk keys,
      CentralServer server,
      Predicate<String> technicians,
      Consumer<Event> listener) {
    this.reader = reader;
    this.keys = keys;
    this.opener = new SessionOpener(reader, keys, server);
    this.technicians = technicians;
    this.record = new ReaderRecord(reader.name(), System::nanoTime);
    this.listener = listener;
  }

  /** Starts to listen to the reader. */
  void start() {
    ReaderEvents events = new ReaderEvents();
    reader.start(event -> listener.accept(event.accept(events)));
  }

  /**
   * Opens the session of the card that lies there. Waits for card and server, so never to be called
   * on the flow's or the reader's thread.
   *
   * @param attempt what the answer is marked with
   * @param read which read of the card is meant; a card that has come since is never asked
   */
  Event open(Attempt attempt, long read) {
    SessionOpener.@Nullable LyingCard asked = card.get();
    if (asked == null || asked.read().readNumber() != read) {
      return SessionOpener.refused(attempt, Failure.of(FailureCode.CARD_TORN));
    }
    return opener.open(attempt, asked);
  }

  /** How the reader is. */
  ReaderStanding standing() {
    return record.standing();
  }

  /** Closes the reader; nothing is told after it returns. */
  @Override
  public void close() {
    reader.close();
    card.set(null);
  }

  private final class ReaderEvents implements ReaderEvent.Visitor<Event>, CardRead.Visitor<Event> {
    @Override
    public Event readerReady(ReaderEvent.ReaderReady event) {
      LOG.info("Reader {} is ready: {}", reader.name(), event.reader());
      record.ready(event.reader());
      return new Event.ReaderReady();
    }

    @Override
    public Event readerLost(ReaderEvent.ReaderLost event) {
      if (event.reader() == null && event.why() == ReaderEvent.ReaderLost.Why.NO_READER) {
        // Of the few readers that a terminal may have, most are never there
        LOG.info("Reader {} waits for a reader to be plugged in.", reader.name());
      } else {
        LOG.warn("Reader {} is lost: {}, {}", reader.name(), event.reader(), event.why());
      }
      FailureCode why = CardCodes.of(event.why());
      record.lost(why);
      return new Event.ReaderLost(why);
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
      SectorKeyDesk.@Nullable Grant sectorKey =
          identified.profile() == CardProfile.CLASSIC ? keys.takeGrant().orElse(null) : null;
      record.card(identified.profile().name().toLowerCase(Locale.ROOT));
      if (technicians.test(identified.cardNumber())) {
        LOG.info("A technician's card lies on {}", reader.name());
        return new Event.TechnicianCard();
      }
      card.set(new SessionOpener.LyingCard(identified, sectorKey));
      return new Event.CardIdentified(identified.readNumber());
    }

    @Override
    public Event unrecognised(CardRead.Unrecognised unrecognised) {
      LOG.info(
          "A card was not recognised on {}: {}, {}",
          reader.name(),
          unrecognised.reason(),
          unrecognised.detail());
      return unreadable(
          unrecognised.detail() == CardRead.Unrecognised.Detail.NO_KEY
              ? keys.whyNone()
              : CardCodes.of(unrecognised));
    }

    @Override
    public Event torn(CardRead.Torn torn) {
      return unreadable(FailureCode.CARD_TORN);
    }

    private Event unreadable(FailureCode why) {
      record.card(why.code());
      return new Event.CardUnreadable(why);
    }
  }
}
