package org.clearkiosk.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import java.util.OptionalDouble;
import org.clearkiosk.reader.ReaderEvent;
import org.clearkiosk.reader.pcsc.PcscReader;
import org.clearkiosk.reader.profile.CpuProfile;

/**
 * Reads one {@code cpu} card and has it prove itself, over and over: PcscReader by its public
 * {@code prove}, the peer by libpcsclite. Both keep the card connected and send the same three
 * commands in one transaction.
 */
final class CpuReads {
  private static final double GOAL = 1.10;
  private static final String PEER = "C over libpcsclite";
  private static final String CARD = "08281001";
  private static final int INSTRUCTION = 1;
  private static final byte SELECT = (byte) 0xA4;
  private static final byte INTERNAL_AUTHENTICATE = (byte) 0x88;

  private final Path peer;
  private final int warmUp;
  private final int samples;

  /**
   * @param peer the program pcsc_read
   * @param warmUp how many reads each does before it counts
   * @param samples how many reads of each count
   */
  CpuReads(Path peer, int warmUp, int samples) {
    this.peer = peer;
    this.warmUp = warmUp;
    this.samples = samples;
  }

  List<Comparison> run(CardService service) throws IOException, InterruptedException {
    TimedEvents events = new TimedEvents();
    ClockedCard clock =
        new ClockedCard(
            CardService.card(CARD),
            command -> command[INSTRUCTION] == SELECT,
            command -> command[INSTRUCTION] == INTERNAL_AUTHENTICATE);
    service.slot().place(CARD, clock);
    try (PcscReader reader = new PcscReader(service.configuration())) {
      reader.start(events);
      events.await(ReaderEvent.ReaderReady.class);
      Proofs proofs = new Proofs(reader, events.awaitCard().card());
      try (PeerProgram program = PeerProgram.start(peer, arguments())) {
        long[] ours = new long[samples];
        long[] theirs = new long[samples];
        long[] ourCalls = new long[samples];
        long[] theirCalls = new long[samples];
        for (int round = -warmUp; round < samples; round++) {
          int index = Math.max(0, round);
          ourCalls[index] = proofs.measured();
          ours[index] = clock.taken();
          theirCalls[index] = program.measured();
          theirs[index] = clock.taken();
        }
        // Until pcscd has seen it leave, the next reader would take it for there
        service.slot().remove();
        events.await(ReaderEvent.CardLeft.class);
        return List.of(
            new Comparison(
                "cpu-read",
                "SELECT, READ BINARY, INTERNAL AUTHENTICATE over PC/SC, by the card's clock",
                PEER,
                OptionalDouble.of(GOAL),
                new Samples(ours),
                new Samples(theirs)),
            new Comparison(
                "cpu-proof",
                "the same from the call to the proof, by each program's own clock",
                PEER,
                OptionalDouble.empty(),
                new Samples(ourCalls),
                new Samples(theirCalls)));
      }
    }
  }

  /** The same commands as docs/protocols/card-format.md has them. */
  private static List<String> arguments() {
    return List.of(
        CardService.READER,
        "00A4040008" + CpuProfile.DEFAULT_APPLICATION + "00",
        "00B0810000",
        "0088000110" + HexFormat.of().formatHex(Proofs.CHALLENGE) + "10");
  }
}
