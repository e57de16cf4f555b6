package org.clearkiosk.kiosk.outbox;

/**
 * A confirmation that has to be delivered.
 *
 * @param id the event's id
 * @param event the CloudEvent in the very characters in which it was kept
 * @param parked whether it was set aside before and is tried again
 */
record PendingEvent(String id, String event, boolean parked) {
  /** Names no one. */
  @Override
  public String toString() {
    return "PendingEvent[" + id + "]";
  }
}
