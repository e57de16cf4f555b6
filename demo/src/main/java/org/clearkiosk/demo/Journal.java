package org.clearkiosk.demo;

import java.io.PrintStream;
import java.time.Duration;
import java.util.Locale;
import java.util.function.Supplier;

/** Tells a person each step on one line, with how long it took. */
final class Journal {
  private final PrintStream out;

  Journal(PrintStream out) {
    this.out = out;
  }

  /** Takes a step and tells it. */
  <T> T step(String what, Supplier<T> step) {
    long start = System.nanoTime();
    T result = step.get();
    tell(what, Duration.ofNanos(System.nanoTime() - start));
    return result;
  }

  /** Takes a step without a result and tells it. */
  void step(String what, Runnable step) {
    step(
        what,
        () -> {
          step.run();
          return what;
        });
  }

  /** Says something that takes no time. */
  void say(String what) {
    out.println(what);
    out.flush();
  }

  private void tell(String what, Duration took) {
    out.printf(Locale.ROOT, "%7.3f s  %s%n", took.toNanos() / 1e9, what);
    out.flush();
  }
}
