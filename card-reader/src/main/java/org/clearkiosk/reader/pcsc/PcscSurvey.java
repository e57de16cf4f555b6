package org.clearkiosk.reader.pcsc;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import org.clearkiosk.reader.ReaderEvent.ReaderLost.Why;
import org.clearkiosk.reader.pcsc.ReaderStatus.Occupancy;

/**
 * Looks at the card service and all of its readers, once. For the tools of technicians: a terminal
 * listens with {@link PcscReader}.
 *
 * <p>Every look is bounded, whatever the service, a reader or another program does.
 */
public final class PcscSurvey implements AutoCloseable {
  /** The most readers that are looked at; more are no kiosk's. */
  public static final int MOST_READERS = 32;

  private static final int EXCLUSIVE = 0x0080;
  private static final int IN_USE = 0x0100;
  private static final int MUTE = 0x0200;

  private final PcscLibrary library;
  private final Optional<String> unusable;
  private BoundedWorker worker = new BoundedWorker("PC/SC survey");

  /** Makes ready to look; nothing is touched. */
  public PcscSurvey() {
    PcscLibrary loaded;
    Optional<String> missing = Optional.empty();
    try {
      loaded = SunPcscLibrary.load();
    } catch (PcscUnusableException e) {
      loaded = new UnusablePcscLibrary();
      missing = Optional.of(String.valueOf(e.getMessage()));
    }
    library = loaded;
    unusable = missing;
  }

  /**
   * The names of the readers and what lies on them. A card that no other program keeps is connected
   * to for a moment, to learn its answer to reset; no command is sent to it.
   *
   * @param bound how long the look may take in all
   */
  public CardService look(Duration bound) {
    return bounded(true, bound);
  }

  /**
   * The same without touching any card: no answers to reset.
   *
   * @param bound how long the look may take in all
   */
  public CardService glance(Duration bound) {
    return bounded(false, bound);
  }

  /** Ends the thread that looks. */
  @Override
  public void close() {
    worker.finish(() -> {});
  }

  private CardService bounded(boolean connecting, Duration bound) {
    if (unusable.isPresent()) {
      return new CardService.Unavailable(Why.NOT_USABLE, unusable.get());
    }
    try {
      return worker.call(() -> survey(connecting), bound);
    } catch (TimeoutException e) {
      worker.finish(() -> {});
      worker = new BoundedWorker("PC/SC survey");
      return unavailable(Why.SERVICE_NOT_ANSWERING);
    } catch (CancellationException e) {
      return unavailable(Why.SERVICE_NOT_ANSWERING);
    } catch (ExecutionException e) {
      throw new IllegalStateException("Asking the card service failed unexpectedly", e.getCause());
    }
  }

  private CardService survey(boolean connecting) {
    try {
      long context = library.establish();
      List<ReaderStatus> readers = new ArrayList<>();
      for (String reader : library.listReaders(context).stream().limit(MOST_READERS).toList()) {
        readers.add(status(context, reader, connecting));
      }
      library.release(context);
      return new CardService.Running(readers);
    } catch (PcscException e) {
      return unavailable(e.why());
    }
  }

  private ReaderStatus status(long context, String reader, boolean connecting)
      throws PcscException {
    int state;
    try {
      state = library.awaitChange(context, reader, ReaderState.UNAWARE, 0);
    } catch (PcscException e) {
      if (e.why() == Why.UNPLUGGED) {
        return new ReaderStatus(reader, Occupancy.UNAVAILABLE, Optional.empty());
      }
      throw e;
    }
    Occupancy occupancy = occupancy(state);
    boolean worthAsking = occupancy == Occupancy.CARD || occupancy == Occupancy.CARD_SHARED;
    return connecting && worthAsking
        ? connected(context, reader, occupancy)
        : new ReaderStatus(reader, occupancy, Optional.empty());
  }

  private ReaderStatus connected(long context, String reader, Occupancy occupancy) {
    try {
      long card = library.connect(context, reader);
      try {
        AnswerToReset answer = new AnswerToReset(library.status(card).answerToReset());
        return new ReaderStatus(reader, occupancy, Optional.of(answer));
      } finally {
        library.disconnect(card);
      }
    } catch (PcscException e) {
      return new ReaderStatus(reader, unconnected(e, occupancy), Optional.empty());
    }
  }

  private static Occupancy unconnected(PcscException e, Occupancy seen) {
    if (e.code() == PcscException.SHARING_VIOLATION) {
      return Occupancy.CARD_IN_USE;
    }
    if (e.why() == Why.NOT_PERMITTED) {
      return Occupancy.NOT_PERMITTED;
    }
    return switch (e.reason()) {
      case NO_ANSWER -> Occupancy.MUTE;
      case READER_GONE -> Occupancy.UNAVAILABLE;
      case CARD_RESET -> seen;
      case CARD_GONE -> Occupancy.EMPTY;
    };
  }

  private static Occupancy occupancy(int state) {
    if (ReaderState.isReaderGone(state)) {
      return Occupancy.UNAVAILABLE;
    }
    if (!ReaderState.isCardPresent(state)) {
      return Occupancy.EMPTY;
    }
    if ((state & MUTE) != 0) {
      return Occupancy.MUTE;
    }
    if ((state & EXCLUSIVE) != 0) {
      return Occupancy.CARD_IN_USE;
    }
    return (state & IN_USE) != 0 ? Occupancy.CARD_SHARED : Occupancy.CARD;
  }

  private static CardService unavailable(Why why) {
    String explanation =
        switch (why) {
          case NO_SERVICE -> "The card service does not run.";
          case SERVICE_NOT_ANSWERING -> "The card service does not answer in time.";
          case NOT_PERMITTED -> "The card service refuses this user.";
          case NOT_USABLE -> "This Java installation cannot reach the card service.";
          case NO_READER, UNPLUGGED -> "A reader left while the card service was asked.";
        };
    return new CardService.Unavailable(why, explanation);
  }
}
