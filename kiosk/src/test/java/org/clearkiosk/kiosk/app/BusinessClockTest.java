package org.clearkiosk.kiosk.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.OffsetDateTime;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.clearkiosk.clearance.model.Hall;
import org.clearkiosk.clearance.model.Text;
import org.clearkiosk.clearance.wire.Today;
import org.junit.jupiter.api.Test;

class BusinessClockTest {
  private final AtomicLong nanoseconds = new AtomicLong(-5);
  private final BusinessClock clock = new BusinessClock(nanoseconds::get);

  @Test
  void knowsNothingBeforeTheServerSpoke() {
    assertThat(clock.now()).isEmpty();
    assertThat(clock.today()).isEmpty();
  }

  @Test
  void goesOnFromTheServersWord() {
    clock.set(today("2012-06-12T09:00:00+08:00"));
    nanoseconds.addAndGet(90_000_000_000L);
    assertThat(clock.now()).contains(OffsetDateTime.parse("2012-06-12T09:01:30+08:00"));
    clock.set(today("2012-06-12T09:01:29+08:00"));
    assertThat(clock.now()).contains(OffsetDateTime.parse("2012-06-12T09:01:29+08:00"));
  }

  static Today today(String now) {
    return new Today(
        OffsetDateTime.parse(now),
        "2012",
        "07",
        List.of(),
        new Hall(Text.same("hall"), Text.same("place"), null, List.of()));
  }
}
