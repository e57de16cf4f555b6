package org.clearkiosk.cardtool.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import java.util.Optional;
import org.clearkiosk.cardtool.reader.Sighting;
import org.clearkiosk.reader.ReaderEvent;
import org.junit.jupiter.api.Test;

class WatchOutputTest {
  private static final long SECOND = 1_000_000_000;

  private final StringWriter written = new StringWriter();
  private final WatchOutput output = new WatchOutput(new PrintWriter(written), false, false);
  private final long now = System.nanoTime();

  @Test
  void theLaterOfTwoReadersMayBeToldFirst() {
    tell("one", now + 2 * SECOND);
    tell("two", now + SECOND);
    tell("three", now + 3 * SECOND);
    List<String> lines = written.toString().lines().toList();
    assertThat(lines.get(1)).contains("+    0.000 s  two");
    assertThat(lines.get(2)).contains("+    1.000 s  three");
  }

  private void tell(String reader, long at) {
    output.tell(
        new Sighting(reader, true, new ReaderEvent.ReaderReady(reader), at, Optional.empty()));
  }
}
