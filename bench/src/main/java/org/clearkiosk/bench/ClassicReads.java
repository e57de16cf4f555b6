package org.clearkiosk.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicLong;
import org.clearkiosk.reader.CardProfile;
import org.clearkiosk.reader.ReaderEvent;
import org.clearkiosk.reader.SectorKey;
import org.clearkiosk.reader.SectorKeySource;
import org.clearkiosk.reader.pn532.Pn532Configuration;
import org.clearkiosk.reader.pn532.Pn532Reader;
import org.clearkiosk.reader.profile.CampusCards;
import org.clearkiosk.sim.bench.SerialReader;
import org.clearkiosk.sim.card.ByteString;
import org.clearkiosk.sim.card.CardOffice;
import org.clearkiosk.sim.card.ClassicOffice;

/**
 * Opens a sector of a {@code classic} card and reads its file, over and over, behind one simulated
 * PN532 on one pseudo-terminal: Pn532Reader from the moment it has the key to its report, the peer
 * by libnfc. Only one program can have the port, so they take turns in rounds. Each read has a tap
 * of its own and follows on a pause, as on a terminal; what either did before opening the sector
 * does not count.
 */
final class ClassicReads {
  private static final double GOAL = 1.0;
  private static final String CARD = "classic-08281001";
  private static final String PROCESSOR_CARD = "08281001";

  /** As long as Pn532Reader rests between two looks for a card. */
  private static final Duration BETWEEN_TAPS = Duration.ofMillis(100);

  /** The file has 26 bytes, so both read two blocks. */
  private static final List<String> BLOCKS = List.of("4", "5");

  private final Path peer;
  private final int proofsBefore;
  private final int rounds;
  private final int readsOfRound;
  private final SerialReader chip = new SerialReader();

  /**
   * @param peer the program nfc_classic
   * @param proofsBefore how many proofs of a {@code cpu} card warm the driver up: they need no new
   *     tap each
   * @param rounds how many rounds count; one more before them does not
   * @param readsOfRound how many reads each of them does in a round
   */
  ClassicReads(Path peer, int proofsBefore, int rounds, int readsOfRound) {
    this.peer = peer;
    this.proofsBefore = proofsBefore;
    this.rounds = rounds;
    this.readsOfRound = readsOfRound;
  }

  Comparison run() throws IOException, InterruptedException {
    Path folder = Files.createTempDirectory("clearance-kiosk-bench");
    Path port = folder.resolve("tty");
    long[] ours = new long[rounds * readsOfRound];
    long[] theirs = new long[rounds * readsOfRound];
    try (chip) {
      chip.plug(port);
      warmUp(port);
      for (int round = -1; round < rounds; round++) {
        long[] our = ourRound(port);
        long[] their = theirRound(port);
        if (round >= 0) {
          System.arraycopy(our, 0, ours, round * readsOfRound, readsOfRound);
          System.arraycopy(their, 0, theirs, round * readsOfRound, readsOfRound);
        }
      }
    } finally {
      Files.deleteIfExists(port);
      Files.deleteIfExists(folder);
    }
    return new Comparison(
        "classic-read",
        "one sector opened and two blocks read over a PN532's serial line, from the key on",
        "C over libnfc",
        OptionalDouble.of(GOAL),
        new Samples(ours),
        new Samples(theirs));
  }

  private void warmUp(Path port) throws IOException, InterruptedException {
    TimedEvents events = new TimedEvents();
    chip.place(PROCESSOR_CARD, CardService.card(PROCESSOR_CARD));
    try (Pn532Reader reader = new Pn532Reader(configuration(port), SectorKeySource.none())) {
      reader.start(events);
      events.await(ReaderEvent.ReaderReady.class);
      Proofs proofs = new Proofs(reader, events.awaitCard().card());
      for (int done = 0; done < proofsBefore; done++) {
        proofs.measured();
      }
    }
    chip.remove();
  }

  private static Pn532Configuration configuration(Path port) {
    return Pn532Configuration.forDevice(
        port.toString(), CampusCards.of(Set.of(CardProfile.CPU, CardProfile.CLASSIC)));
  }

  private long[] ourRound(Path port) throws IOException, InterruptedException {
    long[] times = new long[readsOfRound];
    TimedEvents events = new TimedEvents();
    AtomicLong keyGiven = new AtomicLong();
    try (Pn532Reader reader =
        new Pn532Reader(
            configuration(port),
            (identifier, sector) -> {
              SectorKey key = new SectorKey(SectorKey.Kind.A, key(identifier));
              keyGiven.set(System.nanoTime());
              return CompletableFuture.completedFuture(Optional.of(key));
            })) {
      reader.start(events);
      events.await(ReaderEvent.ReaderReady.class);
      for (int index = 0; index < readsOfRound; index++) {
        chip.place(CARD, CardService.card(CARD));
        times[index] = events.awaitCard().at() - keyGiven.get();
        chip.remove();
        events.await(ReaderEvent.CardLeft.class);
      }
    }
    return times;
  }

  private long[] theirRound(Path port) throws IOException, InterruptedException {
    long[] times = new long[readsOfRound];
    byte[] identifier = CardService.cardFile(CARD).uniqueIdentifier().toArray();
    String key = HexFormat.of().formatHex(key(identifier));
    try (PeerProgram program =
        PeerProgram.start(peer, List.of("pn532_uart:" + port, key, BLOCKS.get(0), BLOCKS.get(1)))) {
      for (int index = 0; index < readsOfRound; index++) {
        chip.place(CARD, CardService.card(CARD));
        Pauses.pause(BETWEEN_TAPS);
        times[index] = program.measured();
        chip.remove();
      }
    }
    return times;
  }

  private static byte[] key(byte[] identifier) {
    return new ClassicOffice(CardOffice.DEMO_MASTER_KEY).keyA(ByteString.of(identifier)).toArray();
  }
}
