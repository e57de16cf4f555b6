package org.clearkiosk.sim.pn532;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.locks.LockSupport;
import java.util.function.IntFunction;
import org.clearkiosk.sim.card.ByteString;
import org.clearkiosk.sim.fault.LineFault;

/**
 * What goes out to the host for one frame: put together first, so that it can be noted, then said.
 */
final class Utterance implements LineFault.Output {
  /** Bytes that are said together where they take time: a line's host sees no finer. */
  private static final int TOGETHER = 8;

  private final Random chance;
  private final IntFunction<Duration> pace;
  private final List<Step> steps = new ArrayList<>();
  private final ByteArrayOutputStream whole = new ByteArrayOutputStream();

  /**
   * Nothing yet.
   *
   * @param pace how long so many bytes take
   */
  Utterance(Random chance, IntFunction<Duration> pace) {
    this.chance = chance;
    this.pace = pace;
  }

  @Override
  public void write(byte... bytes) {
    byte[] piece = bytes.clone();
    whole.writeBytes(piece);
    steps.add(output -> say(output, piece));
  }

  private void say(OutputStream output, byte[] piece) throws IOException {
    int together = pace.apply(1).isZero() ? piece.length : TOGETHER;
    for (int said = 0; said < piece.length; said += together) {
      int next = Math.min(together, piece.length - said);
      letPass(pace.apply(next));
      output.write(piece, said, next);
      output.flush();
    }
  }

  @Override
  public void pause(Duration duration) {
    steps.add(output -> letPass(duration));
  }

  @Override
  public Random chance() {
    return chance;
  }

  /** All bytes of it. */
  ByteString bytes() {
    return ByteString.of(whole.toByteArray());
  }

  void say(OutputStream output) throws IOException {
    for (Step step : steps) {
      step.perform(output);
    }
  }

  static void letPass(Duration duration) {
    long end = System.nanoTime() + duration.toNanos();
    for (long left = duration.toNanos();
        left > 0 && !Thread.currentThread().isInterrupted();
        left = end - System.nanoTime()) {
      LockSupport.parkNanos(left);
    }
  }

  @FunctionalInterface
  private interface Step {
    void perform(OutputStream output) throws IOException;
  }
}
