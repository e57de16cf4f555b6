package org.clearkiosk.reader;

/** What a card turned out to be. A card that leaves mid-read is a value here, not an exception. */
public sealed interface CardRead {

  /** One case for each kind of card read, for callers that have to treat them all. */
  interface Visitor<R> {
    R identified(Identified card);

    R unrecognised(Unrecognised card);

    R torn(Torn card);
  }

  /** Calls the visitor's method for this kind of card read. */
  <R> R accept(Visitor<R> visitor);

  /**
   * A campus card, read whole and in order. Its number is personal data: {@link #toString()} leaves
   * it out, and so must every log.
   *
   * @param profile how the card is laid out
   * @param cardNumber 8 to 20 ASCII digits; with profile {@link CardProfile#UID} the identifier as
   *     a decimal number, most significant byte first: 10 digits for 4 bytes, 17 digits for 7
   * @param keyGeneration 1 to 255: which master key the card's key comes from; 0 with profile
   *     {@link CardProfile#UID}, which knows no key
   * @param readNumber which read of this reader this was, counted from 1. It ties a proof to the
   *     card that lay on the reader then; it says nothing to anyone else
   */
  record Identified(CardProfile profile, String cardNumber, int keyGeneration, long readNumber)
      implements CardRead {
    private static final int MINIMUM_DIGITS = 8;
    private static final int MAXIMUM_DIGITS = 20;

    /**
     * @throws IllegalArgumentException when a component is out of its range
     */
    public Identified {
      if (cardNumber.length() < MINIMUM_DIGITS
          || cardNumber.length() > MAXIMUM_DIGITS
          || !cardNumber.chars().allMatch(c -> c >= '0' && c <= '9')) {
        throw new IllegalArgumentException("A card number has 8 to 20 ASCII digits.");
      }
      int lowest = profile == CardProfile.UID ? 0 : 1;
      int highest = profile == CardProfile.UID ? 0 : 255;
      if (keyGeneration < lowest || keyGeneration > highest) {
        throw new IllegalArgumentException(
            "A key generation is 1 to 255, and 0 with profile UID: " + keyGeneration);
      }
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.identified(this);
    }

    @Override
    public String toString() {
      return "Identified[profile=%s, cardNumber=(%d digits), keyGeneration=%d, readNumber=%d]"
          .formatted(profile, cardNumber.length(), keyGeneration, readNumber);
    }
  }

  /**
   * A card that this terminal cannot take for a campus card in order.
   *
   * @param reason what was wrong with it
   * @param detail what is known beyond that
   */
  record Unrecognised(Reason reason, Detail detail) implements CardRead {

    /** A card of which nothing is known beyond the reason. */
    public Unrecognised(Reason reason) {
      this(reason, Detail.NONE);
    }

    /** What was wrong. The names are stable: failure codes and manuals are built on them. */
    public enum Reason {
      /** Does not know the campus application: a bank card, a bus card, another campus. */
      NOT_CAMPUS_CARD,
      /** A campus card of a layout version that this terminal does not know. */
      OTHER_LAYOUT,
      /** A campus card whose file is malformed or fails its checksum. */
      DAMAGED,
      /** A campus card whose file is empty: not personalised yet. */
      BLANK,
      /** Lies on the reader and does not answer, or not in time. */
      MUTE,
      /** Another program on this terminal holds the card. */
      IN_USE
    }

    /**
     * What is known beyond the reason. Each belongs to one reason; whoever knows only reasons is
     * not misled. The names are stable.
     */
    public enum Detail {
      /** Nothing more. */
      NONE,
      /** {@link Reason#MUTE}: several cards lie there and none was asked. */
      SEVERAL_CARDS,
      /**
       * {@link Reason#MUTE}: a card in order, as far as that was seen, whose sector key was not to
       * be had: no answer in time, or none that is one.
       */
      NO_KEY,
      /**
       * {@link Reason#NOT_CAMPUS_CARD}: has keyed sectors, and whoever keeps the campus's keys has
       * none for it.
       */
      NOT_ON_RECORD,
      /** {@link Reason#NOT_CAMPUS_CARD}: a bank card, or a phone that pays. */
      PAYMENT_CARD,
      /**
       * {@link Reason#NOT_CAMPUS_CARD}: gives a new identifier each time, as phones, identity cards
       * and passports do.
       */
      RANDOM_IDENTIFIER,
      /**
       * {@link Reason#NOT_CAMPUS_CARD}: could hold two of the configured profiles and has not the
       * one that proves itself; a terminal does not fall back to one that can be cloned.
       */
      TWO_PROFILES
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.unrecognised(this);
    }
  }

  /** The card left before it was read whole. Laying it down again, a little longer, mends it. */
  record Torn() implements CardRead {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.torn(this);
    }
  }
}
