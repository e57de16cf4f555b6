package org.clearkiosk.reader.pn532;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.clearkiosk.reader.EventLog;
import org.clearkiosk.sim.fault.LineFault;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What a bad cable does: nothing that anyone notices. */
class LineTroubleTest {

  static Stream<LineFault> faults() {
    return Stream.of(
        new LineFault.StrayBytes(),
        new LineFault.ChecksumError(),
        new LineFault.HalfFrame(),
        new LineFault.ByteByByte(),
        new LineFault.NoAcknowledge(),
        new LineFault.ExtraAcknowledge());
  }

  @ParameterizedTest
  @MethodSource("faults")
  void passesUnnoticed(LineFault fault) throws Exception {
    EventLog log = new EventLog();
    try (SerialBench bench = SerialBench.start()) {
      bench.reader(log);
      log.awaitExactly("ready");

      bench.chip().setLineFault(fault);
      bench.chip().place("one", SerialBench.publishedCard());
      log.awaitExactly("ready", "card 6008281001");
      bench.chip().setLineFault(fault);
      bench.chip().remove();
      log.awaitExactly("ready", "card 6008281001", "left");
      bench.chip().setLineFault(fault);
      bench.chip().place("two", SerialBench.classicCard("classic-08281001"));

      log.awaitExactly("ready", "card 6008281001", "left", "card 6008281001 by classic");
    }
    assertThat(log.all()).hasSize(4);
  }

  @ParameterizedTest
  @MethodSource("faults")
  void doesNotKeepTheChipFromStarting(LineFault fault) throws Exception {
    EventLog log = new EventLog();
    try (SerialBench bench = SerialBench.start()) {
      bench.chip().setLineFault(fault);
      bench.reader(log);

      log.awaitExactly("ready");
    }
  }
}
