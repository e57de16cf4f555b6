package org.clearkiosk.server.sources;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.clearkiosk.server.support.MovableTime;
import org.junit.jupiter.api.Test;

class BucketsTest {
  private final MovableTime time = new MovableTime();
  private final Buckets buckets = new Buckets(time, 10, 1);

  @Test
  void whatWasTakenComesBackWithTime() {
    assertThat(buckets.take("library", 10)).isZero();
    assertThat(buckets.take("library", 4)).isEqualTo(4);
    assertThat(buckets.take("gym", 10)).isZero();
    time.pass(Duration.ofSeconds(4));
    assertThat(buckets.take("library", 4)).isZero();
  }

  @Test
  void aClockThatIsSetBackKeepsNobodyOut() {
    assertThat(buckets.take("library", 10)).isZero();
    time.pass(Duration.ofHours(-1));
    assertThat(buckets.wait("library", 1)).isOne();
    time.pass(Duration.ofSeconds(10));
    assertThat(buckets.take("library", 10)).isZero();
    assertThat(buckets.take("library", 1)).isOne();
  }
}
