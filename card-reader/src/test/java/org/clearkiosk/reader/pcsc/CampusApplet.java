package org.clearkiosk.reader.pcsc;

import javacard.framework.APDU;
import javacard.framework.Applet;
import javacard.framework.ISO7816;
import javacard.framework.ISOException;
import javacard.framework.JCSystem;
import javacard.framework.Util;
import javacard.security.AESKey;
import javacard.security.KeyBuilder;
import javacardx.crypto.Cipher;

/**
 * The campus application as a card office would load it onto a Java Card: written from
 * docs/protocols/card-format.md and the Java Card API alone, sharing nothing with the simulated
 * cards. Its AES-CMAC (NIST SP 800-38B, 6.1 and 6.2) is its own, over the platform's AES.
 *
 * <p>Installed with the card's key (16 bytes), the length of the card number (1 byte), the card
 * number, and the card file.
 */
public final class CampusApplet extends Applet {
  private static final byte READ_BINARY = (byte) 0xB0;
  private static final byte INTERNAL_AUTHENTICATE = (byte) 0x88;
  private static final byte FIRST_FILE_BY_SHORT_IDENTIFIER = (byte) 0x81;
  private static final byte KEY_REFERENCE = 1;
  private static final short BLOCK = 16;
  private static final short MOST_BLOCKS = 4;
  private static final byte REDUCTION = (byte) 0x87;

  private final byte[] file;
  private final byte[] number;
  private final byte[] name = new byte[BLOCK];
  private final byte[] subkeyOfWholeBlock = new byte[BLOCK];
  private final byte[] subkeyOfPaddedBlock = new byte[BLOCK];
  private final byte[] message =
      JCSystem.makeTransientByteArray((short) (MOST_BLOCKS * BLOCK), JCSystem.CLEAR_ON_DESELECT);
  private final Cipher cipher = Cipher.getInstance(Cipher.ALG_AES_BLOCK_128_CBC_NOPAD, false);

  private CampusApplet(byte[] data, short at, short length) {
    AESKey key =
        (AESKey) KeyBuilder.buildKey(KeyBuilder.TYPE_AES, KeyBuilder.LENGTH_AES_128, false);
    key.setKey(data, at);
    short numberLength = data[(short) (at + BLOCK)];
    short numberAt = (short) (at + BLOCK + 1);
    number = new byte[numberLength];
    Util.arrayCopyNonAtomic(data, numberAt, number, (short) 0, numberLength);
    short fileLength = (short) (length - BLOCK - 1 - numberLength);
    file = new byte[fileLength];
    Util.arrayCopyNonAtomic(data, (short) (numberAt + numberLength), file, (short) 0, fileLength);

    cipher.init(key, Cipher.MODE_ENCRYPT);
    cipher.doFinal(new byte[BLOCK], (short) 0, BLOCK, subkeyOfWholeBlock, (short) 0);
    twice(subkeyOfWholeBlock, subkeyOfWholeBlock);
    twice(subkeyOfWholeBlock, subkeyOfPaddedBlock);
  }

  /**
   * Called by the card's runtime.
   *
   * @param parameters length and bytes of the instance's AID, of control information, and of data
   */
  public static void install(byte[] parameters, short offset, byte length) {
    short controlAt = (short) (offset + 1 + parameters[offset]);
    short dataAt = (short) (controlAt + 1 + parameters[controlAt]);
    new CampusApplet(parameters, (short) (dataAt + 1), (short) (parameters[dataAt] & 0xFF))
        .register(parameters, (short) (offset + 1), parameters[offset]);
  }

  @Override
  public void process(APDU apdu) {
    byte[] buffer = apdu.getBuffer();
    if (selectingApplet()) {
      return;
    }
    if (buffer[ISO7816.OFFSET_CLA] != ISO7816.CLA_ISO7816) {
      ISOException.throwIt(ISO7816.SW_CLA_NOT_SUPPORTED);
    }
    switch (buffer[ISO7816.OFFSET_INS]) {
      case READ_BINARY -> read(apdu, buffer);
      case INTERNAL_AUTHENTICATE -> authenticate(apdu, buffer);
      default -> ISOException.throwIt(ISO7816.SW_INS_NOT_SUPPORTED);
    }
  }

  private void read(APDU apdu, byte[] buffer) {
    if (buffer[ISO7816.OFFSET_P1] != FIRST_FILE_BY_SHORT_IDENTIFIER
        || buffer[ISO7816.OFFSET_P2] != 0) {
      ISOException.throwIt(ISO7816.SW_INCORRECT_P1P2);
    }
    apdu.setOutgoing();
    apdu.setOutgoingLength((short) file.length);
    apdu.sendBytesLong(file, (short) 0, (short) file.length);
  }

  private void authenticate(APDU apdu, byte[] buffer) {
    if (buffer[ISO7816.OFFSET_P1] != 0 || buffer[ISO7816.OFFSET_P2] != KEY_REFERENCE) {
      ISOException.throwIt(ISO7816.SW_INCORRECT_P1P2);
    }
    if (apdu.setIncomingAndReceive() != BLOCK) {
      ISOException.throwIt(ISO7816.SW_WRONG_LENGTH);
    }
    short length = JCSystem.getAID().getBytes(name, (short) 0);
    Util.arrayCopyNonAtomic(name, (short) 0, message, (short) 0, length);
    Util.arrayCopyNonAtomic(buffer, ISO7816.OFFSET_CDATA, message, length, BLOCK);
    length += BLOCK;
    Util.arrayCopyNonAtomic(number, (short) 0, message, length, (short) number.length);
    length += (short) number.length;

    short tagAt = tag(length);
    Util.arrayCopyNonAtomic(message, tagAt, buffer, (short) 0, BLOCK);
    apdu.setOutgoingAndSend((short) 0, BLOCK);
  }

  /** Replaces the message by its encryption, whose last block is the tag; where that begins. */
  private short tag(short length) {
    short last = (short) ((short) ((short) (length - 1) / BLOCK) * BLOCK);
    byte[] subkey = subkeyOfWholeBlock;
    short end = (short) (last + BLOCK);
    if (length < end) {
      message[length] = (byte) 0x80;
      Util.arrayFillNonAtomic(message, (short) (length + 1), (short) (end - length - 1), (byte) 0);
      subkey = subkeyOfPaddedBlock;
    }
    for (short index = 0; index < BLOCK; index++) {
      message[(short) (last + index)] ^= subkey[index];
    }
    cipher.doFinal(message, (short) 0, end, message, (short) 0);
    return last;
  }

  /** Multiplies by x in the field of SP 800-38B, 6.1. */
  private static void twice(byte[] source, byte[] product) {
    boolean carry = source[0] < 0;
    for (short index = 0; index < BLOCK; index++) {
      boolean fromNext = index + 1 < BLOCK && source[(short) (index + 1)] < 0;
      product[index] = (byte) (source[index] << 1 | (fromNext ? 1 : 0));
    }
    if (carry) {
      product[(short) (BLOCK - 1)] ^= REDUCTION;
    }
  }
}
