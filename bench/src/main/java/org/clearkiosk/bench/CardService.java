package org.clearkiosk.bench;

import java.io.IOException;
import java.nio.file.Path;
import org.clearkiosk.reader.pcsc.PcscConfiguration;
import org.clearkiosk.sim.bench.PcscDaemon;
import org.clearkiosk.sim.bench.RunFolder;
import org.clearkiosk.sim.card.CardFile;
import org.clearkiosk.sim.card.DemoCards;
import org.clearkiosk.sim.card.VirtualCard;
import org.clearkiosk.sim.vpcd.VirtualReader;
import org.jspecify.annotations.Nullable;

/** A real pcscd of the benchmark's own with a virtual reader. */
final class CardService implements AutoCloseable {
  /** The reader's name as PC/SC clients see it. */
  static final String READER = "Benchmark 00 00";

  /** The second reader's. */
  static final String OTHER_READER = "Benchmark 00 01";

  private static final String NAME = "Benchmark";

  private final PcscDaemon daemon;
  private final VirtualReader slot;
  private final VirtualReader other;

  private CardService(PcscDaemon daemon) {
    this.daemon = daemon;
    this.slot = new VirtualReader(daemon.port(0), "slot");
    this.other = new VirtualReader(daemon.port(1), "other slot");
  }

  /**
   * Starts the service where this process's environment looks for it.
   *
   * @throws IOException when the environment names no place, or it cannot be started there
   */
  static CardService start() throws IOException {
    @Nullable String socket = System.getenv(PcscDaemon.SOCKET_VARIABLE);
    if (socket == null) {
      throw new IOException("Set " + PcscDaemon.SOCKET_VARIABLE + ", as bin/bench does.");
    }
    return new CardService(PcscDaemon.start(RunFolder.ofSocket(Path.of(socket)), NAME));
  }

  VirtualReader slot() {
    return slot;
  }

  /** The second reader, named {@link #OTHER_READER}. */
  VirtualReader otherSlot() {
    return other;
  }

  /** Finds this service's reader alone. */
  PcscConfiguration configuration() {
    return PcscConfiguration.forReader("^" + READER + "$");
  }

  /** One of the demo campus's cards, anew. */
  static VirtualCard card(String label) throws IOException {
    return VirtualCard.of(cardFile(label));
  }

  /** What is on one of the demo campus's cards. */
  static CardFile cardFile(String label) throws IOException {
    return DemoCards.all().stream()
        .filter(card -> card.label().equals(label))
        .findFirst()
        .orElseThrow(() -> new IOException("There is no demo card " + label));
  }

  @Override
  public void close() throws IOException {
    slot.close();
    other.close();
    daemon.close();
  }
}
