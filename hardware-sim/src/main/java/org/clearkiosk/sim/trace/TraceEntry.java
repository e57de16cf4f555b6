package org.clearkiosk.sim.trace;

import java.time.Instant;
import java.util.Locale;
import org.clearkiosk.sim.card.ByteString;

/**
 * One thing that passed at a reader or happened to it.
 *
 * @param number counts up from 1 without a gap, over all readers of a simulator
 * @param nanoseconds since the trace began, by a clock that is never set
 * @param time by the machine's clock
 * @param reader the reader's short name: {@code 0} … {@code 3} behind PC/SC, {@code serial}, {@code
 *     server} for the proxy
 * @param direction which way it went
 * @param kind what the bytes are
 * @param bytes as they passed; none for an event
 * @param meaning what that says, in English
 */
public record TraceEntry(
    long number,
    long nanoseconds,
    Instant time,
    String reader,
    Direction direction,
    Kind kind,
    ByteString bytes,
    String meaning) {

  /** Which way something went. */
  public enum Direction {
    /** From the program to reader or card. */
    TO_READER,
    /** From reader or card to the program. */
    FROM_READER,
    /** It went nowhere; it happened. */
    NONE
  }

  /** What an entry's bytes are. */
  public enum Kind {
    /** An APDU, or its answer with the status word (ISO/IEC 7816-4). */
    APDU,
    /** A frame of the PN532 as it went over the line, or what a mishap made of it. */
    FRAME,
    /** No bytes: something happened. */
    EVENT;

    /** The kind in lower case, as files and the control API write it. */
    public String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }
}
