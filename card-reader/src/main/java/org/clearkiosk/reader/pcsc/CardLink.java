package org.clearkiosk.reader.pcsc;

import java.util.Objects;
import org.clearkiosk.reader.TransceiveException;
import org.clearkiosk.reader.TransceiveException.Reason;
import org.clearkiosk.reader.Transceiver;
import org.jspecify.annotations.Nullable;

/** A connected card. Serves one thread. */
final class CardLink implements Transceiver {
  private static final int SHORTEST_ANSWER = 2;

  private final PcscLibrary library;
  private final long card;
  private @Nullable CardStatus status;
  private volatile boolean abandoned;

  private CardLink(PcscLibrary library, long card) {
    this.library = library;
    this.card = card;
  }

  static CardLink connect(PcscLibrary library, long context, String reader) throws PcscException {
    return new CardLink(library, library.connect(context, reader));
  }

  @Override
  public byte[] transceive(byte[] command) throws TransceiveException {
    if (abandoned) {
      throw new TransceiveException(Reason.NO_ANSWER, "The card was given up meanwhile.");
    }
    try {
      byte[] answer = library.transmit(card, status().protocol(), command);
      if (answer.length < SHORTEST_ANSWER) {
        throw new TransceiveException(Reason.CARD_GONE, "The answer broke off.");
      }
      return answer;
    } catch (PcscException e) {
      throw failure(e);
    } catch (RuntimeException e) {
      // The native function throws unchecked when what a departing card sent makes no sense to it.
      throw new TransceiveException(Reason.CARD_GONE, "The answer made no sense to the provider.");
    }
  }

  /**
   * Keeps other programs off the card, before any command; blocks while one of them does the same.
   */
  void begin() throws TransceiveException {
    try {
      library.beginTransaction(card);
      if (status == null) {
        status = library.status(card);
      }
    } catch (PcscException e) {
      throw failure(e);
    }
  }

  /** What the card gave when it was reset. The card must be kept: {@link #begin}. */
  byte[] answerToReset() {
    return status().answerToReset();
  }

  private CardStatus status() {
    return Objects.requireNonNull(status, "the card is not kept");
  }

  /** Lets other programs at the card again; that the card is gone is no matter any more. */
  void end() {
    try {
      library.endTransaction(card);
    } catch (PcscException e) {
      abandoned |= e.reason() != Reason.CARD_RESET;
    }
  }

  void disconnect() {
    try {
      library.disconnect(card);
    } catch (PcscException e) {
      abandoned = true;
    }
  }

  /** From any thread: no command leaves after the one that may be under way. */
  void abandon() {
    abandoned = true;
  }

  boolean isAbandoned() {
    return abandoned;
  }

  private static TransceiveException failure(PcscException e) {
    return new TransceiveException(e.reason(), String.valueOf(e.getMessage()));
  }
}
