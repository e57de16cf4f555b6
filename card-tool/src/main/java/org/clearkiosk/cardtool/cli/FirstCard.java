package org.clearkiosk.cardtool.cli;

import java.io.PrintWriter;
import java.time.Duration;
import java.util.Optional;
import org.clearkiosk.cardtool.describe.ReaderText;
import org.clearkiosk.cardtool.reader.AllReaders;
import org.clearkiosk.cardtool.reader.NoCardException;
import org.clearkiosk.cardtool.reader.NoCardException.Missing;
import org.clearkiosk.cardtool.reader.Sighting;
import org.clearkiosk.reader.CardRead;
import org.clearkiosk.reader.ReaderEvent.CardArrived;
import org.clearkiosk.reader.ReaderEvent.ReaderLost;
import org.clearkiosk.reader.ReaderEvent.ReaderReady;
import org.jspecify.annotations.Nullable;

/** Waits for the first card that any reader reads, and tells whoever is to lay it down. */
final class FirstCard {
  private static final Duration STEP = Duration.ofMillis(200);

  /** A card that lies there already is read before anyone is asked to lay one down. */
  private static final Duration BEFORE_ASKING = Duration.ofMillis(800);

  /** Without any reader for so long there is nothing to wait for. */
  private static final Duration WITHOUT_READER = Duration.ofSeconds(3);

  private final AllReaders readers;
  private final PrintWriter hints;
  private final Duration patience;
  private final boolean tornToo;
  private final long start = System.nanoTime();
  private boolean asked;
  private boolean ready;
  private @Nullable Sighting lost;

  /**
   * @param hints where whoever is to lay the card down is told so
   * @param tornToo whether a card that left before it was read whole ends the wait
   */
  FirstCard(AllReaders readers, PrintWriter hints, Duration patience, boolean tornToo) {
    this.readers = readers;
    this.tornToo = tornToo;
    this.hints = hints;
    this.patience = patience;
  }

  /** The sighting of the card. */
  Sighting await(Interruption interruption) throws NoCardException, InterruptedException {
    while (!interruption.isAsked()) {
      Optional<Sighting> next = readers.next(STEP);
      if (next.isPresent() && isRead(next.get())) {
        return next.get();
      }
      ask();
      giveUpInTime();
    }
    throw new NoCardException(Missing.CARD, "ended before a card came.");
  }

  private boolean isRead(Sighting sighting) {
    if (sighting.event() instanceof CardArrived arrived) {
      if (tornToo || !(arrived.card() instanceof CardRead.Torn)) {
        return true;
      }
      hints.println("The card left before it was read whole. Lay it down a little longer.");
    } else if (sighting.event() instanceof ReaderReady) {
      ready = true;
      lost = null;
    } else if (sighting.event() instanceof ReaderLost) {
      lost = sighting;
    }
    return false;
  }

  private void ask() {
    if (ready && !asked && isOver(BEFORE_ASKING)) {
      asked = true;
      hints.println("Lay a card on the reader (waiting " + patience.toSeconds() + " s).");
    }
  }

  private void giveUpInTime() throws NoCardException {
    Sighting missing = lost;
    if (missing != null && (isOver(patience) || (!ready && isOver(WITHOUT_READER)))) {
      throw new NoCardException(Missing.READER, missing.reader() + ": " + why(missing) + ".");
    }
    if (isOver(patience)) {
      throw new NoCardException(
          Missing.CARD, "no card came within " + patience.toSeconds() + " s.");
    }
  }

  private boolean isOver(Duration duration) {
    return System.nanoTime() - start >= duration.toNanos();
  }

  private static String why(Sighting lost) {
    ReaderLost event = (ReaderLost) lost.event();
    return lost.serial() ? ReaderText.ofSerial(event.why()) : ReaderText.ofService(event.why());
  }
}
