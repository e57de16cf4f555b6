package org.clearkiosk.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class SamplesTest {

  @Test
  void percentilesAreSamplesByNearestRank() {
    Samples hundred = new Samples(LongStream.rangeClosed(1, 100).map(each -> 101 - each).toArray());
    assertThat(hundred.median()).isEqualTo(50);
    assertThat(hundred.percentile(0.99)).isEqualTo(99);
    assertThat(hundred.percentile(1)).isEqualTo(100);
    assertThat(new Samples(new long[] {7}).percentile(0.01)).isEqualTo(7);
  }

  @Test
  void thereIsNoPercentileOfNothing() {
    assertThatIllegalArgumentException().isThrownBy(() -> new Samples(new long[0]));
    Samples one = new Samples(new long[] {1});
    assertThatIllegalArgumentException().isThrownBy(() -> one.percentile(0));
    assertThatIllegalArgumentException().isThrownBy(() -> one.percentile(Double.NaN));
  }
}
