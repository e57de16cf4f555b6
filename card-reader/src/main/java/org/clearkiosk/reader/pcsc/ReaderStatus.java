package org.clearkiosk.reader.pcsc;

import java.util.Optional;

/**
 * One reader behind PC/SC at one moment.
 *
 * @param reader the name under which the card service knows it
 * @param occupancy what lies on it, and who has it
 * @param answerToReset of the card that lies there; empty where there is none or it could not be
 *     asked for
 */
public record ReaderStatus(
    String reader, Occupancy occupancy, Optional<AnswerToReset> answerToReset) {

  /** What lies on a reader, and who has it. */
  public enum Occupancy {
    /** No card. */
    EMPTY,
    /** A card that no other program is connected to. */
    CARD,
    /** A card that another program is connected to as well, sharing it. */
    CARD_SHARED,
    /** A card that another program keeps to itself. */
    CARD_IN_USE,
    /** A card that this user may not use (polkit's {@code access_card}). */
    NOT_PERMITTED,
    /** A card that does not answer, or something that is no card. */
    MUTE,
    /** The reader does not answer, or is just leaving. */
    UNAVAILABLE
  }
}
