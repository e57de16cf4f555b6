package org.clearkiosk.reader.pn532;

import java.util.concurrent.CompletableFuture;
import org.clearkiosk.reader.CardRead;
import org.clearkiosk.reader.CardReader;
import org.clearkiosk.reader.ProofOutcome;
import org.clearkiosk.reader.ReaderListener;
import org.clearkiosk.reader.SectorKeySource;
import org.clearkiosk.reader.dump.Dumping;
import org.clearkiosk.reader.dump.Recorder;
import org.clearkiosk.reader.profile.ProfileReader;
import org.clearkiosk.reader.thread.ProofQueue;
import org.clearkiosk.reader.thread.ReaderThread;
import org.clearkiosk.reader.thread.Reporter;

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
  private final String name;
  private final Pn532Configuration configuration;
  private final SectorKeySource sectorKeys;
  private final Dumping dumping;
  private final SerialPorts ports;
  private final ProofQueue queue = new ProofQueue();
  private final ReaderThread thread;

  /**
   * A reader that is not started yet; nothing is touched.
   *
   * @param configuration on which device to look, and how long to wait for its cards
   * @param sectorKeys gives the keys of sectors, for the profile {@code classic}
   */
  public Pn532Reader(Pn532Configuration configuration, SectorKeySource sectorKeys) {
    this(configuration, sectorKeys, Dumping.none());
  }

  /**
   * A reader that is not started yet and writes dumps; nothing is touched.
   *
   * @param configuration on which device to look, and how long to wait for its cards
   * @param sectorKeys gives the keys of sectors, for the profile {@code classic}
   * @param dumping whether dumps are written, and where to
   */
  public Pn532Reader(
      Pn532Configuration configuration, SectorKeySource sectorKeys, Dumping dumping) {
    this(configuration, sectorKeys, dumping, new JsscPorts());
  }

  Pn532Reader(
      Pn532Configuration configuration,
      SectorKeySource sectorKeys,
      Dumping dumping,
      SerialPorts ports) {
    this.configuration = configuration;
    this.sectorKeys = sectorKeys;
    this.dumping = dumping;
    this.ports = ports;
    this.name = "PN532 " + configuration.devices().get(0);
    this.thread = new ReaderThread(name, configuration.proofTimeout(), queue);
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public void start(ReaderListener listener) {
    thread.start(
        () -> {
          Recorder recorder = dumping.recorder(configuration.cards());
          return new Pn532Loop(
              name,
              configuration,
              ports,
              new CardReading(
                  new ProfileReader(configuration.cards(), recorder.over(sectorKeys)), recorder),
              queue,
              new Reporter(listener, queue::isClosed));
        });
  }

  @Override
  public CompletableFuture<ProofOutcome> prove(CardRead.Identified card, byte[] challenge) {
    return thread.prove(card, challenge);
  }

  @Override
  public void close() {
    thread.close();
  }
}
