package org.clearkiosk.reader.profile;

import java.io.ByteArrayOutputStream;
import java.util.HexFormat;
import org.clearkiosk.reader.CardRead.Unrecognised.Reason;
import org.clearkiosk.reader.CardReader;
import org.clearkiosk.reader.TransceiveException;
import org.clearkiosk.reader.apdu.ApduExchange;
import org.clearkiosk.reader.apdu.CommandApdu;
import org.clearkiosk.reader.apdu.ResponseApdu;
import org.clearkiosk.reader.apdu.StatusWord;

/**
 * The commands of the profile {@code cpu}: SELECT, READ BINARY, INTERNAL AUTHENTICATE;
 * docs/protocols/card-format.md is its specification. Knows no key.
 */
public final class CpuProfile {
  /** The application identifier of a campus that registered none: F0, "CLEARK", version 1. */
  public static final String DEFAULT_APPLICATION = "F0434C4541524B01";

  private static final int SELECT_BY_NAME = 0x00A40400;
  private static final int READ_FILE_1 = 0x00B08100;
  private static final int READ_ON = 0x00B00000;
  private static final int INTERNAL_AUTHENTICATE_KEY_1 = 0x00880001;
  private static final int PROOF_LENGTH = 16;
  private static final int SHORTEST_APPLICATION = 5;
  private static final int LONGEST_APPLICATION = 16;

  private final byte[] application;

  /**
   * @param application the campus's application identifier, 5 to 16 bytes in hexadecimal (ISO/IEC
   *     7816-4, 12.2.3)
   * @throws IllegalArgumentException when it is not
   */
  public CpuProfile(String application) {
    this.application = HexFormat.of().parseHex(application);
    if (this.application.length < SHORTEST_APPLICATION
        || this.application.length > LONGEST_APPLICATION) {
      throw new IllegalArgumentException(
          "An application identifier has 5 to 16 bytes: " + this.application.length);
    }
  }

  /**
   * Selects the application and reads the card file. Afterwards the application is selected, ready
   * for {@link #authenticate}.
   *
   * @throws TransceiveException when the card does not answer to the end
   */
  public FileReading read(ApduExchange card) throws TransceiveException {
    ResponseApdu selected =
        card.send(new CommandApdu(SELECT_BY_NAME, application, CommandApdu.MAXIMUM_EXPECTED));
    if (!selected.isSuccess()) {
      return new FileReading.Wrong(Reason.NOT_CAMPUS_CARD);
    }
    ResponseApdu answer = card.send(new CommandApdu(READ_FILE_1, CommandApdu.MAXIMUM_EXPECTED));
    if (answer.status().equals(StatusWord.WRONG_OFFSET)) {
      return new FileReading.Wrong(Reason.BLANK);
    }
    if (!isRead(answer)) {
      return new FileReading.Wrong(Reason.DAMAGED);
    }
    return CardFile.parse(readOn(card, answer));
  }

  /**
   * Has the card answer a challenge with its key 1. The application must be selected.
   *
   * @param challenge 16 bytes
   * @return the answer: a proof of 16 bytes, or an error word
   * @throws TransceiveException when the card does not answer
   */
  public ResponseApdu authenticate(ApduExchange card, byte[] challenge) throws TransceiveException {
    if (challenge.length != CardReader.CHALLENGE_LENGTH) {
      throw new IllegalArgumentException("A challenge has 16 bytes: " + challenge.length);
    }
    return card.send(new CommandApdu(INTERNAL_AUTHENTICATE_KEY_1, challenge, PROOF_LENGTH));
  }

  /** Fetches the rest of a file that did not fit one answer; each round brings a byte or ends. */
  private static byte[] readOn(ApduExchange card, ResponseApdu first) throws TransceiveException {
    ByteArrayOutputStream file = new ByteArrayOutputStream();
    file.writeBytes(first.data());
    ResponseApdu answer = first;
    while (answer.isSuccess() && CardFile.isIncomplete(file.toByteArray())) {
      answer = card.send(new CommandApdu(READ_ON | file.size(), CommandApdu.MAXIMUM_EXPECTED));
      byte[] more = answer.data();
      if (!isRead(answer) || more.length == 0) {
        break;
      }
      file.writeBytes(more);
    }
    return file.toByteArray();
  }

  private static boolean isRead(ResponseApdu answer) {
    return answer.isSuccess() || answer.status().equals(StatusWord.END_OF_FILE);
  }
}
