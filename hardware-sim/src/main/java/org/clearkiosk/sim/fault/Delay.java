package org.clearkiosk.sim.fault;

import java.time.Duration;
import java.util.Random;
import java.util.function.Supplier;

/** How late something comes: always the same, or drawn from a distribution that a seed repeats. */
public sealed interface Delay {
  /** The longest delay, in milliseconds. */
  int MAXIMUM = 60_000;

  /** The delay in the words of a fault, e.g. {@code 100..800 seed=7}. */
  String text();

  /** Delays in the order in which they happen; the same seed gives the same ones. */
  Supplier<Duration> sequence();

  /**
   * Always the same.
   *
   * @param milliseconds 0 … {@link #MAXIMUM}
   */
  record Fixed(int milliseconds) implements Delay {
    /** Checks the bounds. */
    public Fixed {
      check(milliseconds, 0);
    }

    @Override
    public String text() {
      return String.valueOf(milliseconds);
    }

    @Override
    public Supplier<Duration> sequence() {
      return () -> Duration.ofMillis(milliseconds);
    }
  }

  /**
   * Anything between two bounds, all equally likely.
   *
   * @param from milliseconds, 0 … {@link #MAXIMUM}
   * @param to milliseconds, {@code from} … {@link #MAXIMUM}, included
   */
  record Uniform(int from, int to, long seed) implements Delay {
    /** Checks the bounds. */
    public Uniform {
      check(from, 0);
      check(to, from);
    }

    @Override
    public String text() {
      return from + ".." + to + " seed=" + seed;
    }

    @Override
    public Supplier<Duration> sequence() {
      Random random = new Random(seed);
      return () -> Duration.ofMillis(from + random.nextInt(to - from + 1));
    }
  }

  /**
   * Mostly short and now and then long, as waiting times are: log-normal, and never beyond {@link
   * #MAXIMUM}.
   *
   * @param median milliseconds that half of them exceed, 1 … {@link #MAXIMUM}
   * @param percentile99 milliseconds that one in a hundred exceeds, {@code median} … {@link
   *     #MAXIMUM}
   */
  record LongTailed(int median, int percentile99, long seed) implements Delay {
    /** How many standard deviations the 99th percentile of a normal distribution lies out. */
    private static final double DEVIATIONS_AT_99 = 2.3263478740408408;

    /** Checks the bounds. */
    public LongTailed {
      check(median, 1);
      check(percentile99, median);
    }

    @Override
    public String text() {
      return "median=" + median + " p99=" + percentile99 + " seed=" + seed;
    }

    @Override
    public Supplier<Duration> sequence() {
      Random random = new Random(seed);
      double sigma = Math.log((double) percentile99 / median) / DEVIATIONS_AT_99;
      return () ->
          Duration.ofMillis(
              Math.min(MAXIMUM, Math.round(median * Math.exp(sigma * random.nextGaussian()))));
    }
  }

  private static void check(int milliseconds, int atLeast) {
    if (milliseconds < atLeast || milliseconds > MAXIMUM) {
      throw new IllegalArgumentException(
          "this delay lies between " + atLeast + " and " + MAXIMUM + " ms");
    }
  }
}
