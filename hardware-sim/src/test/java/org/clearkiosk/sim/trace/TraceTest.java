package org.clearkiosk.sim.trace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.google.gson.JsonParser;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.clearkiosk.sim.card.ByteString;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class TraceTest {
  private final Trace trace = new Trace();

  @Test
  void entriesOfAllReadersHaveOneOrderAndOnlyTheLastAreKept() {
    TraceSink first = trace.sink("0");
    TraceSink serial = trace.sink("serial");
    for (int round = 0; round < Trace.CAPACITY; round++) {
      first.event("power on");
      serial.event("plugged in");
    }
    assertThat(trace.last()).isEqualTo(2L * Trace.CAPACITY);
    List<TraceEntry> kept = trace.after(0, Integer.MAX_VALUE);
    assertThat(kept).hasSize(Trace.CAPACITY);
    assertThat(kept.get(0).number()).isEqualTo(Trace.CAPACITY + 1L);
    for (int index = 1; index < kept.size(); index++) {
      assertThat(kept.get(index).number()).isEqualTo(kept.get(index - 1).number() + 1);
      assertThat(kept.get(index).nanoseconds())
          .isGreaterThanOrEqualTo(kept.get(index - 1).nanoseconds());
    }
    assertThat(trace.after(trace.last() - 3, 2)).hasSize(2);
  }

  @Test
  void whoWaitsIsGivenWhatComes() throws Exception {
    assertThat(trace.await(0, 10, Duration.ZERO)).isEmpty();
    CompletableFuture<List<TraceEntry>> waiting =
        CompletableFuture.supplyAsync(
            () -> {
              try {
                return trace.await(0, 10, Duration.ofSeconds(20));
              } catch (InterruptedException interrupted) {
                throw new IllegalStateException(interrupted);
              }
            });
    trace.sink("0").event("power on");
    assertThat(waiting.get(20, TimeUnit.SECONDS)).hasSize(1);
  }

  @Test
  void entriesAreWrittenReadAndShown() {
    trace
        .sink("serial")
        .note(
            TraceEntry.Direction.TO_READER,
            TraceEntry.Kind.FRAME,
            ByteString.parse("0000FF02FED4022A00"),
            "GetFirmwareVersion");
    TraceEntry entry = trace.after(0, 1).get(0);
    String line = TraceFormat.json(entry).toString();
    assertThat(TraceFormat.read(JsonParser.parseString(line))).isEqualTo(entry);
    assertThat(TraceFormat.line(entry))
        .matches(" +0\\.[0-9]{9}  serial >  00 00 FF 02 FE D4 02 2A 00  \\| GetFirmwareVersion");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> TraceFormat.read(JsonParser.parseString("{\"number\": 1}")));
  }
}
