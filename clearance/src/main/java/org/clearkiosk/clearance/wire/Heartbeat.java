package org.clearkiosk.clearance.wire;

import java.time.OffsetDateTime;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What a terminal says of itself from time to time. Nothing of a student.
 *
 * @param version the terminal's program, 1 to 64 printable ASCII characters
 * @param clock what the terminal's own clock shows; it plays no part in what the terminal does
 * @param trouble the short code of why no one can be served now; null when someone can
 * @param outbox what the terminal keeps; null while its outbox cannot be read
 */
public record Heartbeat(
    String version, OffsetDateTime clock, @Nullable String trouble, @Nullable Outbox outbox) {
  public Heartbeat {
    if (!version.matches("[\\x21-\\x7e ]{1,64}")) {
      throw new IllegalArgumentException("version: 1 to 64 printable characters");
    }
    Objects.requireNonNull(clock, "clock");
    if (trouble != null && !trouble.matches("[A-Z]-[0-9]{2}")) {
      throw new IllegalArgumentException("trouble: a short code");
    }
  }

  /**
   * What a terminal keeps, by sequence number.
   *
   * @param lastSequence the last number that it gave out, from 0 to {@link SequenceRange#GREATEST}
   * @param waiting how many confirmations are not delivered yet, from 0
   * @param oldestWaitingSeconds how old the oldest of them is, in business time; null when there is
   *     none
   * @param setAside how many the server refused for good, from 0; the terminal keeps them for staff
   * @param waitingNumbers the numbers that wait, ascending, at most {@link #MOST_RANGES} ranges
   * @param setAsideNumbers the numbers that were set aside, ascending, at most {@link #MOST_RANGES}
   *     ranges
   */
  public record Outbox(
      long lastSequence,
      long waiting,
      @Nullable Long oldestWaitingSeconds,
      long setAside,
      List<SequenceRange> waitingNumbers,
      List<SequenceRange> setAsideNumbers) {
    /** More ranges than these are only counted. */
    public static final int MOST_RANGES = 200;

    public Outbox {
      if (lastSequence < 0
          || lastSequence > SequenceRange.GREATEST
          || waiting < 0
          || setAside < 0
          || (oldestWaitingSeconds != null && oldestWaitingSeconds < 0)) {
        throw new IllegalArgumentException("numbers: from 0");
      }
      waitingNumbers = checked(waitingNumbers);
      setAsideNumbers = checked(setAsideNumbers);
    }

    private static List<SequenceRange> checked(List<SequenceRange> ranges) {
      List<SequenceRange> copy = List.copyOf(ranges);
      if (copy.size() > MOST_RANGES) {
        throw new IllegalArgumentException("at most %d ranges".formatted(MOST_RANGES));
      }
      long before = 0;
      for (SequenceRange range : copy) {
        if (range.first() <= before) {
          throw new IllegalArgumentException("ranges: ascending, apart");
        }
        before = range.last();
      }
      return copy;
    }
  }
}
