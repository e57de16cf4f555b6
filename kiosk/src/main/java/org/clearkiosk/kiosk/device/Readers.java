package org.clearkiosk.kiosk.device;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import java.util.function.Predicate;
import org.clearkiosk.clearance.model.FailureCode;
import org.clearkiosk.kiosk.flow.Attempt;
import org.clearkiosk.kiosk.flow.CentralServer;
import org.clearkiosk.kiosk.flow.Event;
import org.clearkiosk.kiosk.flow.Failure;
import org.clearkiosk.reader.CardReader;
import org.clearkiosk.reader.SectorKeySource;
import org.jspecify.annotations.Nullable;

/**
 * All readers of a terminal, which to the flow are one.
 *
 * <ul>
 *   <li>There is a reader as long as one of them is ready; it is lost with the last. One that is
 *       lost with the card that was served is told of as lost and back, so that the student hears
 *       why the card is gone.
 *   <li>One card at a time reaches the flow. What is laid on another reader meanwhile waits there,
 *       and arrives when the first card is taken. Only a card that could not be read makes way for
 *       one that can.
 *   <li>A session belongs to one read of one reader.
 * </ul>
 */
public final class Readers implements AutoCloseable {
  private final List<Place> places = new ArrayList<>();
  private final Consumer<Event> flow;
  private final Object lock = new Object();
  private boolean ready;
  private @Nullable Place holder;
  private long reads;
  private long readOfHolder;

  /** Makes a reader that takes its sector keys from a source; it is not started yet. */
  @FunctionalInterface
  public interface Maker {
    CardReader make(SectorKeySource keys);
  }

  /**
   * @param makers make the readers, at least one; they are closed with this
   * @param server gives challenges and keys, and judges cards
   * @param asking where sector keys are waited for; bounded, it may refuse
   * @param technicians whether a card of this number is a technician's; it opens no session
   * @param flow takes what happens, from any thread, and returns at once
   */
  public Readers(
      List<Maker> makers,
      CentralServer server,
      Executor asking,
      Predicate<String> technicians,
      Consumer<Event> flow) {
    this(makers, server, asking, technicians, flow, System::nanoTime);
  }

  Readers(
      List<Maker> makers,
      CentralServer server,
      Executor asking,
      Predicate<String> technicians,
      Consumer<Event> flow,
      LongSupplier nanoseconds) {
    if (makers.isEmpty()) {
      throw new IllegalArgumentException("a terminal has at least one reader");
    }
    this.flow = flow;
    for (Maker maker : makers) {
      places.add(new Place(maker, server, asking, technicians, nanoseconds));
    }
  }

  /** Starts to listen to all readers. */
  public void start() {
    places.forEach(place -> place.desk.start());
  }

  /**
   * Opens the session of a card. Waits for card and server, so never to be called on the flow's or
   * a reader's thread.
   *
   * @param attempt what the answer is marked with
   * @param read which {@link Event.CardIdentified} is meant; a card that has come since, on
   *     whichever reader, is never asked
   */
  public Event open(Attempt attempt, long read) {
    CardDesk desk;
    long readOfDesk;
    synchronized (lock) {
      if (holder == null || read != reads) {
        return SessionOpener.refused(attempt, Failure.of(FailureCode.CARD_TORN));
      }
      desk = holder.desk;
      readOfDesk = readOfHolder;
    }
    return desk.open(attempt, readOfDesk);
  }

  /** How each reader is, in the order of the places. */
  public List<ReaderStanding> standings() {
    return places.stream().map(place -> place.desk.standing()).toList();
  }

  /** Closes all readers; nothing reaches the flow after it returns. */
  @Override
  public void close() {
    places.forEach(place -> place.desk.close());
  }

  /** Where a card can be laid down: one reader and what was last heard of it. */
  private final class Place {
    private final CardDesk desk;
    private boolean heard;
    private boolean usable;

    /** The card that waits to be told to the flow; null where none does. */
    private @Nullable Event waiting;

    /** What the flow had heard of last was that this place's card is gone. */
    private boolean justGone;

    Place(
        Maker maker,
        CentralServer server,
        Executor asking,
        Predicate<String> technicians,
        LongSupplier nanoseconds) {
      SectorKeyDesk keys =
          new SectorKeyDesk(
              server, asking, nanoseconds, () -> flow.accept(new Event.CardNoticed()));
      desk = new CardDesk(maker.make(keys), keys, server, technicians, this::hear);
    }

    private void hear(Event event) {
      synchronized (lock) {
        if (event instanceof Event.CardGone) {
          cardGone(event);
        } else if (event instanceof Event.ReaderReady || event instanceof Event.ReaderLost) {
          heard = true;
          usable = event instanceof Event.ReaderReady;
          tellOfReaders(event, justGone);
          justGone = false;
        } else {
          justGone = false;
          waiting = event;
          makeWay(event);
          next();
        }
      }
    }

    private void cardGone(Event event) {
      waiting = null;
      if (holder == this) {
        holder = null;
        justGone = true;
        flow.accept(event);
        next();
      }
    }

    /** What the flow holds is only a complaint: a card that can be read is better. */
    private void makeWay(Event event) {
      if (event instanceof Event.CardIdentified && holder != null && readOfHolder == 0) {
        holder = null;
        flow.accept(new Event.CardGone());
      }
    }
  }

  private void tellOfReaders(Event event, boolean withCard) {
    boolean nowReady = places.stream().anyMatch(place -> place.usable);
    if (nowReady != ready || (!nowReady && places.stream().allMatch(place -> place.heard))) {
      ready = nowReady;
      flow.accept(event);
    } else if (withCard && event instanceof Event.ReaderLost) {
      flow.accept(event);
      flow.accept(new Event.ReaderReady());
    }
  }

  /** Tells the flow of a card that waits, if it has none. */
  private void next() {
    for (Place place : places) {
      Event event = place.waiting;
      if (holder == null && event != null) {
        place.waiting = null;
        holder = place;
        if (event instanceof Event.CardIdentified identified) {
          readOfHolder = identified.read();
          reads++;
          flow.accept(new Event.CardIdentified(reads));
        } else {
          readOfHolder = 0;
          flow.accept(event);
        }
      }
    }
  }
}
