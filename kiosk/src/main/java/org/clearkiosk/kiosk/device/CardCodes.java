package org.clearkiosk.kiosk.device;

import org.clearkiosk.clearance.model.FailureCode;
import org.clearkiosk.reader.CardRead;
import org.clearkiosk.reader.ReaderEvent;

/** Which short code stands for what the reader tells. */
final class CardCodes {
  private CardCodes() {}

  /** What is known beyond the reason goes before it. */
  static FailureCode of(CardRead.Unrecognised card) {
    return switch (card.detail()) {
      case SEVERAL_CARDS -> FailureCode.SEVERAL_CARDS;
      case NO_KEY -> FailureCode.CARD_KEY_MISSING;
      case PAYMENT_CARD -> FailureCode.CARD_PAYS;
      case RANDOM_IDENTIFIER -> FailureCode.CARD_ANONYMOUS;
      case TWO_PROFILES -> FailureCode.CARD_OF_TWO_PROFILES;
      case NONE, NOT_ON_RECORD -> of(card.reason());
    };
  }

  static FailureCode of(CardRead.Unrecognised.Reason reason) {
    return switch (reason) {
      case NOT_CAMPUS_CARD -> FailureCode.CARD_FOREIGN;
      case OTHER_LAYOUT -> FailureCode.CARD_OTHER_LAYOUT;
      case DAMAGED -> FailureCode.CARD_DAMAGED;
      case BLANK -> FailureCode.CARD_BLANK;
      case MUTE -> FailureCode.CARD_MUTE;
      // The card is in order; another program on this terminal has taken the reader
      case IN_USE -> FailureCode.CARD_IN_USE;
    };
  }

  static FailureCode of(ReaderEvent.ReaderLost.Why why) {
    return switch (why) {
      case NO_READER, UNPLUGGED -> FailureCode.READER_MISSING;
      case NO_SERVICE -> FailureCode.READER_SERVICE_DOWN;
      case NOT_PERMITTED -> FailureCode.READER_NOT_PERMITTED;
      case NOT_USABLE -> FailureCode.READER_NOT_USABLE;
      case SERVICE_NOT_ANSWERING -> FailureCode.READER_STUCK;
    };
  }
}
