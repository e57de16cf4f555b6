package org.clearkiosk.clearance.wire;

/**
 * Sequence numbers of a terminal without a gap.
 *
 * @param first the least, from 1
 * @param last the greatest, included; at most {@link #GREATEST}
 */
public record SequenceRange(long first, long last) {
  /**
   * The greatest number that a confirmation may have. A completion event writes it with ten digits,
   * and so that the next one can be told in ten digits too, the last of those is no number: it says
   * that there are no more.
   */
  public static final long GREATEST = 9_999_999_998L;

  public SequenceRange {
    if (first < 1 || last < first || last > GREATEST) {
      throw new IllegalArgumentException("first: from 1; last: from first to " + GREATEST);
    }
  }

  /** As people write it, for example {@code 7} or {@code 7-9}. */
  @Override
  public String toString() {
    return first == last ? Long.toString(first) : first + "-" + last;
  }
}
