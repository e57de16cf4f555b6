package org.clearkiosk.sim.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.clearkiosk.sim.card.Deck;
import org.clearkiosk.sim.card.VirtualCard;
import org.clearkiosk.sim.pn532.ChipTiming;
import org.clearkiosk.sim.trace.Trace;
import org.clearkiosk.sim.trace.TraceEntry;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * A chip with the times of a real one, judged by the clock of its frames: each has the time at
 * which it was heard whole, or begun to be said. A machine may add to them, and never take away.
 */
@Timeout(30)
class ChipTimingTest {
  private static final long MICROSECOND = 1_000;

  /** Ten bits at 115,200 bits a second, rounded down. */
  private static final long BYTE = 86 * MICROSECOND;

  /** Nine bits at 106 kbit/s, rounded down. */
  private static final long BYTE_ON_THE_AIR = 84 * MICROSECOND;

  private static final int ACKNOWLEDGE_LENGTH = 6;
  private static final String SELECT = "00A4040008F0434C4541524B0100";

  private final Trace trace = new Trace();
  private final SerialReader reader = new SerialReader(trace.sink("serial"));
  private SerialHost host;

  @BeforeEach
  void plug(@TempDir Path folder) throws Exception {
    reader.plug(folder.resolve("tty"), ChipTiming.AS_THE_CHIP);
    host = SerialHost.awake(folder.resolve("tty"));
    reader.place("08281001", VirtualCard.of(Deck.demo().find("08281001").orElseThrow()));
  }

  @AfterEach
  void unplug() throws Exception {
    host.close();
    reader.close();
  }

  @Test
  void theAcknowledgementComesAfterTheCommandAndTheAnswerAfterBoth() throws Exception {
    host.command("02");

    List<TraceEntry> frames = frames();
    long asked = frames.get(frames.size() - 3).nanoseconds();
    long acknowledged = frames.get(frames.size() - 2).nanoseconds();
    long answered = frames.get(frames.size() - 1).nanoseconds();
    assertThat(acknowledged - asked).isGreaterThanOrEqualTo(1_000 * MICROSECOND);
    assertThat(answered - acknowledged).isGreaterThanOrEqualTo(ACKNOWLEDGE_LENGTH * BYTE);
  }

  @Test
  void whatIsSaidOnTheLineTakesTheLinesTime() throws Exception {
    host.command("0000" + "5A".repeat(200));
    host.command("02");

    List<TraceEntry> frames = frames();
    TraceEntry echo = frames.get(frames.size() - 4);
    TraceEntry next = frames.get(frames.size() - 3);
    int bytes = echo.bytes().length() + next.bytes().length();
    assertThat(bytes).isGreaterThan(200);
    assertThat(next.nanoseconds() - echo.nanoseconds()).isGreaterThanOrEqualTo(bytes * BYTE);
  }

  @Test
  void anotherRateHoldsFromTheNextCommandOn() throws Exception {
    host.command("1000"); // 9,600 bits a second
    host.command("02");
    host.command("02");

    List<TraceEntry> frames = frames();
    TraceEntry answer = frames.get(frames.size() - 4);
    TraceEntry next = frames.get(frames.size() - 3);
    int bytes = answer.bytes().length() + next.bytes().length();
    assertThat(next.nanoseconds() - answer.nanoseconds())
        .isGreaterThanOrEqualTo(bytes * 1_041L * MICROSECOND);
  }

  @Test
  void theFieldRisesAndACardIsSpokenToInTheAirsTime() throws Exception {
    host.command("4A0100");
    assertThat(host.command("4001" + SELECT)).startsWith("41006F");
    host.command("4A0100");

    List<TraceEntry> frames = frames();
    long first = sinceAcknowledged(frames, frames.size() - 7);
    long exchange = sinceAcknowledged(frames, frames.size() - 4);
    long again = sinceAcknowledged(frames, frames.size() - 1);
    // two levels of an identifier of seven bytes, and RATS with its answer
    int activation = 3 + 2 * 19 + 6 + 5;
    assertThat(again).isGreaterThanOrEqualTo(activation * BYTE_ON_THE_AIR);
    assertThat(first).isGreaterThanOrEqualTo(activation * BYTE_ON_THE_AIR + 5_000 * MICROSECOND);
    assertThat(exchange).isGreaterThanOrEqualTo((14 + 14) * BYTE_ON_THE_AIR);
  }

  private static long sinceAcknowledged(List<TraceEntry> frames, int answer) {
    return frames.get(answer).nanoseconds() - frames.get(answer - 1).nanoseconds();
  }

  private List<TraceEntry> frames() {
    return trace.after(0, 100).stream()
        .filter(entry -> entry.kind() == TraceEntry.Kind.FRAME)
        .toList();
  }
}
