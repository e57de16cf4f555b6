package org.clearkiosk.reader.pcsc;

import java.util.Optional;
import org.clearkiosk.reader.CardRead;
import org.clearkiosk.reader.CardRead.Unrecognised;
import org.clearkiosk.reader.ProofOutcome;
import org.clearkiosk.reader.ReaderEvent.ReaderLost.Why;
import org.clearkiosk.reader.TransceiveException;
import org.clearkiosk.reader.TransceiveException.Reason;
import org.clearkiosk.reader.apdu.ApduExchange;
import org.clearkiosk.reader.apdu.TracingTransceiver;
import org.clearkiosk.reader.dump.Recording;
import org.clearkiosk.reader.profile.Attempts;
import org.clearkiosk.reader.profile.PresentedCard;
import org.jspecify.annotations.Nullable;

/**
 * What is done with the card in one reader: reading it and having it prove itself, through a
 * context of its own. Every call may block as long as the card service likes; all of them belong to
 * one thread, but for {@link #abandon} and {@link #isWaitingForOthers}.
 *
 * <p>The card stays connected between reading and proving, so that it keeps its power.
 */
final class CardAccess {
  private final PcscLibrary library;
  private final String reader;
  private final CardReading reading;
  private @Nullable Long context;
  private volatile @Nullable CardLink link;
  private volatile boolean abandoned;
  private volatile boolean waitingForOthers;

  CardAccess(PcscLibrary library, String reader, CardReading reading) {
    this.library = library;
    this.reader = reader;
    this.reading = reading;
  }

  /**
   * Reads whatever lies on the reader.
   *
   * @return empty when the system does not let this program at cards
   */
  Optional<CardRead> read(long readNumber, Recording recording) {
    try {
      letGo();
      return Optional.of(attempt(recording, card -> reading.profiles().read(card, readNumber)));
    } catch (TransceiveException e) {
      return Optional.of(Attempts.unread(e));
    } catch (PcscException e) {
      return e.why() == Why.NOT_PERMITTED ? Optional.empty() : Optional.of(unconnected(e));
    }
  }

  /**
   * Has a card prove itself, after making sure that it is still the one that was read: a card that
   * was swapped within one look of the driver is reported by nobody.
   */
  ProofAttempt prove(CardRead.Identified expected, byte[] challenge, Recording recording) {
    try {
      return attempt(
          recording,
          card -> {
            Optional<ProofOutcome> outcome = reading.profiles().prove(card, expected, challenge);
            return new ProofAttempt(
                outcome.orElseGet(ProofOutcome.CardGone::new), outcome.isEmpty());
          });
    } catch (TransceiveException e) {
      return new ProofAttempt(Attempts.unproved(e), false);
    } catch (PcscException e) {
      return new ProofAttempt(new ProofOutcome.CardGone(), false);
    }
  }

  /** From any thread: no further command reaches the card. */
  void abandon() {
    abandoned = true;
    CardLink current = link;
    if (current != null) {
      current.abandon();
    }
  }

  /**
   * From any thread: whether another program may be keeping us off the card at the moment. Both
   * connecting and beginning a transaction wait until the other's transaction ends.
   */
  boolean isWaitingForOthers() {
    return waitingForOthers;
  }

  /** Lets go of the card and of the context; the last call. */
  void close() {
    letGo();
    if (context != null) {
      library.release(context);
      context = null;
    }
  }

  private <T> T attempt(Recording recording, CardTask<T> task)
      throws TransceiveException, PcscException {
    return Attempts.<T, PcscException>repeat(
        () -> {
          try {
            CardLink card = reserved();
            try {
              return task.run(presented(card, recording));
            } finally {
              card.end();
            }
          } catch (TransceiveException e) {
            letGo();
            throw e;
          }
        });
  }

  private PresentedCard presented(CardLink card, Recording recording) {
    byte[] answerToReset = card.answerToReset();
    recording.answerToReset(answerToReset);
    return new Part3Card(
        reading.storageCardNames().ofAnswerToReset(answerToReset),
        new ApduExchange(recording.over(new TracingTransceiver(reader, card))));
  }

  private CardLink reserved() throws TransceiveException, PcscException {
    waitingForOthers = true;
    try {
      CardLink card = connected();
      card.begin();
      return card;
    } finally {
      waitingForOthers = false;
    }
  }

  private CardLink connected() throws PcscException, TransceiveException {
    CardLink current = link;
    if (current != null && !current.isAbandoned()) {
      return current;
    }
    letGo();
    if (context == null) {
      context = library.establish();
    }
    CardLink fresh = CardLink.connect(library, context, reader);
    link = fresh;
    if (abandoned) {
      letGo();
      throw new TransceiveException(Reason.NO_ANSWER, "The card was given up meanwhile.");
    }
    return fresh;
  }

  private void letGo() {
    CardLink current = link;
    link = null;
    if (current != null) {
      current.disconnect();
    }
  }

  private static CardRead unconnected(PcscException e) {
    if (e.code() == PcscException.SHARING_VIOLATION) {
      return new Unrecognised(Unrecognised.Reason.IN_USE);
    }
    return e.reason() == Reason.NO_ANSWER
        ? new Unrecognised(Unrecognised.Reason.MUTE)
        : new CardRead.Torn();
  }

  @FunctionalInterface
  private interface CardTask<T> {
    T run(PresentedCard card) throws TransceiveException;
  }
}
