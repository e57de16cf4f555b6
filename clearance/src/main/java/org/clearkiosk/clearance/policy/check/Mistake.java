package org.clearkiosk.clearance.policy.check;

import java.util.Objects;

/**
 * One mistake in a policy file.
 *
 * @param line where it is, from 1
 * @param column where it is, in UTF-16 units from 1
 * @param path where it is, as a JSONPath (RFC 9535) with names as they stand
 * @param what what is wrong
 * @param remedy what to do about it
 */
public record Mistake(int line, int column, String path, String what, String remedy) {
  public Mistake {
    Objects.requireNonNull(path, "path");
    Objects.requireNonNull(what, "what");
    Objects.requireNonNull(remedy, "remedy");
  }

  /** Place, mistake and remedy in one line. */
  public String inWords() {
    return "%d:%d %s: %s; %s".formatted(line, column, path, what, remedy);
  }
}
