package org.clearkiosk.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.OptionalDouble;
import java.util.Random;
import org.clearkiosk.reader.ReaderEvent;
import org.clearkiosk.reader.pcsc.PcscReader;

/**
 * Lays a card down and takes it away, over and over, before the eyes of both: PcscReader reports
 * the card once it has been read, the peer a bare change of the reader's state.
 */
final class Arrivals {
  private static final double GOAL = 1.05;
  private static final String CARD = "08281001";

  /** How often pcscd looks at a virtual reader; taps come at any moment in between. */
  private static final Duration LOOK = Duration.ofMillis(400);

  private static final long SEED = 20121;

  private final Path peer;
  private final int warmUp;
  private final int samples;
  private final Random random = new Random(SEED);

  /**
   * @param peer the program pcsc_watch
   * @param warmUp how many taps there are before they count
   * @param samples how many taps count
   */
  Arrivals(Path peer, int warmUp, int samples) {
    this.peer = peer;
    this.warmUp = warmUp;
    this.samples = samples;
  }

  Comparison run(CardService service) throws IOException, InterruptedException {
    TimedEvents events = new TimedEvents();
    long[] ours = new long[samples];
    long[] theirs = new long[samples];
    try (PcscReader reader = new PcscReader(service.configuration());
        PeerProgram program = PeerProgram.start(peer, List.of(CardService.READER))) {
      reader.start(events);
      events.await(ReaderEvent.ReaderReady.class);
      for (int round = -warmUp; round < samples; round++) {
        Pauses.pause(Duration.ofNanos((long) (random.nextDouble() * LOOK.toNanos())));
        long start = System.nanoTime();
        service.slot().place(CARD, CardService.card(CARD));
        long our = events.awaitCard().at() - start;
        long their = changed(program, "1") - start;
        service.slot().remove();
        events.await(ReaderEvent.CardLeft.class);
        changed(program, "0");
        if (round >= 0) {
          ours[round] = our;
          theirs[round] = their;
        }
      }
    }
    return new Comparison(
        "arrival",
        "from the tap to the report of a card that was read, beside a bare change of state",
        "C, SCardGetStatusChange",
        OptionalDouble.of(GOAL),
        new Samples(ours),
        new Samples(theirs));
  }

  private static long changed(PeerProgram program, String presence)
      throws IOException, InterruptedException {
    String[] words = program.line().split(" ", -1);
    if (words.length != 2 || !words[0].equals(presence)) {
      throw new IOException("The peer saw the card come and go in another order.");
    }
    return Long.parseLong(words[1]);
  }
}
