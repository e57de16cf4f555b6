package org.clearkiosk.reader.pcsc;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class ReaderAllotmentTest {
  private final ReaderAllotment allotment = new ReaderAllotment();
  private final Object one = new Object();
  private final Object other = new Object();

  @Test
  void givesEachAnotherReader() {
    assertThat(allotment.take(one, List.of("A", "B"))).contains("A");
    assertThat(allotment.take(other, List.of("A", "B"))).contains("B");
    assertThat(allotment.take(new Object(), List.of("A", "B"))).isEmpty();
  }

  @Test
  void givesOneThatWasLostToWhoeverAsksFirst() {
    allotment.take(one, List.of("A", "B"));
    allotment.take(other, List.of("A", "B"));
    assertThat(allotment.take(one, List.of("B"))).as("A was unplugged").isEmpty();
    assertThat(allotment.take(one, List.of("A", "B"))).as("and is back").contains("A");
    allotment.giveBack(one);
    assertThat(allotment.take(other, List.of("A", "B"))).contains("A");
  }
}
