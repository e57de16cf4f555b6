package org.clearkiosk.reader.pcsc;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.clearkiosk.reader.CardReader;
import org.clearkiosk.reader.DumpCollector;
import org.clearkiosk.reader.EventLog;
import org.clearkiosk.reader.FieldDump;
import org.clearkiosk.reader.dump.Dumping;
import org.clearkiosk.sim.vpcd.VirtualReader;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A card made of a dump, behind the real pcscd, is read as the card was of which it was made. */
class FieldDumpTest {
  private static Bench bench;
  private static VirtualReader slot;

  private final DumpCollector dumps = new DumpCollector();
  private final EventLog log = new EventLog();

  @BeforeAll
  static void start() throws Exception {
    bench = Bench.start();
    slot = bench.firstSlot();
  }

  @AfterAll
  static void stop() throws Exception {
    bench.close();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "pcsc-wrong-checksum",
        "pcsc-chained",
        "pcsc-classic-foreign",
        "pcsc-classic-08281001",
        "pcsc-classic-not-on-record",
        "pcsc-random-identifier",
        "pcsc-mute",
        "pcsc-torn-2"
      })
  void isReadAsItWas(String name) throws Exception {
    FieldDump field = FieldDump.of(name);
    try (PcscReader reader = reader(field)) {
      reader.start(log);
      slot.place(name, field.card());
      Bench.awaitUntil("a dump of " + name, () -> !dumps.texts().isEmpty());
      assertThat(dumps.last().header().outcome()).isEqualTo(field.dump().header().outcome());
      slot.remove();
      awaitGone();
    }
  }

  @Test
  void provesItselfAsItDid() throws Exception {
    FieldDump field = FieldDump.of("pcsc-cpu-proof");
    try (PcscReader reader = reader(field)) {
      reader.start(log);
      slot.place("proof", field.card());
      log.awaitExactly("ready", "card 0000000001");
      reader
          .prove(log.lastIdentified(), new byte[CardReader.CHALLENGE_LENGTH])
          .get(EventLog.PATIENCE.toSeconds(), TimeUnit.SECONDS);
      assertThat(dumps.last().header().outcome()).isEqualTo("proved");
      slot.remove();
      awaitGone();
    }
  }

  private PcscReader reader(FieldDump field) {
    return new PcscReader(
        new PcscConfiguration(
            "^Bench 00 00$",
            "",
            field.dump().header().campus(),
            Duration.ofSeconds(2),
            Duration.ofSeconds(2)),
        field.sectorKeys(),
        Dumping.masked(dumps));
  }

  private void awaitGone() {
    Bench.awaitUntil("the card left", () -> List.of("left").contains(log.all().get(last())));
  }

  private int last() {
    return log.all().size() - 1;
  }
}
