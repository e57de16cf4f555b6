package org.clearkiosk.cardtool.describe;

import java.util.Locale;
import org.clearkiosk.reader.CardRead;

/** What a card turned out to be, on one line. */
public final class CardText implements CardRead.Visitor<String> {
  private final boolean personal;

  /**
   * @param personal whether card numbers are shown whole
   */
  public CardText(boolean personal) {
    this.personal = personal;
  }

  /** The card's number, as far as it may be shown. */
  public String number(CardRead.Identified card) {
    return personal ? card.cardNumber() : Mask.number(card.cardNumber());
  }

  @Override
  public String identified(CardRead.Identified card) {
    String profile = card.profile().name().toLowerCase(Locale.ROOT);
    String generation = card.keyGeneration() == 0 ? "" : ", key generation " + card.keyGeneration();
    return "campus card " + number(card) + ", profile " + profile + generation;
  }

  @Override
  public String unrecognised(CardRead.Unrecognised card) {
    return switch (card.detail()) {
      case NONE -> reason(card.reason());
      case SEVERAL_CARDS -> "several cards lie there; none was asked";
      case NO_KEY -> "a MIFARE Classic card whose sector key was not given";
      case NOT_ON_RECORD -> "not a campus card: there is no sector key for it";
      case PAYMENT_CARD -> "not a campus card: a bank card, or a phone that pays";
      case RANDOM_IDENTIFIER ->
          "not a campus card: makes up its identifier anew each time, as phones do";
      case TWO_PROFILES ->
          "not a campus card: has sectors and no campus application, and a terminal does not fall"
              + " back";
    };
  }

  @Override
  public String torn(CardRead.Torn card) {
    return "left before it was read whole; lay it down a little longer";
  }

  /** What to do about a card that was not taken. */
  public static String advice(CardRead.Unrecognised card) {
    return switch (card.reason()) {
      case NOT_CAMPUS_CARD ->
          "Nothing to mend if it is not one of yours. Otherwise compare --profiles, --application"
              + " and --sector with what the card office writes.";
      case OTHER_LAYOUT -> "The card office writes a layout that is newer than this program.";
      case DAMAGED -> "The card office has to write the card anew.";
      case BLANK -> "The card office has not personalised it yet.";
      case MUTE ->
          card.detail() == CardRead.Unrecognised.Detail.NO_KEY
              ? "Give the sector's key with --sector-key-file FILE or --ask-sector-key."
              : "Lay one card flat on the middle of the reader; if it stays mute, the card is broken"
                  + " or not of ISO/IEC 14443 A.";
      case IN_USE -> "End the other program that uses the card; bin/card list shows the reader.";
    };
  }

  private static String reason(CardRead.Unrecognised.Reason reason) {
    return switch (reason) {
      case NOT_CAMPUS_CARD -> "not a campus card";
      case OTHER_LAYOUT -> "a campus card of a layout version unknown here";
      case DAMAGED -> "a campus card whose file is damaged";
      case BLANK -> "a campus card that is not personalised";
      case MUTE -> "does not answer";
      case IN_USE -> "in use by another program";
    };
  }
}
