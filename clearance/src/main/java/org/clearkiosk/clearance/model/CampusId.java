package org.clearkiosk.clearance.model;

import java.util.regex.Pattern;

/**
 * Names a campus. An installation serves one or many; numbers of students, cards and terminals are
 * unique within a campus only.
 *
 * @param value 1 to 32 of {@code a}–{@code z}, {@code 0}–{@code 9} and {@code -}, a letter or digit
 *     first, so that it serves as a file's name and as a command's argument
 */
public record CampusId(String value) implements Comparable<CampusId> {
  private static final Pattern FORM = Pattern.compile("[a-z0-9][a-z0-9-]{0,31}");

  /** The campus of an installation that has one. */
  public static final CampusId MAIN = new CampusId("main");

  public CampusId {
    if (value == null || !FORM.matcher(value).matches()) {
      throw new IllegalArgumentException("campus: 1 to 32 of a-z, 0-9 and -, not - first");
    }
  }

  @Override
  public int compareTo(CampusId other) {
    return value.compareTo(other.value);
  }

  /** The id itself. */
  @Override
  public String toString() {
    return value;
  }
}
