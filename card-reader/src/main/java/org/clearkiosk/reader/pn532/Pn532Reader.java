package org.clearkiosk.reader.pn532;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.clearkiosk.reader.CardProfile;
import org.clearkiosk.reader.CardRead;
import org.clearkiosk.reader.CardReader;
import org.clearkiosk.reader.ProofOutcome;
import org.clearkiosk.reader.ReaderListener;
import org.clearkiosk.reader.SectorKeySource;
import org.clearkiosk.reader.profile.ProfileReader;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A PN532 on a serial line. Heals by itself when the cable is pulled, the chip stalls, or the
 * device comes back under another of its configured names; either is noticed within two seconds.
 *
 * <p>One daemon thread, which talks to the chip and calls the listener.
 *
 * <p>jSSC unpacks its native library to {@code java.io.tmpdir}, which must be writable and
 * executable; or {@code -Djssc.boot.library.path=FOLDER} names where it lies. From JDK 24 on, Java
 * wants {@code --enable-native-access=ALL-UNNAMED}.
 */
public final class Pn532Reader implements CardReader {
  /** How long {@link #close} waits for the thread, and so for a listener that is being called. */
  public static final Duration CLOSE_TIMEOUT = Duration.ofSeconds(1);

  private static final Logger LOG = LoggerFactory.getLogger(Pn532Reader.class);

  private final String name;
  private final Pn532Configuration configuration;
  private final SectorKeySource sectorKeys;
  private final SerialPorts ports;
  private final ProofQueue queue = new ProofQueue();
  private final Object lifecycle = new Object();
  private @Nullable Thread thread;
  private @Nullable Pn532Loop loop;
  private boolean closed;

  /**
   * A reader that is not started yet; nothing is touched.
   *
   * @param configuration on which device to look, and how long to wait for its cards
   * @param sectorKeys gives the keys of sectors, for the profile {@code classic}
   */
  public Pn532Reader(Pn532Configuration configuration, SectorKeySource sectorKeys) {
    this(configuration, sectorKeys, new JsscPorts());
  }

  Pn532Reader(Pn532Configuration configuration, SectorKeySource sectorKeys, SerialPorts ports) {
    this.configuration = configuration;
    this.sectorKeys = sectorKeys;
    this.ports = ports;
    this.name = "PN532 " + configuration.devices().get(0);
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
      ProfileReader profiles = new ProfileReader(configuration.cards(), sectorKeys);
      Reporter reporter = new Reporter(listener, queue::isClosed);
      Pn532Loop started = new Pn532Loop(name, configuration, ports, profiles, queue, reporter);
      Thread running = new Thread(started, name);
      running.setDaemon(true);
      running.start();
      loop = started;
      thread = running;
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
    ProofRequest request = new ProofRequest(card, challenge, answer, System.nanoTime() + bound);
    if (!queue.add(request)) {
      request.answer(queue.isClosed() ? new ProofOutcome.CardGone() : new ProofOutcome.TimedOut());
    }
    return answer;
  }

  @Override
  public void close() {
    Thread running;
    synchronized (lifecycle) {
      closed = true;
      queue.close();
      if (loop != null) {
        loop.close();
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
}
