package org.clearkiosk.kiosk.outbox;

/**
 * A confirmation that is on disk.
 *
 * @param id the event's id, a UUIDv7
 * @param terminal the terminal's number
 * @param sequence the terminal's count of its confirmations, from 1 to {@link
 *     org.clearkiosk.clearance.wire.SequenceRange#GREATEST} and without gaps
 */
public record KeptConfirmation(String id, String terminal, long sequence) {
  /** The number that a student can write down, for example {@code 07-000038}. */
  public String recordNumber() {
    return "%s-%06d".formatted(terminal, sequence);
  }
}
