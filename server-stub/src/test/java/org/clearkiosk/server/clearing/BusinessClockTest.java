package org.clearkiosk.server.clearing;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import org.clearkiosk.server.support.MovableTime;
import org.junit.jupiter.api.Test;

class BusinessClockTest {
  private static final ZoneId SHANGHAI = ZoneId.of("Asia/Shanghai");

  @Test
  void startsWhereItIsToldAndTicks() {
    MovableTime time = new MovableTime();
    BusinessClock clock =
        BusinessClock.startingAt(
            OffsetDateTime.parse("2012-06-12T09:00+08:00"), SHANGHAI, time::nanoTime);
    assertThat(clock.now()).isEqualTo("2012-06-12T09:00+08:00");
    time.pass(Duration.ofMillis(1500));
    assertThat(clock.now()).isEqualTo("2012-06-12T09:00:01.500+08:00");
  }

  @Test
  void aDayIsThePolicysDay() {
    BusinessClock clock = BusinessClock.ofMachine(SHANGHAI);
    assertThat(clock.day(OffsetDateTime.parse("2012-06-10T16:00Z"))).isEqualTo("2012-06-11");
    assertThat(clock.day(OffsetDateTime.parse("2012-06-10T15:59:59Z"))).isEqualTo("2012-06-10");
    assertThat(clock.now().getOffset().getId()).isEqualTo("+08:00");
  }
}
