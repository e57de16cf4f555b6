package org.clearkiosk.reader.profile;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.clearkiosk.reader.CardRead.Unrecognised.Detail;
import org.clearkiosk.reader.TransceiveException;
import org.clearkiosk.reader.apdu.CommandApdu;

/** Says a little more of a card that is not the campus's, so that its holder knows what to do. */
final class ForeignCard {
  private static final int SELECT_BY_NAME = 0x00A40400;

  /** The directory of every card that pays (EMV, Contactless Book B, 3.3.2). */
  private static final byte[] PAYMENT_DIRECTORY =
      "2PAY.SYS.DDF01".getBytes(StandardCharsets.US_ASCII);

  private ForeignCard() {}

  /**
   * Asks whether the card pays, and nothing of what is on it.
   *
   * @throws TransceiveException when the card does not answer
   */
  static Detail detail(PresentedCard card) throws TransceiveException {
    boolean pays =
        card.apdus()
            .send(new CommandApdu(SELECT_BY_NAME, PAYMENT_DIRECTORY, CommandApdu.MAXIMUM_EXPECTED))
            .isSuccess();
    if (pays) {
      return Detail.PAYMENT_CARD;
    }
    Optional<byte[]> identifier = card.identifier();
    return identifier.isPresent() && UidProfile.isRandom(identifier.get())
        ? Detail.RANDOM_IDENTIFIER
        : Detail.NONE;
  }
}
