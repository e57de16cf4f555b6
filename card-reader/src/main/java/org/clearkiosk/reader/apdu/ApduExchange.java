package org.clearkiosk.reader.apdu;

import java.io.ByteArrayOutputStream;
import org.clearkiosk.reader.TransceiveException;
import org.clearkiosk.reader.TransceiveException.Reason;
import org.clearkiosk.reader.Transceiver;

/**
 * Sends commands and gathers whole answers: fetches what a card keeps back (61xx, GET RESPONSE) and
 * repeats a command whose expected length the card corrects (6Cxx), as ISO/IEC 7816-3, 12.2.1 and
 * ISO/IEC 7816-4, 5.6 describe. Both are bounded, so a card cannot keep a terminal busy for ever.
 */
public final class ApduExchange {
  /** The most bytes of one gathered answer; no file of a campus card comes near. */
  static final int MAXIMUM_ANSWER = 4096;

  /** The most commands that gathering one answer may take. */
  static final int MAXIMUM_ROUNDS = 32;

  private static final int GET_RESPONSE = 0x00C00000;
  private static final int SHORTEST_ANSWER = 2;

  private final Transceiver card;

  /**
   * @param card the way to the card
   */
  public ApduExchange(Transceiver card) {
    this.card = card;
  }

  /**
   * Sends a command and gathers its whole answer.
   *
   * @return the gathered data with the last status word; still 61xx or 6Cxx when the card goes on
   *     beyond the bounds
   * @throws TransceiveException when an answer is missing or is none
   */
  public ResponseApdu send(CommandApdu command) throws TransceiveException {
    ByteArrayOutputStream gathered = new ByteArrayOutputStream();
    CommandApdu next = command;
    StatusWord status = StatusWord.SUCCESS;
    for (int round = 0; round < MAXIMUM_ROUNDS; round++) {
      ResponseApdu answer = sendOnce(next);
      status = answer.status();
      if (status.isWrongLength()) {
        next = next.expecting(status.length());
        continue;
      }
      gathered.writeBytes(answer.data());
      if (!status.isMoreAvailable() || gathered.size() > MAXIMUM_ANSWER) {
        break;
      }
      next = new CommandApdu(GET_RESPONSE, status.length());
    }
    return new ResponseApdu(gathered.toByteArray(), status);
  }

  private ResponseApdu sendOnce(CommandApdu command) throws TransceiveException {
    byte[] answer = card.transceive(command.toBytes());
    if (answer.length < SHORTEST_ANSWER) {
      throw new TransceiveException(Reason.CARD_GONE, "The answer was shorter than a status word.");
    }
    return ResponseApdu.of(answer);
  }
}
