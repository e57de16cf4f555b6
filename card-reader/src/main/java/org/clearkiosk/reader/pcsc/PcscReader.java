package org.clearkiosk.reader.pcsc;

import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.clearkiosk.reader.CardRead;
import org.clearkiosk.reader.CardReader;
import org.clearkiosk.reader.ProofOutcome;
import org.clearkiosk.reader.ReaderEvent.ReaderLost.Why;
import org.clearkiosk.reader.ReaderListener;
import org.clearkiosk.reader.SectorKeySource;
import org.clearkiosk.reader.dump.Dumping;
import org.clearkiosk.reader.dump.Recorder;
import org.clearkiosk.reader.profile.ProfileReader;
import org.clearkiosk.reader.thread.ProofQueue;
import org.clearkiosk.reader.thread.ReaderThread;
import org.clearkiosk.reader.thread.Reporter;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A reader behind PC/SC. Heals by itself when the card service starts late, stops, is killed or
 * restarted, and when the reader is unplugged and plugged in.
 *
 * <p>Four daemon threads: the reader's own, which calls the listener; one that waits for cards; one
 * that wakes it when it waits for too long; one that talks to a card. The last three can hang in
 * the card service without holding up the first.
 *
 * <p>Needs {@code --add-opens java.smartcardio/sun.security.smartcardio=ALL-UNNAMED}, or the
 * manifest line {@code Add-Opens: java.smartcardio/sun.security.smartcardio} with {@code java
 * -jar}; without it the reader reports {@link Why#NOT_USABLE} and logs what to do.
 */
public final class PcscReader implements CardReader {
  private static final Logger LOG = LoggerFactory.getLogger(PcscReader.class);

  /** What was said once of this Java's PC/SC is not said again. */
  private static final Set<String> COMPLAINTS = ConcurrentHashMap.newKeySet();

  private final String name;
  private final PcscConfiguration configuration;
  private final SectorKeySource sectorKeys;
  private final Dumping dumping;
  private final ReaderAllotment allotment;
  private final Supplier<PcscLibrary> libraries;
  private final ProofQueue queue = new ProofQueue();
  private final ReaderThread thread;

  /**
   * A reader that is not started yet, for cards that need no sector key; nothing is touched.
   *
   * @param configuration which reader to use, and how long to wait for its cards
   */
  public PcscReader(PcscConfiguration configuration) {
    this(configuration, SectorKeySource.none());
  }

  /**
   * A reader that is not started yet; nothing is touched.
   *
   * @param configuration which reader to use, and how long to wait for its cards
   * @param sectorKeys gives the keys of sectors, for the profile {@code classic}
   */
  public PcscReader(PcscConfiguration configuration, SectorKeySource sectorKeys) {
    this(configuration, sectorKeys, Dumping.none());
  }

  /**
   * A reader that is not started yet and writes dumps; nothing is touched.
   *
   * @param configuration which reader to use, and how long to wait for its cards
   * @param sectorKeys gives the keys of sectors, for the profile {@code classic}
   * @param dumping whether dumps are written, and where to
   */
  public PcscReader(PcscConfiguration configuration, SectorKeySource sectorKeys, Dumping dumping) {
    this(configuration, sectorKeys, dumping, new ReaderAllotment());
  }

  /**
   * One of several readers that share what the card service has; nothing is touched yet.
   *
   * @param configuration which reader to use, and how long to wait for its cards
   * @param sectorKeys gives the keys of sectors, for the profile {@code classic}
   * @param dumping whether dumps are written, and where to
   * @param allotment the same for all that share
   */
  public PcscReader(
      PcscConfiguration configuration,
      SectorKeySource sectorKeys,
      Dumping dumping,
      ReaderAllotment allotment) {
    this(configuration, sectorKeys, dumping, allotment, PcscReader::library);
  }

  PcscReader(
      PcscConfiguration configuration,
      SectorKeySource sectorKeys,
      Dumping dumping,
      ReaderAllotment allotment,
      Supplier<PcscLibrary> libraries) {
    this.allotment = allotment;
    this.libraries = libraries;
    this.configuration = configuration;
    this.sectorKeys = sectorKeys;
    this.dumping = dumping;
    this.name =
        configuration.includePattern().isEmpty()
            ? "PC/SC"
            : "PC/SC " + configuration.includePattern();
    this.thread = new ReaderThread(name, configuration.proofTimeout(), queue);
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public void start(ReaderListener listener) {
    thread.start(() -> begin(listener));
  }

  @Override
  public CompletableFuture<ProofOutcome> prove(CardRead.Identified card, byte[] challenge) {
    return thread.prove(card, challenge);
  }

  @Override
  public void close() {
    thread.close();
  }

  private ReaderThread.Work begin(ReaderListener listener) {
    PcscLibrary library = libraries.get();
    Recorder recorder = dumping.recorder(configuration.cards());
    CardReading reading =
        new CardReading(
            new ProfileReader(configuration.cards(), recorder.over(sectorKeys)),
            configuration.cards().storageCardNames(),
            recorder);
    CardDesk desk = new CardDesk(library, name + " card", reading);
    Mailbox mailbox = new Mailbox(queue);
    BoundedWait waiting = new BoundedWait(library, name + " alarm");
    ReaderWatch watch = new ReaderWatch(library, configuration, allotment, waiting, mailbox::put);
    Reporter reporter = new Reporter(listener, queue::isClosed);
    ReaderLoop loop = new ReaderLoop(mailbox, desk, configuration.readTimeout(), reporter);
    ReaderThread.startDaemon(watch, name + " watch");
    return new Work(loop, watch, desk);
  }

  private static PcscLibrary library() {
    try {
      return SunPcscLibrary.load();
    } catch (PcscUnusableException e) {
      String cause = String.valueOf(e.getCause());
      // A terminal has several readers, and all of them fail alike
      if (COMPLAINTS.add(e.getMessage() + cause)) {
        LOG.error("{} ({})", e.getMessage(), cause);
      }
      return new UnusablePcscLibrary();
    }
  }

  private record Work(ReaderLoop loop, ReaderWatch watch, CardDesk desk)
      implements ReaderThread.Work {
    @Override
    public void run() {
      loop.run();
    }

    @Override
    public void close() {
      watch.close();
      desk.close();
    }
  }
}
