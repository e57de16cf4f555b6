package org.clearkiosk.reader.pcsc;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
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

  /** How long one card may keep its answer to reset. */
  public static final Duration PATIENCE = Duration.ofSeconds(1);

  private static final String THREAD = "PC/SC survey";
  private static final int EXCLUSIVE = 0x0080;
  private static final int IN_USE = 0x0100;
  private static final int MUTE = 0x0200;

  private final PcscLibrary library;
  private final Optional<String> unusable;
  private BoundedWorker worker = new BoundedWorker(THREAD);

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
   * The names of the readers and what lies on them. Cards are connected to for a moment, to learn
   * their answers to reset; no command is sent to them. A card that another program does not let go
   * of within {@link #PATIENCE} is {@link Occupancy#CARD_IN_USE}.
   *
   * @param bound how long the card service may take to answer; each card may add {@link #PATIENCE}
   */
  public CardService look(Duration bound) {
    CardService service = glance(bound);
    return service instanceof CardService.Running running
        ? new CardService.Running(running.readers().stream().map(this::asked).toList())
        : service;
  }

  /**
   * The same without touching any card: no answers to reset.
   *
   * @param bound how long the card service may take to answer
   */
  public CardService glance(Duration bound) {
    if (unusable.isPresent()) {
      return new CardService.Unavailable(Why.NOT_USABLE, unusable.get());
    }
    return bounded(this::survey, bound, unavailable(Why.SERVICE_NOT_ANSWERING));
  }

  /** Ends the thread that looks. */
  @Override
  public void close() {
    worker.finish(() -> {});
  }

  /** A thread that hangs is left behind, and ends when the service lets it. */
  private <T> T bounded(Callable<T> task, Duration bound, T late) {
    try {
      return worker.call(task, bound);
    } catch (TimeoutException e) {
      worker.finish(() -> {});
      worker = new BoundedWorker(THREAD);
      return late;
    } catch (CancellationException e) {
      return late;
    } catch (ExecutionException e) {
      throw new IllegalStateException("Asking the card service failed unexpectedly", e.getCause());
    }
  }

  private CardService survey() {
    try {
      long context = library.establish();
      try {
        List<ReaderStatus> readers = new ArrayList<>();
        for (String reader : library.listReaders(context).stream().limit(MOST_READERS).toList()) {
          readers.add(status(context, reader));
        }
        return new CardService.Running(readers);
      } finally {
        library.release(context);
      }
    } catch (PcscException e) {
      return unavailable(e.why());
    }
  }

  private ReaderStatus asked(ReaderStatus seen) {
    boolean worthAsking =
        seen.occupancy() == Occupancy.CARD || seen.occupancy() == Occupancy.CARD_SHARED;
    return worthAsking
        ? bounded(
            () -> connected(seen),
            PATIENCE,
            new ReaderStatus(seen.reader(), Occupancy.CARD_IN_USE, Optional.empty()))
        : seen;
  }

  private ReaderStatus status(long context, String reader) throws PcscException {
    try {
      int state = library.awaitChange(context, reader, ReaderState.UNAWARE, 0);
      return new ReaderStatus(reader, occupancy(state), Optional.empty());
    } catch (PcscException e) {
      if (e.why() == Why.UNPLUGGED) {
        return new ReaderStatus(reader, Occupancy.UNAVAILABLE, Optional.empty());
      }
      throw e;
    }
  }

  /** Blocks for as long as another program's transaction lasts. */
  private ReaderStatus connected(ReaderStatus seen) {
    try {
      long context = library.establish();
      try {
        long card = library.connect(context, seen.reader());
        AnswerToReset answer = new AnswerToReset(library.status(card).answerToReset());
        library.disconnect(card);
        return new ReaderStatus(seen.reader(), seen.occupancy(), Optional.of(answer));
      } finally {
        library.release(context);
      }
    } catch (PcscException e) {
      return new ReaderStatus(seen.reader(), unconnected(e, seen.occupancy()), Optional.empty());
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
