package org.clearkiosk.kiosk.voice;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;

/** A sound device that keeps what is written to it, and can be absent, taken away or stuck. */
final class HeldDevice implements SoundDevice {
  static final long LIMIT_SECONDS = 30;

  final LinkedBlockingQueue<short[]> written = new LinkedBlockingQueue<>();
  final AtomicBoolean absent = new AtomicBoolean();
  final AtomicInteger opened = new AtomicInteger();
  final AtomicInteger refused = new AtomicInteger();

  final CountDownLatch refusal = new CountDownLatch(1);

  /** Held by a device that is stuck. */
  volatile CountDownLatch free = new CountDownLatch(0);

  final CountDownLatch stuck = new CountDownLatch(1);

  @Override
  public Line open() throws NoSoundException {
    if (absent.get()) {
      refused.incrementAndGet();
      refusal.countDown();
      throw new NoSoundException("absent");
    }
    opened.incrementAndGet();
    return new Line() {
      @Override
      public void write(short[] samples) throws NoSoundException {
        if (absent.get()) {
          throw new NoSoundException("taken away");
        }
        try {
          if (free.getCount() > 0) {
            stuck.countDown();
          }
          free.await();
        } catch (InterruptedException e) {
          throw new NoSoundException("interrupted", e);
        }
        written.add(samples.clone());
      }

      @Override
      public void close() {}
    };
  }

  /** The next samples that are not silent. */
  short[] nextSound() throws InterruptedException {
    while (true) {
      short[] samples = written.poll(LIMIT_SECONDS, TimeUnit.SECONDS);
      if (samples == null) {
        throw new AssertionError("nothing was written");
      }
      if (energy(samples) > 0) {
        return samples;
      }
    }
  }

  static double energy(short[] samples) {
    double sum = 0;
    for (short sample : samples) {
      sum += (double) sample * sample;
    }
    return samples.length == 0 ? 0 : sum / samples.length;
  }
}
