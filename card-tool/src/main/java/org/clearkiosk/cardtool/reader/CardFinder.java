package org.clearkiosk.cardtool.reader;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.clearkiosk.cardtool.reader.NoCardException.Missing;

/** Waits for one card and connects to it. */
public final class CardFinder implements AutoCloseable {
  private static final Duration POLL = Duration.ofMillis(150);

  private final CardPlace place;
  private final CountDownLatch closed = new CountDownLatch(1);

  private CardFinder(CardPlace place) {
    this.place = place;
  }

  /**
   * Makes ready to look.
   *
   * @param choice readers behind PC/SC, or one serial device
   * @param exchangeBound how long each exchange with the card may take
   * @throws NoCardException when the serial device cannot be used
   */
  public static CardFinder at(ReaderChoice choice, Duration exchangeBound) throws NoCardException {
    return new CardFinder(
        choice.wantsPcsc()
            ? new PcscCards(choice, exchangeBound)
            : SerialCards.open(choice.serialDevices().get(0), exchangeBound));
  }

  /**
   * Waits until a card lies there.
   *
   * @param waiting run once before a wait, to tell whoever is to lay one down
   * @param ended whether nobody waits for it any more
   * @throws NoCardException when none came in time, or it cannot be used
   */
  public DirectCard await(Duration patience, Runnable waiting, BooleanSupplier ended)
      throws NoCardException, InterruptedException {
    long end = System.nanoTime() + patience.toNanos();
    boolean told = false;
    while (true) {
      Optional<DirectCard> card = place.look();
      if (card.isPresent()) {
        return card.get();
      }
      if (System.nanoTime() - end >= 0) {
        throw new NoCardException(
            Missing.CARD, "no card came within " + patience.toSeconds() + " s.");
      }
      if (!told) {
        told = true;
        waiting.run();
      }
      if (ended.getAsBoolean() || closed.await(POLL.toMillis(), TimeUnit.MILLISECONDS)) {
        throw new NoCardException(Missing.CARD, "ended before a card came.");
      }
    }
  }

  /** Lets go of the readers. */
  @Override
  public void close() {
    closed.countDown();
    place.close();
  }
}
