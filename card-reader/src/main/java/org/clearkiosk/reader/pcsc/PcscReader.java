package org.clearkiosk.reader.pcsc;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.clearkiosk.reader.CardProfile;
import org.clearkiosk.reader.CardRead;
import org.clearkiosk.reader.CardReader;
import org.clearkiosk.reader.ProofOutcome;
import org.clearkiosk.reader.ReaderEvent.ReaderLost.Why;
import org.clearkiosk.reader.ReaderListener;
import org.clearkiosk.reader.SectorKeySource;
import org.clearkiosk.reader.profile.ProfileReader;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A reader behind PC/SC. Heals by itself when the card service starts late, stops, is killed or
 * restarted, and when the reader is unplugged and plugged in.
 *
 * <p>Three daemon threads: the reader's own, which calls the listener; one that waits for cards;
 * one that talks to a card. The last two can hang in the card service without holding up the first.
 *
 * <p>Needs {@code --add-opens java.smartcardio/sun.security.smartcardio=ALL-UNNAMED}, or the
 * manifest line {@code Add-Opens: java.smartcardio/sun.security.smartcardio} with {@code java
 * -jar}; without it the reader reports {@link Why#NOT_USABLE} and logs what to do.
 */
public final class PcscReader implements CardReader {
  /** How long {@link #close} waits for a listener that is being called. */
  public static final Duration CLOSE_TIMEOUT = Duration.ofSeconds(1);

  private static final Logger LOG = LoggerFactory.getLogger(PcscReader.class);

  private final String name;
  private final PcscConfiguration configuration;
  private final SectorKeySource sectorKeys;
  private final Mailbox mailbox = new Mailbox();
  private final Object lifecycle = new Object();
  private @Nullable Thread thread;
  private @Nullable ReaderWatch watch;
  private @Nullable CardDesk desk;
  private boolean closed;

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
    this.configuration = configuration;
    this.sectorKeys = sectorKeys;
    this.name =
        configuration.includePattern().isEmpty()
            ? "PC/SC"
            : "PC/SC " + configuration.includePattern();
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public void start(ReaderListener listener) {
    synchronized (lifecycle) {
      if (closed || thread != null) {
        throw new IllegalStateException("A reader is started once.");
      }
      PcscLibrary library = library();
      CardReading reading =
          new CardReading(
              new ProfileReader(configuration.cards(), sectorKeys),
              configuration.cards().storageCardNames());
      CardDesk cards = new CardDesk(library, name + " card", reading);
      ReaderWatch readers = new ReaderWatch(library, configuration, mailbox::put);
      ReaderLoop loop = new ReaderLoop(mailbox, cards, configuration, listener);
      desk = cards;
      watch = readers;
      thread = startDaemon(loop, name);
      startDaemon(readers, name + " watch");
    }
  }

  @Override
  public CompletableFuture<ProofOutcome> prove(CardRead.Identified card, byte[] challenge) {
    if (challenge.length != CHALLENGE_LENGTH) {
      throw new IllegalArgumentException("A challenge has 16 bytes: " + challenge.length);
    }
    if (card.profile() != CardProfile.CPU) {
      return CompletableFuture.completedFuture(new ProofOutcome.Refused(WITHOUT_PROOF));
    }
    long bound = configuration.proofTimeout().toNanos();
    CompletableFuture<ProofOutcome> answer =
        new CompletableFuture<ProofOutcome>()
            .completeOnTimeout(new ProofOutcome.TimedOut(), bound, TimeUnit.NANOSECONDS);
    Mail.ProofRequest request =
        new Mail.ProofRequest(card, challenge, answer, System.nanoTime() + bound);
    if (!mailbox.add(request)) {
      request.answer(
          mailbox.isClosed() ? new ProofOutcome.CardGone() : new ProofOutcome.TimedOut());
    }
    return answer;
  }

  @Override
  public void close() {
    Thread running;
    synchronized (lifecycle) {
      closed = true;
      mailbox.close();
      if (watch != null) {
        watch.close();
      }
      if (desk != null) {
        desk.close();
      }
      running = thread;
    }
    if (running == null || running == Thread.currentThread()) {
      return;
    }
    try {
      running.join(CLOSE_TIMEOUT.toMillis());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    if (running.isAlive()) {
      LOG.warn("{}: a listener has not returned; the reader's thread ends when it does.", name);
    }
  }

  private PcscLibrary library() {
    try {
      return SunPcscLibrary.load();
    } catch (PcscUnusableException e) {
      LOG.error("{}: {}", name, e.getMessage(), e);
      return new UnusablePcscLibrary();
    }
  }

  private static Thread startDaemon(Runnable task, String threadName) {
    Thread started = new Thread(task, threadName);
    started.setDaemon(true);
    started.start();
    return started;
  }
}
