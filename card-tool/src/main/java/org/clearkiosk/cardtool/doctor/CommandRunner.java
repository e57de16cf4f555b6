package org.clearkiosk.cardtool.doctor;

import java.util.Optional;

/** Runs programs that only tell something. */
@FunctionalInterface
public interface CommandRunner {
  /**
   * Runs a program to its end.
   *
   * @return what it wrote, both streams together; empty when there is no such program, it failed,
   *     or it did not end in time
   */
  Optional<String> run(String... command);
}
