package org.clearkiosk.kiosk.flow;

import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One thing that a technician is told of the terminal. Nothing of a student.
 *
 * @param subject what it is about; the screen has the words, and what mends it
 * @param standing whether it is in order
 * @param value what was found, the same in every language; empty where the standing says it all
 * @param moment the time that was found; null where it is about none
 * @param seconds how long ago, or for how long, at least 0; null where it is about neither
 */
public record Finding(
    Subject subject,
    Standing standing,
    String value,
    @Nullable OffsetDateTime moment,
    @Nullable Long seconds) {
  public Finding {
    Objects.requireNonNull(subject, "subject");
    Objects.requireNonNull(standing, "standing");
    Objects.requireNonNull(value, "value");
  }

  /** Something that is neither right nor wrong. */
  public static Finding fact(Subject subject, String value) {
    return new Finding(subject, Standing.FACT, value, null, null);
  }

  /** Something that is in order, or is not. */
  public static Finding checked(Subject subject, boolean good, String value) {
    return new Finding(subject, good ? Standing.GOOD : Standing.ATTENTION, value, null, null);
  }

  /** The same with the time that was found; the screen says it in the campus's zone. */
  public Finding at(OffsetDateTime found) {
    return new Finding(subject, standing, value, found, seconds);
  }

  /** The same with how long ago it was, or for how long it has been so; whole seconds. */
  public Finding lasting(Duration time) {
    return new Finding(subject, standing, value, moment, time.toSeconds());
  }

  /** Whether it is in order. */
  public enum Standing {
    /** It is as it is. */
    FACT,
    /** In order. */
    GOOD,
    /** Someone should do something about it; the screen says what. */
    ATTENTION
  }

  /** What a finding is about. */
  public enum Subject {
    /** One reader: its bus and the name that the system has for it. */
    READER,
    /** When the last card lay on a reader, and what it was. */
    LAST_CARD,
    /** Whether any reader can read cards. */
    READER_PRESENT,
    /** Where the server is. */
    SERVER_ADDRESS,
    /** Whether the server answers. */
    SERVER_ANSWER,
    /** How long question and answer took. */
    ROUND_TRIP,
    /** Until when the terminal's certificate serves. */
    CERTIFICATE_END,
    /** How far this machine's clock is from the server's. */
    CLOCK_OFFSET,
    /** Confirmations that are not delivered yet. */
    PENDING,
    /** Confirmations that are delivered. */
    DELIVERED,
    /** Confirmations that the server refused for good. */
    REFUSED,
    /** Confirmations that are set aside and tried again. */
    PARKED,
    /** Whether the disk takes what must not be lost, and how long that takes. */
    DISK_WRITE,
    /** How much room there is on the disk. */
    DISK_ROOM,
    /** The typeface, and whether it has every sign. */
    FONT,
    /** Where sound comes out. */
    SOUND,
    /** The screen in pixels and millimetres. */
    DISPLAY,
    /** The terminal's number. */
    TERMINAL,
    /** The terminal's program. */
    PROGRAM,
    /** The Java that runs it. */
    JAVA,
    /** The operating system. */
    SYSTEM,
    /** The year whose rules the server goes by. */
    POLICY_YEAR,
    /** How long the program has been running. */
    RUNNING,
    /** How much memory it uses, and may use. */
    MEMORY,
    /** Why it cannot be started anew just now. */
    RESTART
  }
}
