package org.clearkiosk.reader.pn532;

import static org.assertj.core.api.Assertions.assertThat;

import org.clearkiosk.reader.DumpCollector;
import org.clearkiosk.reader.EventLog;
import org.clearkiosk.reader.FieldDump;
import org.clearkiosk.reader.dump.Dumping;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A card made of a dump, on a real serial line, is read as the card was of which it was made. */
class FieldDumpTest {
  private final DumpCollector dumps = new DumpCollector();
  private final EventLog log = new EventLog();

  @ParameterizedTest
  @ValueSource(
      strings = {
        "pn532-wrong-checksum",
        "pn532-chained",
        "pn532-payment-card",
        "pn532-classic-08281001",
        "pn532-classic-foreign",
        "pn532-classic-wrong-checksum",
        "pn532-classic-torn-2",
        "pn532-two-profiles",
        "pn532-uid"
      })
  void isReadAsItWas(String name) throws Exception {
    FieldDump field = FieldDump.of(name);
    try (SerialBench bench = SerialBench.start();
        Pn532Reader reader =
            new Pn532Reader(
                Pn532Configuration.forDevice(
                    bench.firstPath().toString(), field.dump().header().campus()),
                field.sectorKeys(),
                Dumping.masked(dumps))) {
      reader.start(log);
      bench.chip().place(name, field.card());
      SerialBench.awaitUntil("a dump of " + name, () -> !dumps.texts().isEmpty());
      assertThat(dumps.last().header().outcome()).isEqualTo(field.dump().header().outcome());
    }
  }
}
