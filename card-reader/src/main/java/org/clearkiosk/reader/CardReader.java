package org.clearkiosk.reader;

import java.util.concurrent.CompletableFuture;

/**
 * A reader of campus cards. It has one thread of its own, on which its listener is called in order;
 * it heals by itself whatever is unplugged, restarted or pulled away; losing one reader says
 * nothing of another.
 */
public interface CardReader extends AutoCloseable {

  /** The length of a challenge in bytes. */
  int CHALLENGE_LENGTH = 16;

  /**
   * The status word with which a card of {@link CardProfile#CLASSIC} or {@link CardProfile#UID} is
   * refused: instruction not supported (ISO/IEC 7816-4, 5.6).
   */
  int WITHOUT_PROOF = 0x6D00;

  /** The name for logs and technicians; the same for the reader's whole life. */
  String name();

  /**
   * Starts to listen; returns at once. The first event says whether there is a reader.
   *
   * @throws IllegalStateException when it was started or closed before
   */
  void start(ReaderListener listener);

  /**
   * Asks the card to prove itself, on the reader's thread. The future always completes, with a
   * value and within the reader's bound: it never fails. A card that was swapped since the read is
   * never asked; a card of a profile without a key of its own is refused with {@link
   * #WITHOUT_PROOF}, and not asked either. Do not wait for it inside {@link
   * ReaderListener#onEvent}, which runs on that same thread.
   *
   * @param card what the reader reported with {@link ReaderEvent.CardArrived}
   * @param challenge the server's 16 random bytes; copied
   * @throws IllegalArgumentException when the challenge is not 16 bytes long
   */
  CompletableFuture<ProofOutcome> prove(CardRead.Identified card, byte[] challenge);

  /**
   * Ends the reader's thread and lets go of the card; no event is reported after it returns, unless
   * it is called by the listener itself. Returns within a bound even if the system's card service
   * hangs. Closing twice does nothing.
   */
  @Override
  void close();
}
