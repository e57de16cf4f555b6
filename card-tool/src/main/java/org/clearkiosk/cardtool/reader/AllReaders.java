package org.clearkiosk.cardtool.reader;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.clearkiosk.reader.CardReader;
import org.clearkiosk.reader.ReaderEvent;
import org.clearkiosk.reader.ReaderEvent.ReaderLost;
import org.clearkiosk.reader.ReaderEvent.ReaderLost.Why;
import org.clearkiosk.reader.SectorKeySource;
import org.clearkiosk.reader.dump.Dump;
import org.clearkiosk.reader.dump.DumpFormatException;
import org.clearkiosk.reader.dump.Dumping;
import org.clearkiosk.reader.pcsc.CardService;
import org.clearkiosk.reader.pcsc.PcscConfiguration;
import org.clearkiosk.reader.pcsc.PcscReader;
import org.clearkiosk.reader.pcsc.PcscSurvey;
import org.clearkiosk.reader.pcsc.ReaderStatus;
import org.clearkiosk.reader.pn532.Pn532Configuration;
import org.clearkiosk.reader.pn532.Pn532Reader;
import org.clearkiosk.reader.profile.CampusCards;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Listens to every wanted reader at once, with one {@link CardReader} each, as a kiosk does with
 * its own. Readers that are plugged in later are listened to as well.
 */
public final class AllReaders implements AutoCloseable {
  /** How soon a reader that was plugged in is listened to. */
  static final Duration LOOK = Duration.ofMillis(500);

  /** The most readers behind PC/SC; the card service itself takes 16 (pcsc-lite). */
  static final int MOST_READERS = 16;

  private static final Duration LOOK_BOUND = Duration.ofSeconds(3);
  private static final int MOST_WAITING = 1024;

  private static final Logger LOG = LoggerFactory.getLogger(AllReaders.class);

  private final ReaderChoice choice;
  private final CampusCards cards;
  private final SectorKeySource keys;
  private final Map<String, Recording> recordings = new ConcurrentHashMap<>();
  private final BlockingQueue<Sighting> sightings = new ArrayBlockingQueue<>(MOST_WAITING);
  private final List<CardReader> readers = new ArrayList<>();
  private final Set<String> known = new HashSet<>();
  private final CountDownLatch closed = new CountDownLatch(1);
  private final PcscSurvey survey = new PcscSurvey();
  private @Nullable Why without;

  /**
   * Listens to nothing yet.
   *
   * @param cards how the campus lays out its cards
   * @param keys gives the keys of sectors, for {@code classic}
   */
  public AllReaders(ReaderChoice choice, CampusCards cards, SectorKeySource keys) {
    this.choice = choice;
    this.cards = cards;
    this.keys = keys;
  }

  /** Begins to listen; returns at once. */
  public void start() {
    for (String device : choice.serialDevices()) {
      add(
          new Pn532Reader(Pn532Configuration.forDevice(device, cards), keys, dumping(device)),
          device,
          true);
    }
    if (choice.wantsPcsc()) {
      Thread looking = new Thread(this::lookForReaders, "looking for readers");
      looking.setDaemon(true);
      looking.start();
    }
  }

  /**
   * Waits for what a reader tells next.
   *
   * @return empty when nothing came within the time
   */
  public Optional<Sighting> next(Duration patience) throws InterruptedException {
    return Optional.ofNullable(sightings.poll(patience.toNanos(), TimeUnit.NANOSECONDS));
  }

  /** Lets go of all readers. */
  @Override
  public void close() {
    List<CardReader> open;
    synchronized (readers) {
      closed.countDown();
      open = List.copyOf(readers);
    }
    open.forEach(CardReader::close);
  }

  private void lookForReaders() {
    try {
      do {
        see(survey.glance(LOOK_BOUND));
      } while (!closed.await(LOOK.toMillis(), TimeUnit.MILLISECONDS));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      survey.close();
    }
  }

  private void see(CardService service) {
    if (service instanceof CardService.Running running) {
      running.readers().stream().map(ReaderStatus::reader).filter(choice::wants).forEach(this::see);
      tellWithout(known.isEmpty() ? Why.NO_READER : null);
    } else if (service instanceof CardService.Unavailable unavailable) {
      tellWithout(known.isEmpty() ? unavailable.why() : null);
    }
  }

  private void see(String reader) {
    if (known.size() < MOST_READERS && known.add(reader)) {
      PcscConfiguration configuration =
          new PcscConfiguration(
              "^" + Pattern.quote(reader) + "$",
              "",
              cards,
              PcscConfiguration.DEFAULT_READ_TIMEOUT,
              PcscConfiguration.DEFAULT_PROOF_TIMEOUT);
      add(new PcscReader(configuration, keys, dumping(reader)), reader, false);
    }
  }

  /** Readers that are known tell for themselves what became of them. */
  private void tellWithout(@Nullable Why why) {
    if (why != null && why != without) {
      put(
          new Sighting(
              Sighting.ALL_OF_PCSC,
              false,
              new ReaderLost(null, why),
              System.nanoTime(),
              Optional.empty()));
    }
    without = why;
  }

  private void add(CardReader reader, String name, boolean serial) {
    synchronized (readers) {
      if (closed.getCount() == 0) {
        return;
      }
      readers.add(reader);
      reader.start(event -> put(sighting(name, serial, event)));
    }
  }

  /** A reading is handed over before the card that was read is reported. */
  private Dumping dumping(String reader) {
    return Dumping.unmasked((name, text) -> recordings.put(reader, recording(name, text)));
  }

  private static Recording recording(String name, String text) {
    try {
      return new Recording(name, Dump.parse(text));
    } catch (DumpFormatException e) {
      throw new IllegalStateException("The library does not read its own dump", e);
    }
  }

  private Sighting sighting(String name, boolean serial, ReaderEvent event) {
    Optional<Recording> recording =
        event instanceof ReaderEvent.CardArrived
            ? Optional.ofNullable(recordings.remove(name))
            : Optional.empty();
    return new Sighting(name, serial, event, System.nanoTime(), recording);
  }

  /** A reader's thread waits here until there is room, unless nobody listens any more. */
  private void put(Sighting sighting) {
    try {
      while (closed.getCount() > 0
          && !sightings.offer(sighting, LOOK.toMillis(), TimeUnit.MILLISECONDS)) {
        LOG.warn("More is told than is taken.");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
