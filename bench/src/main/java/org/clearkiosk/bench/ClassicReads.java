package org.clearkiosk.bench;

import java.io.IOException;
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
import org.clearkiosk.sim.card.ClassicCard;
import org.clearkiosk.sim.card.ClassicOffice;

/**
 * Opens a sector of a {@code classic} card and reads its file, over and over, behind one simulated
 * PN532 on one pseudo-terminal: Pn532Reader as a terminal uses it, the peer by libnfc. Only one
 * program can have the port, so they take turns in rounds. Each read has a tap of its own and
 * follows on a pause, as on a terminal; what either did before it had the key does not count.
 */
final class ClassicReads {
  private static final double GOAL = 1.0;
  private static final String PEER = "C over libnfc";
  static final String CARD = "classic-08281001";

  /** As long as Pn532Reader rests between two looks for a card. */
  private static final Duration BETWEEN_TAPS = Duration.ofMillis(100);

  /** The file has 26 bytes, so both read two blocks. */
  private static final List<String> BLOCKS = List.of("4", "5");

  private static final byte LAST_BLOCK = 5;

  private final Path peer;
  private final int before;
  private final int rounds;
  private final int readsOfRound;
  private final SerialReader chip = new SerialReader();

  /**
   * @param peer the program nfc_classic
   * @param before how many reads warm our side up
   * @param rounds how many rounds count; one more before them does not
   * @param readsOfRound how many reads each of them does in a round
   */
  ClassicReads(Path peer, int before, int rounds, int readsOfRound) {
    this.peer = peer;
    this.before = before;
    this.rounds = rounds;
    this.readsOfRound = readsOfRound;
  }

  /**
   * Reads by turns.
   *
   * @param folder where the serial port appears
   */
  List<Comparison> run(Path folder) throws IOException, InterruptedException {
    Path port = folder.resolve("tty");
    Times ours = new Times(rounds * readsOfRound);
    Times theirs = new Times(rounds * readsOfRound);
    try (chip) {
      chip.plug(port);
      new ClassicWarmUp(chip, port, source()).run(before);
      for (int round = -1; round < rounds; round++) {
        int from = Math.max(0, round) * readsOfRound;
        ourRound(port, ours, from);
        theirRound(port, theirs, from);
      }
    }
    return List.of(
        new Comparison(
            "classic-read",
            "a sector opened and two blocks read over a PN532's serial line, by the card's clock",
            PEER,
            OptionalDouble.of(GOAL),
            new Samples(ours.ofCard),
            new Samples(theirs.ofCard)),
        new Comparison(
            "classic-report",
            "the same from the key to the report of the card, by each program's own clock",
            PEER,
            OptionalDouble.empty(),
            new Samples(ours.ofProgram),
            new Samples(theirs.ofProgram)));
  }

  static Pn532Configuration configuration(Path port) {
    return Pn532Configuration.forDevice(
        port.toString(), CampusCards.of(Set.of(CardProfile.CPU, CardProfile.CLASSIC)));
  }

  private void ourRound(Path port, Times times, int from) throws IOException, InterruptedException {
    TimedEvents events = new TimedEvents();
    byte[] key = key(CardService.cardFile(CARD).uniqueIdentifier());
    AtomicLong keyGiven = new AtomicLong();
    try (Pn532Reader reader =
        new Pn532Reader(
            configuration(port),
            (identifier, sector) -> {
              keyGiven.set(System.nanoTime());
              return CompletableFuture.completedFuture(
                  Optional.of(new SectorKey(SectorKey.Kind.A, key)));
            })) {
      reader.start(events);
      events.await(ReaderEvent.ReaderReady.class);
      for (int index = from; index < from + readsOfRound; index++) {
        ClockedCard card = clocked();
        chip.place(CARD, card);
        times.ofProgram[index] = events.awaitCard().at() - keyGiven.get();
        times.ofCard[index] = card.taken();
        chip.remove();
        events.await(ReaderEvent.CardLeft.class);
      }
    }
  }

  private void theirRound(Path port, Times times, int from)
      throws IOException, InterruptedException {
    String key = HexFormat.of().formatHex(key(CardService.cardFile(CARD).uniqueIdentifier()));
    try (PeerProgram program =
        PeerProgram.start(peer, List.of("pn532_uart:" + port, key, BLOCKS.get(0), BLOCKS.get(1)))) {
      for (int index = from; index < from + readsOfRound; index++) {
        ClockedCard card = clocked();
        chip.place(CARD, card);
        Pauses.pause(BETWEEN_TAPS);
        times.ofProgram[index] = program.measured();
        times.ofCard[index] = card.taken();
        chip.remove();
      }
    }
  }

  private static ClockedCard clocked() throws IOException {
    return new ClockedCard(
        CardService.card(CARD),
        command -> command[0] == ClassicCard.AUTHENTICATE_A,
        command -> command[0] == ClassicCard.READ && command[1] == LAST_BLOCK);
  }

  private static SectorKeySource source() {
    return (identifier, sector) ->
        CompletableFuture.completedFuture(
            Optional.of(new SectorKey(SectorKey.Kind.A, key(ByteString.of(identifier)))));
  }

  private static byte[] key(ByteString identifier) {
    return new ClassicOffice(CardOffice.DEMO_MASTER_KEY).keyA(identifier).toArray();
  }

  /** The times of one program, in nanoseconds. */
  private static final class Times {
    final long[] ofCard;
    final long[] ofProgram;

    Times(int reads) {
      ofCard = new long[reads];
      ofProgram = new long[reads];
    }
  }
}
