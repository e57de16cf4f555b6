package org.clearkiosk.sim.fault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class FaultTest {
  @ParameterizedTest
  @EnumSource
  void everyKindHasAnExampleThatIsReadAsItIsWritten(FaultKind kind) {
    Fault example = kind.example();
    assertThat(Fault.parse(example.text())).isEqualTo(example);
    assertThat(example.text()).startsWith(kind.word());
    assertThat(example)
        .isInstanceOf(
            switch (kind.side()) {
              case CARD -> CardFault.class;
              case LINE -> LineFault.class;
              case READER -> ReaderFault.class;
              case SERVICE -> ServiceFault.class;
              case NETWORK -> NetworkFault.class;
            });
    assertThat(kind.english()).endsWith(".");
    assertThat(kind.chinese()).isNotBlank();
  }

  /** The list is complete: each record of the sealed vocabulary is some kind's example. */
  @Test
  void everyFaultIsListed() {
    List<Object> listed =
        Arrays.stream(FaultKind.values()).map(kind -> (Object) kind.example().getClass()).toList();
    assertThat(leaves(Fault.class).filter(leaf -> leaf != Fault.None.class)).isNotEmpty();
    assertThat(listed)
        .containsAll(leaves(Fault.class).filter(leaf -> leaf != Fault.None.class).toList());
    assertThat(Arrays.stream(FaultKind.values()).map(FaultKind::example))
        .contains(ServiceFault.values());
    assertThat(Arrays.stream(FaultKind.values()).map(FaultKind::word)).doesNotHaveDuplicates();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "  none  | none",
        "slow 200 | slow 200",
        "slow  100..800 | slow 100..800 seed=0",
        "slow seed=7 100..800 | slow 100..800 seed=7",
        "delay median=120 p99=900 | delay median=120 p99=900 seed=0",
        "bit-noise 20 | bit-noise 20 seed=0",
        "garbage | garbage seed=0"
      })
  void wordsMayStandInAnyOrderAndSeedsMayBeLeftOut(String text, String written) {
    assertThat(Fault.parse(text).text()).isEqualTo(written);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "'' | there is no fault \"\"",
        "fire | there are none, mute, slow",
        "slow | something is missing; write slow DELAY, e.g. \"slow 100..800 seed=7\"",
        "slow fast | \"fast\" is no whole number",
        "slow -1 | \"-1\" is no whole number",
        "slow 60001 | between 0 and 60000 ms",
        "slow 800..100 | between 800 and 60000 ms",
        "slow median=10 | p99= is missing",
        "slow median=10 p99=5 | between 10 and 60000 ms",
        "slow 10 20 | \"20\" has no place in it",
        "slow 10 sead=3 | \"sead=\" has no place in it",
        "slow 10..20 seed=1 seed=1 | twice",
        "tear 0 | 1 to 1000 commands",
        "tear-after 1000001 | 1 to 1000000 bytes",
        "bit-noise 1000001 | 1 to 1000000 of a million",
        "two-cards UPPER | 1 to 40 of a-z",
        "server-error 302 | between 400 and 599",
        "mute 1 | mute stands alone",
        "none 1 | there is no fault \"none\""
      })
  void whatCannotBeReadIsSaidWithTheWayOut(String text, String said) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Fault.parse(text))
        .withMessageContaining(said);
  }

  @Test
  void aTextHasABound() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Fault.parse("slow " + "1".repeat(FaultWords.MAXIMUM_LENGTH)))
        .withMessageContaining("at most 200");
  }

  @ParameterizedTest
  @ValueSource(strings = {"slow 100..800 seed=7", "slow median=120 p99=900 seed=7"})
  void aSeedRepeatsItsDelays(String text) {
    Delay delay = ((CardFault.Slow) Fault.parse(text)).delay();
    assertThat(first(200, delay.sequence())).isEqualTo(first(200, delay.sequence()));
    assertThat(Stream.of(first(200, delay.sequence())).flatMap(List::stream).distinct().count())
        .isGreaterThan(50);
  }

  @Test
  void delaysFollowTheirDistribution() {
    List<Long> uniform = milliseconds(new Delay.Uniform(100, 800, 7));
    assertThat(uniform).allSatisfy(each -> assertThat(each).isBetween(100L, 800L));
    assertThat(uniform.get(5000)).isBetween(430L, 470L);
    List<Long> tailed = milliseconds(new Delay.LongTailed(120, 900, 7));
    assertThat(tailed.get(5000)).isBetween(110L, 130L);
    assertThat(tailed.get(9900)).isBetween(780L, 1040L);
  }

  @Test
  void halfTheRateMakesOneByteOfTwo() {
    // 55 55: start 0, 1010 1010, stop 1, start 0, 1010 1010, stop 1: every other one is 0.
    // 00 FF: start 0, 0000 0000, stop 1, start 0, 1111 1111, stop 1: the last three are 1.
    LineFault mismatch = new LineFault.BaudMismatch();
    byte[] heard = mismatch.heard(new byte[] {0x55, 0x55, 0x00, (byte) 0xFF}, new Random(0));
    assertThat(heard).containsExactly((byte) 0x00, (byte) 0xE0);
  }

  @Test
  void bitsAreTurnedAsOftenAsSaid() {
    byte[] turned = Bits.turned(new byte[125_000], 10_000, new Random(7));
    int bits = 0;
    for (byte each : turned) {
      bits += Integer.bitCount(each & 0xFF);
    }
    assertThat(bits).isBetween(9_600, 10_400);
    assertThat(Bits.turned(new byte[] {0x0F}, 1_000_000, new Random(7)))
        .containsExactly((byte) 0xF0);
  }

  private static List<Long> milliseconds(Delay delay) {
    return first(10_000, delay.sequence()).stream().map(Duration::toMillis).sorted().toList();
  }

  private static List<Duration> first(int count, Supplier<Duration> sequence) {
    return Stream.generate(sequence).limit(count).toList();
  }

  private static Stream<Class<?>> leaves(Class<?> type) {
    return type.isSealed()
        ? Arrays.stream(type.getPermittedSubclasses()).flatMap(FaultTest::leaves)
        : Stream.of(type);
  }
}
