package org.clearkiosk.kiosk.voice;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.clearkiosk.kiosk.flow.Hearing;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@Timeout(60)
class LoudspeakerTest {
  private final HeldDevice device = new HeldDevice();
  private final AtomicLong now = new AtomicLong(1);
  private final LinkedBlockingQueue<String> heard = new LinkedBlockingQueue<>();
  private final Loudspeaker loudspeaker =
      new Loudspeaker(
          device, now::get, Hearing.LOUDEST, (earcon, after) -> heard.add(earcon + " " + after));

  @AfterEach
  void close() {
    device.free.countDown();
    loudspeaker.close();
  }

  @ParameterizedTest
  @EnumSource(Earcon.class)
  void everyEarconIsShortBeginsAndEndsInSilenceAndIsNotCutOff(Earcon earcon) {
    assertThat(earcon.length()).isBetween(Loudspeaker.RATE / 50, Loudspeaker.RATE * 6 / 10);
    assertThat(earcon.sample(0)).isZero();
    assertThat(Math.abs(earcon.sample(earcon.length() - 1))).isLessThan((short) 500);
    int loudest = 0;
    for (int i = 0; i < earcon.length(); i++) {
      loudest = Math.max(loudest, Math.abs(earcon.sample(i)));
    }
    assertThat(loudest).isBetween(4000, Short.MAX_VALUE / 2);
  }

  @Test
  void anEarconReachesTheDeviceAndItsDelayIsTold() throws InterruptedException {
    loudspeaker.start();
    long askedAt = now.getAndAdd(7_000_000);
    loudspeaker.play(Earcon.CARD, askedAt);
    assertThat(device.nextSound()).hasSize(Loudspeaker.CHUNK);
    assertThat(heard.poll(HeldDevice.LIMIT_SECONDS, TimeUnit.SECONDS)).isEqualTo("CARD 7000000");
  }

  @Test
  void aDeviceThatIsStuckDelaysNoOneAndIsUsedAgainWhenItIsFree() throws InterruptedException {
    device.free = new CountDownLatch(1);
    loudspeaker.start();
    loudspeaker.play(Earcon.CARD, now.get());
    assertThat(device.stuck.await(HeldDevice.LIMIT_SECONDS, TimeUnit.SECONDS)).isTrue();
    // each of these would wait for ever if any of them waited
    for (int i = 0; i < 1000; i++) {
      loudspeaker.play(Earcon.KEY, now.addAndGet(1_000_000_000));
      loudspeaker.begin(i);
      loudspeaker.speak(i, new short[Loudspeaker.RATE]);
    }
    loudspeaker.begin(-1);
    assertThat(device.written).isEmpty();
    device.free.countDown();
    device.nextSound();
  }

  @Test
  void closingDoesNotWaitForADeviceThatIsStuck() throws InterruptedException {
    device.free = new CountDownLatch(1);
    loudspeaker.start();
    loudspeaker.play(Earcon.CARD, now.get());
    assertThat(device.stuck.await(HeldDevice.LIMIT_SECONDS, TimeUnit.SECONDS)).isTrue();
    loudspeaker.close();
  }

  @Test
  void aDeviceThatIsAbsentIsLookedForAgainNowAndThen() throws InterruptedException {
    device.absent.set(true);
    loudspeaker.start();
    assertThat(device.refusal.await(HeldDevice.LIMIT_SECONDS, TimeUnit.SECONDS)).isTrue();
    loudspeaker.play(Earcon.KEY, now.get());
    loudspeaker.play(Earcon.KEY, now.get());
    device.absent.set(false);
    now.addAndGet(TimeUnit.MINUTES.toNanos(1));
    loudspeaker.play(Earcon.DONE, now.get());
    device.nextSound();
    assertThat(device.refused).hasValue(1);
    device.absent.set(true);
    loudspeaker.play(Earcon.DONE, now.get());
    // taken away: nothing is written, and nothing breaks
    device.absent.set(false);
    now.addAndGet(TimeUnit.MINUTES.toNanos(1));
    loudspeaker.play(Earcon.CARD, now.get());
    device.nextSound();
  }

  @Test
  void whatIsCutOffIsNotHeardAndTheVolumeIsThatOfTheStudent() throws InterruptedException {
    device.free = new CountDownLatch(1);
    loudspeaker.start();
    short[] loud = filled(20_000);
    loudspeaker.begin(1);
    assertThat(loudspeaker.speak(1, loud)).isTrue();
    assertThat(device.stuck.await(HeldDevice.LIMIT_SECONDS, TimeUnit.SECONDS)).isTrue();
    loudspeaker.begin(2);
    assertThat(loudspeaker.speak(1, loud)).isFalse();
    loudspeaker.volume(1);
    assertThat(loudspeaker.speak(2, filled(-10_000))).isTrue();
    device.free.countDown();
    // one chunk was in the device's hands already
    assertThat(device.nextSound()[0]).isEqualTo((short) 20_000);
    assertThat(device.nextSound()[0]).isBetween((short) -1300, (short) -1100);
  }

  private static short[] filled(int value) {
    short[] samples = new short[10 * Loudspeaker.CHUNK];
    Arrays.fill(samples, (short) value);
    return samples;
  }

  @Test
  void theStepsOfTheVolumeAreFarEnoughApart() throws InterruptedException {
    loudspeaker.start();
    double before = 0;
    for (int step = 1; step <= Hearing.LOUDEST; step++) {
      loudspeaker.begin(step);
      loudspeaker.volume(step);
      loudspeaker.speak(step, Arrays.copyOf(filled(20_000), Loudspeaker.CHUNK));
      double energy = Math.sqrt(HeldDevice.energy(device.nextSound()));
      assertThat(energy).isGreaterThan(1.5 * before);
      before = energy;
    }
  }
}
