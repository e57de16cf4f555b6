package org.clearkiosk.server.terminals;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.clearkiosk.clearance.wire.Heartbeat;
import org.clearkiosk.clearance.wire.SequenceRange;
import org.clearkiosk.server.store.Heartbeats;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class SequenceReportTest {
  @Test
  void everyNumberIsInOnePlace() {
    SequenceReport report =
        SequenceReport.of(
            List.of(range(1, 3), range(5, 6), range(9, 9)),
            said(12, outbox(12, 2, List.of(range(4, 4), range(11, 11)), 1, List.of(range(7, 7)))));
    assertThat(report.highest()).isEqualTo(12);
    assertThat(report.waiting()).containsExactly(range(4, 4), range(11, 11));
    assertThat(report.setAside()).containsExactly(range(7, 7));
    assertThat(report.missing()).containsExactly(range(8, 8), range(10, 10), range(12, 12));
    assertThat(report.untold()).isEmpty();
    assertThat(report.complete()).isFalse();
  }

  @Test
  void whatCameSinceTheHeartbeatIsRecorded() {
    SequenceReport report =
        SequenceReport.of(
            List.of(range(1, 5)), said(4, outbox(4, 2, List.of(range(3, 4)), 0, List.of())));
    assertThat(report.highest()).isEqualTo(5);
    assertThat(report.waiting()).isEmpty();
    assertThat(report.complete()).isTrue();
  }

  @Test
  void whatIsNotRecordedOfTheNumbersSinceTheHeartbeatIsNotCalledMissing() {
    SequenceReport report =
        SequenceReport.of(
            List.of(range(1, 4), range(6, 6)), said(4, outbox(4, 0, List.of(), 0, List.of())));
    assertThat(report.missing()).isEmpty();
    assertThat(report.untold()).containsExactly(range(5, 5));
  }

  @Test
  void whatNoOneSpokeOfIsNotCalledMissing() {
    assertThat(SequenceReport.of(List.of(), null).complete()).isTrue();
    SequenceReport never = SequenceReport.of(List.of(range(3, 3)), null);
    assertThat(never.missing()).isEmpty();
    assertThat(never.untold()).containsExactly(range(1, 2));
    SequenceReport unread = SequenceReport.of(List.of(range(1, 1)), said(3, null));
    assertThat(unread.untold()).containsExactly(range(2, 3));
    assertThat(unread.complete()).isFalse();
  }

  @Test
  void beyondTheRangesThatAreToldNothingIsCalledMissing() {
    SequenceReport report =
        SequenceReport.of(
            List.of(range(1, 2)),
            said(20, outbox(20, 9, List.of(range(4, 6), range(8, 8)), 0, List.of())));
    assertThat(report.missing()).containsExactly(range(3, 3), range(7, 7));
    assertThat(report.untold()).containsExactly(range(9, 20));
  }

  @Test
  void theGreatestNumberIsAccountedForToo() {
    long greatest = SequenceRange.GREATEST;
    SequenceReport report =
        SequenceReport.of(
            List.of(range(1, greatest - 3)),
            said(
                greatest,
                outbox(
                    greatest,
                    1,
                    List.of(range(greatest, greatest)),
                    1,
                    List.of(range(greatest - 2, greatest - 2)))));
    assertThat(report.highest()).isEqualTo(greatest);
    assertThat(report.missing()).containsExactly(range(greatest - 1, greatest - 1));
    assertThat(report.untold()).isEmpty();
  }

  /** A new machine begins above what the one before gave out, whose rest stays named. */
  @Test
  void whatALostMachineKeptStaysMissing() {
    SequenceReport report =
        SequenceReport.of(
            List.of(range(1, 48), range(51, 52)), said(52, outbox(52, 0, List.of(), 0, List.of())));
    assertThat(report.missing()).containsExactly(range(49, 50));
  }

  @Test
  void anyNumbersAreAccountedForOneByOne() {
    Random random = new Random(7);
    for (int round = 0; round < 500; round++) {
      int highest = random.nextInt(40);
      char[] places = new char[highest + 1];
      for (int i = 1; i <= highest; i++) {
        places[i] = "rwsm".charAt(random.nextInt(4));
      }
      SequenceReport report =
          SequenceReport.of(
              ranges(places, 'r'),
              said(
                  highest,
                  outbox(
                      highest,
                      count(places, 'w'),
                      ranges(places, 'w'),
                      count(places, 's'),
                      ranges(places, 's'))));
      assertThat(report.recorded()).isEqualTo(ranges(places, 'r'));
      assertThat(report.waiting()).isEqualTo(ranges(places, 'w'));
      assertThat(report.setAside()).isEqualTo(ranges(places, 's'));
      assertThat(report.missing()).isEqualTo(ranges(places, 'm'));
      assertThat(report.untold()).isEmpty();
    }
  }

  private static List<SequenceRange> ranges(char[] places, char place) {
    List<SequenceRange> found = new ArrayList<>();
    for (int i = 1; i < places.length; i++) {
      if (places[i] == place) {
        int first = i;
        while (i + 1 < places.length && places[i + 1] == place) {
          i++;
        }
        found.add(range(first, i));
      }
    }
    return found;
  }

  private static long count(char[] places, char place) {
    return new String(places).chars().filter(each -> each == place).count();
  }

  private static SequenceRange range(long first, long last) {
    return new SequenceRange(first, last);
  }

  private static Heartbeat.Outbox outbox(
      long last, long waiting, List<SequenceRange> wait, long setAside, List<SequenceRange> aside) {
    return new Heartbeat.Outbox(last, waiting, null, setAside, wait, aside);
  }

  private static Heartbeats.Last said(long highest, Heartbeat.@Nullable Outbox outbox) {
    return new Heartbeats.Last(Instant.EPOCH, "1", 0, null, outbox, null, highest);
  }
}
