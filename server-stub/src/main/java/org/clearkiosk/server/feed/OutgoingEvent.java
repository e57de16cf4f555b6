package org.clearkiosk.server.feed;

import java.time.OffsetDateTime;
import org.clearkiosk.clearance.model.CampusId;
import org.clearkiosk.clearance.wire.CompletionEvent;
import org.clearkiosk.clearance.wire.Json;
import org.jspecify.annotations.Nullable;

/**
 * What others are told of a completion, as a CloudEvent in structured JSON (CloudEvents 1.0.2): no
 * name, no card number, no amount.
 *
 * @param specversion {@code 1.0}
 * @param id the id of the terminal's event, a UUIDv7; unique within {@code source}
 * @param source {@code /campuses/} and the campus's id
 * @param type {@value #TYPE}
 * @param subject the student number
 * @param time when the student confirmed, in business time
 * @param datacontenttype {@code application/json}
 * @param sequence the event's position in its campus's feed, as decimal digits padded to {@value
 *     #SEQUENCE_DIGITS} so that the order of text is the order of numbers (CloudEvents sequence
 *     extension); null before it has one
 * @param data what was completed
 */
public record OutgoingEvent(
    String specversion,
    String id,
    String source,
    String type,
    String subject,
    OffsetDateTime time,
    String datacontenttype,
    @Nullable String sequence,
    Data data) {
  /** The media type of a single event. */
  public static final String MEDIA_TYPE = "application/cloudevents+json";

  /** The media type of several events, a JSON array. */
  public static final String BATCH_MEDIA_TYPE = "application/cloudevents-batch+json";

  /** The type of the event. */
  public static final String TYPE = "org.clearkiosk.clearance.step-completed.v1";

  /** How many digits a sequence has. */
  static final int SEQUENCE_DIGITS = 19;

  private static final String SOURCE_PREFIX = "/campuses/";

  /**
   * What was completed.
   *
   * @param student the student number
   * @param office the id of the office whose step is finished
   * @param year the policy that was applied
   * @param completedAt when the student confirmed
   * @param receipt the receipt's number
   */
  public record Data(
      String student, String office, String year, OffsetDateTime completedAt, String receipt) {}

  /** What is told of a terminal's event that made a completion. */
  public static OutgoingEvent of(
      CampusId campus, CompletionEvent event, String year, String receipt) {
    return new OutgoingEvent(
        CompletionEvent.SPECVERSION,
        event.id(),
        SOURCE_PREFIX + campus,
        TYPE,
        event.subject(),
        event.time(),
        "application/json",
        null,
        new Data(event.subject(), event.data().office(), year, event.time(), receipt));
  }

  /**
   * An event as it is sent.
   *
   * @param body the event as it was kept, without a position
   * @param position its position, from 1
   */
  public static OutgoingEvent at(String body, long position) {
    try {
      OutgoingEvent kept = Json.read(body, OutgoingEvent.class);
      return new OutgoingEvent(
          kept.specversion,
          kept.id,
          kept.source,
          kept.type,
          kept.subject,
          kept.time,
          kept.datacontenttype,
          ("%0" + SEQUENCE_DIGITS + "d").formatted(position),
          kept.data);
    } catch (Json.MalformedMessageException e) {
      throw new IllegalStateException("an event that this program did not write", e);
    }
  }

  /** Names no one: an event is never written to a log. */
  @Override
  public String toString() {
    return "OutgoingEvent[" + id + "]";
  }
}
