package org.clearkiosk.clearance.wire;

import java.time.OffsetDateTime;
import java.util.Objects;
import java.util.regex.Pattern;
import org.clearkiosk.clearance.model.Refund;
import org.jspecify.annotations.Nullable;

/**
 * A student's confirmation, as a CloudEvent in structured JSON (CloudEvents 1.0.2, JSON format
 * 1.0.2; media type {@value #MEDIA_TYPE}).
 *
 * @param specversion {@value #SPECVERSION}
 * @param id a UUIDv7 that the terminal gave it; the server's idempotency key
 * @param source {@code /terminals/} and the terminal's number
 * @param type {@value #TYPE}
 * @param subject the student number
 * @param time when the student confirmed, in the server's business time
 * @param datacontenttype {@code application/json}
 * @param sequence the terminal's count of its confirmations, from 1 to {@link
 *     SequenceRange#GREATEST} and without gaps, as decimal digits padded to 10 so that the order of
 *     text is the order of numbers (CloudEvents sequence extension)
 * @param data what was confirmed
 */
public record CompletionEvent(
    String specversion,
    String id,
    String source,
    String type,
    String subject,
    OffsetDateTime time,
    String datacontenttype,
    String sequence,
    Data data) {
  /** The media type of a single event in structured JSON. */
  public static final String MEDIA_TYPE = "application/cloudevents+json";

  /** The version of CloudEvents. */
  public static final String SPECVERSION = "1.0";

  /** The type of this event. */
  public static final String TYPE = "org.clearkiosk.clearance.completed.v1";

  private static final String SOURCE_PREFIX = "/terminals/";
  private static final String JSON = "application/json";
  private static final Pattern UUID_V7 =
      Pattern.compile("[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}");
  private static final Pattern SOURCE = Pattern.compile(SOURCE_PREFIX + "[A-Za-z0-9]{1,16}");
  private static final Pattern STUDENT = Pattern.compile("[0-9A-Za-z]{1,20}");
  private static final Pattern SEQUENCE = Pattern.compile("(?!0{10}|9{10})[0-9]{10}");

  public CompletionEvent {
    must("specversion", specversion, SPECVERSION);
    must("id", id, UUID_V7);
    must("source", source, SOURCE);
    must("type", type, TYPE);
    must("subject", subject, STUDENT);
    Objects.requireNonNull(time, "time");
    must("datacontenttype", datacontenttype, JSON);
    must("sequence", sequence, SEQUENCE);
    Objects.requireNonNull(data, "data");
  }

  /**
   * Makes the event of a confirmation.
   *
   * @param id a UUIDv7 in its usual form, lower case
   * @param terminal the terminal's number
   * @param sequence the terminal's count, from 1 to {@link SequenceRange#GREATEST}
   * @param student the student number
   * @param time when the student confirmed, in the server's business time
   * @param data what was confirmed
   */
  public static CompletionEvent of(
      String id, String terminal, long sequence, String student, OffsetDateTime time, Data data) {
    return new CompletionEvent(
        SPECVERSION,
        id,
        SOURCE_PREFIX + terminal,
        TYPE,
        student,
        time,
        "application/json",
        "%010d".formatted(sequence),
        data);
  }

  /** The same, confirmed at another time. */
  public CompletionEvent at(OffsetDateTime otherTime) {
    return new CompletionEvent(
        specversion, id, source, type, subject, otherTime, datacontenttype, sequence, data);
  }

  /** The terminal's number, out of {@link #source()}. */
  public String terminal() {
    return source.substring(SOURCE_PREFIX.length());
  }

  /** The terminal's count as a number. */
  public long sequenceNumber() {
    return Long.parseLong(sequence);
  }

  /** Names no one: an event is never written to a log. */
  @Override
  public String toString() {
    return "CompletionEvent[" + id + "]";
  }

  private static void must(String name, String value, String only) {
    if (!only.equals(value)) {
      throw new IllegalArgumentException(name + ": " + only);
    }
  }

  private static void must(String name, String value, Pattern pattern) {
    if (value == null || !pattern.matcher(value).matches()) {
      throw new IllegalArgumentException(name + ": " + pattern);
    }
  }

  /**
   * What was confirmed.
   *
   * @param session the session in which it was
   * @param office the office whose step it finishes
   * @param refund the chosen refund; null where there was nothing to choose
   */
  public record Data(String session, String office, @Nullable Refund refund) {
    private static final Pattern SESSION = Pattern.compile("[A-Za-z0-9_-]{1,64}");
    private static final Pattern OFFICE = Pattern.compile("[a-z][a-z0-9_]{0,39}");

    public Data {
      must("session", session, SESSION);
      must("office", office, OFFICE);
    }
  }
}
