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
 * @param health how its readers, its program and its machine are; null from one that says nothing
 *     of it
 */
public record Heartbeat(
    String version,
    OffsetDateTime clock,
    @Nullable String trouble,
    @Nullable Outbox outbox,
    @Nullable Health health) {
  public Heartbeat {
    if (!version.matches("[\\x21-\\x7e ]{1,64}")) {
      throw new IllegalArgumentException("version: 1 to 64 printable characters");
    }
    Objects.requireNonNull(clock, "clock");
    checkCode(trouble);
  }

  private static void checkCode(@Nullable String trouble) {
    if (trouble != null && !trouble.matches("[A-Z]-[0-9]{2}")) {
      throw new IllegalArgumentException("trouble: a short code");
    }
  }

  /**
   * How a terminal's readers, program and machine are.
   *
   * @param readers at most {@link #MOST_READERS}
   * @param upSeconds for how long the program has run, from 0
   * @param slowestMilliseconds the longest that the thread which paints was busy with something
   *     else when work was given to it, since the heartbeat before, from 0
   * @param freeMemoryBytes what the program may still take, from 0
   * @param freeDiskBytes what is left where it keeps confirmations, from 0; null where no one knows
   */
  public record Health(
      List<Reader> readers,
      long upSeconds,
      long slowestMilliseconds,
      long freeMemoryBytes,
      @Nullable Long freeDiskBytes) {
    /** More are not told of. */
    public static final int MOST_READERS = 8;

    public Health {
      readers = List.copyOf(readers);
      if (readers.size() > MOST_READERS) {
        throw new IllegalArgumentException("at most %d readers".formatted(MOST_READERS));
      }
      if (upSeconds < 0
          || slowestMilliseconds < 0
          || freeMemoryBytes < 0
          || (freeDiskBytes != null && freeDiskBytes < 0)) {
        throw new IllegalArgumentException("numbers: from 0");
      }
    }
  }

  /**
   * How a reader is.
   *
   * @param name its place at the terminal, 1 to 64 printable ASCII characters
   * @param trouble the short code of why it reads no cards; null when it does
   */
  public record Reader(String name, @Nullable String trouble) {
    public Reader {
      if (!name.matches("[\\x21-\\x7e ]{1,64}")) {
        throw new IllegalArgumentException("name: 1 to 64 printable characters");
      }
      checkCode(trouble);
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
