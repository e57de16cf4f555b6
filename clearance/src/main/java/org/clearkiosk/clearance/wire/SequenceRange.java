package org.clearkiosk.clearance.wire;

/**
 * Sequence numbers of a terminal without a gap.
 *
 * @param first the least, from 1
 * @param last the greatest, included; at most {@link #GREATEST}
 */
public record SequenceRange(long first, long last) {
  /** A completion event writes its number with ten digits. */
  public static final long GREATEST = 9_999_999_999L;

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
