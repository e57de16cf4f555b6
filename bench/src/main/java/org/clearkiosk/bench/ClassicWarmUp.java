package org.clearkiosk.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.clearkiosk.reader.ReaderEvent;
import org.clearkiosk.reader.SectorKeySource;
import org.clearkiosk.reader.dump.Dump;
import org.clearkiosk.reader.dump.DumpFormatException;
import org.clearkiosk.reader.dump.Dumping;
import org.clearkiosk.reader.pn532.Pn532Reader;
import org.clearkiosk.reader.replay.Replay;
import org.clearkiosk.sim.bench.SerialReader;

/**
 * Has Java compile what a {@code classic} read runs through, without the quarter of an hour that
 * thousands of taps take: a few hundred taps, the first of which is recorded and read again and
 * again without the line; and the way over the line is gone by proofs of a {@code cpu} card, which
 * need no new tap each.
 */
final class ClassicWarmUp {
  /** Java compiles for the first time what has run 200 times. */
  private static final int TAPS = 250;

  private static final String OTHER_CARD = "classic-08281006";
  private static final String PROCESSOR_CARD = "08281001";

  private final SerialReader chip;
  private final Path port;
  private final SectorKeySource keys;

  /**
   * @param chip with its port open and no card on it
   */
  ClassicWarmUp(SerialReader chip, Path port, SectorKeySource keys) {
    this.chip = chip;
    this.port = port;
    this.keys = keys;
  }

  /**
   * Leaves no card behind.
   *
   * @param times how often the recorded card is read, and the other one proves itself
   */
  void run(int times) throws IOException, InterruptedException {
    replay(recorded(), times);
    chip.place(PROCESSOR_CARD, CardService.card(PROCESSOR_CARD));
    prove(times);
    chip.remove();
  }

  /** Taps two cards by turns; the dump of the first tap. */
  private String recorded() throws IOException, InterruptedException {
    TimedEvents events = new TimedEvents();
    List<String> recorded = Collections.synchronizedList(new ArrayList<>());
    chip.place(ClassicReads.CARD, CardService.card(ClassicReads.CARD));
    try (Pn532Reader reader =
        new Pn532Reader(
            ClassicReads.configuration(port),
            keys,
            Dumping.unmasked((name, text) -> recorded.add(text)))) {
      reader.start(events);
      events.await(ReaderEvent.ReaderReady.class);
      events.awaitCard();
      for (int tap = 0; tap < TAPS; tap++) {
        String label = tap % 2 == 0 ? OTHER_CARD : ClassicReads.CARD;
        chip.place(label, CardService.card(label));
        events.await(ReaderEvent.CardLeft.class);
        events.awaitCard();
      }
      chip.remove();
      events.await(ReaderEvent.CardLeft.class);
    }
    return recorded.get(0);
  }

  private void prove(int times) throws IOException, InterruptedException {
    TimedEvents events = new TimedEvents();
    try (Pn532Reader reader = new Pn532Reader(ClassicReads.configuration(port), keys)) {
      reader.start(events);
      events.await(ReaderEvent.ReaderReady.class);
      Proofs proofs = new Proofs(reader, events.awaitCard().card());
      for (int done = 0; done < times; done++) {
        proofs.measured();
      }
    }
  }

  private static void replay(String recorded, int times) throws IOException {
    try {
      Dump dump = Dump.parse(recorded);
      for (int done = 0; done < times; done++) {
        String outcome = new Replay(dump).outcome();
        if (!outcome.equals(dump.header().outcome())) {
          throw new IOException("The recorded card reads otherwise: " + outcome);
        }
      }
    } catch (DumpFormatException e) {
      throw new IOException("The card's dump is not in order.", e);
    }
  }
}
