package org.clearkiosk.sim.card;

import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Optional;

/**
 * A card of profile {@code cpu}: one application with one transparent file and keys for INTERNAL
 * AUTHENTICATE (docs/protocols/card-format.md; ISO/IEC 7816-4:2020, sections 11.2, 11.3 and 11.5).
 */
public final class CpuCard implements VirtualCard {
  private static final int SELECT = 0xA4;
  private static final int READ_BINARY = 0xB0;
  private static final int INTERNAL_AUTHENTICATE = 0x88;
  private static final int CARD_FILE_IDENTIFIER = 1;
  private static final int CHALLENGE_LENGTH = 16;
  private static final int PROOF_LENGTH = 16;

  private static final byte DRAWN_BY_CHANCE = 0x08;
  private static final SecureRandom CHANCE = new SecureRandom();

  private final CardFile content;
  private volatile ByteString uniqueIdentifier;
  private boolean applicationSelected;
  private boolean fileSelected;

  /** A card with the content of a card file, not yet powered. */
  public CpuCard(CardFile content) {
    this.content = content;
    this.uniqueIdentifier = drawn(content);
  }

  @Override
  public byte[] answerToReset() {
    return content.answerToReset().toArray();
  }

  @Override
  public byte[] uniqueIdentifier() {
    return uniqueIdentifier.toArray();
  }

  @Override
  public void reset() {
    uniqueIdentifier = drawn(content);
    applicationSelected = false;
    fileSelected = false;
  }

  /** The card's identifier, or one of four bytes drawn by chance (ISO/IEC 14443-3, 6.5.4). */
  private static ByteString drawn(CardFile content) {
    if (!content.uniqueIdentifier().equals(CardFile.RANDOM_IDENTIFIER)) {
      return content.uniqueIdentifier();
    }
    byte[] random = new byte[4];
    CHANCE.nextBytes(random);
    random[0] = DRAWN_BY_CHANCE;
    return ByteString.of(random);
  }

  @Override
  public byte[] transmit(byte[] command) {
    return CommandApdu.parse(command)
        .map(this::dispatch)
        .orElseGet(() -> StatusWord.alone(StatusWord.WRONG_LENGTH));
  }

  private byte[] dispatch(CommandApdu command) {
    if (command.cla() != 0) {
      return StatusWord.alone(refusedClass(command.cla()));
    }
    return switch (command.ins()) {
      case SELECT -> select(command);
      case READ_BINARY -> readBinary(command);
      case INTERNAL_AUTHENTICATE -> internalAuthenticate(command);
      default -> StatusWord.alone(StatusWord.UNKNOWN_INSTRUCTION);
    };
  }

  /** Interindustry classes say which of their features is missing, all others are unknown. */
  private static int refusedClass(int cla) {
    if (cla >= 0x80) {
      return StatusWord.UNKNOWN_CLASS;
    }
    boolean firstInterindustry = cla < 0x20;
    if (firstInterindustry && (cla & 0x0C) != 0) {
      return StatusWord.SECURE_MESSAGING_UNSUPPORTED;
    }
    boolean otherChannel = firstInterindustry ? (cla & 0x03) != 0 : cla >= 0x40;
    return otherChannel ? StatusWord.LOGICAL_CHANNEL_UNSUPPORTED : StatusWord.UNKNOWN_CLASS;
  }

  private byte[] select(CommandApdu command) {
    boolean byName = command.p1() == 0x04;
    boolean withControlInformation = command.p2() == 0x00;
    boolean withoutAnswer = command.p2() == 0x0C;
    if (!byName || !(withControlInformation || withoutAnswer)) {
      return StatusWord.alone(StatusWord.WRONG_P1_P2);
    }
    if (command.data().length() == 0 || command.data().length() > 16) {
      return StatusWord.alone(StatusWord.WRONG_LENGTH);
    }
    if (!command.data().equals(content.application().aid())) {
      return StatusWord.alone(StatusWord.NOT_FOUND);
    }
    applicationSelected = true;
    fileSelected = false;
    if (withoutAnswer || command.expected() == 0) {
      return StatusWord.alone(StatusWord.OK);
    }
    return atMost(command.expected(), fileControlInformation());
  }

  /** Template {@code 6F} with the application's name {@code 84} (ISO/IEC 7816-4, 7.4.3). */
  private byte[] fileControlInformation() {
    byte[] aid = content.application().aid().toArray();
    byte[] template = new byte[4 + aid.length];
    template[0] = 0x6F;
    template[1] = (byte) (2 + aid.length);
    template[2] = (byte) 0x84;
    template[3] = (byte) aid.length;
    System.arraycopy(aid, 0, template, 4, aid.length);
    return template;
  }

  private byte[] readBinary(CommandApdu command) {
    if (command.data().length() > 0 || command.expected() == 0) {
      return StatusWord.alone(StatusWord.WRONG_LENGTH);
    }
    int offset;
    if ((command.p1() & 0x80) != 0) {
      if ((command.p1() & 0x60) != 0) {
        return StatusWord.alone(StatusWord.WRONG_P1_P2);
      }
      int shortIdentifier = command.p1() & 0x1F;
      if (shortIdentifier != 0) {
        if (!applicationSelected || shortIdentifier != CARD_FILE_IDENTIFIER) {
          return StatusWord.alone(StatusWord.NOT_FOUND);
        }
        fileSelected = true;
      }
      offset = command.p2();
    } else {
      offset = command.p1() << 8 | command.p2();
    }
    return fileSelected
        ? readFrom(offset, command.expected())
        : StatusWord.alone(StatusWord.NO_CURRENT_FILE);
  }

  private byte[] readFrom(int offset, int expected) {
    byte[] file = content.application().file().toArray();
    if (offset > file.length) {
      return StatusWord.alone(StatusWord.WRONG_OFFSET);
    }
    int end = Math.min(file.length, offset + expected);
    // Le 00 asks for whatever there is, so reaching the end is then no warning.
    boolean cutShort = end - offset < expected && expected != 256;
    return StatusWord.after(
        Arrays.copyOfRange(file, offset, end), cutShort ? StatusWord.END_OF_FILE : StatusWord.OK);
  }

  private byte[] internalAuthenticate(CommandApdu command) {
    if (command.p1() != 0) {
      return StatusWord.alone(StatusWord.WRONG_P1_P2);
    }
    if (command.data().length() != CHALLENGE_LENGTH || command.expected() == 0) {
      return StatusWord.alone(StatusWord.WRONG_LENGTH);
    }
    if (!applicationSelected) {
      return StatusWord.alone(StatusWord.CONDITIONS_NOT_SATISFIED);
    }
    Optional<ByteString> key = Optional.ofNullable(content.application().keys().get(command.p2()));
    if (key.isEmpty()) {
      return StatusWord.alone(StatusWord.KEY_NOT_FOUND);
    }
    Optional<byte[]> cardNumber = CardLayout.cardNumber(content.application().file());
    if (cardNumber.isEmpty()) {
      return StatusWord.alone(StatusWord.CONDITIONS_NOT_SATISFIED);
    }
    if (command.expected() < PROOF_LENGTH) {
      return StatusWord.alone(StatusWord.WRONG_LE | PROOF_LENGTH);
    }
    byte[] proof =
        AesCmac.tag(
            key.get().toArray(),
            content.application().aid().toArray(),
            command.data().toArray(),
            cardNumber.get());
    return StatusWord.after(proof, StatusWord.OK);
  }

  private static byte[] atMost(int expected, byte[] data) {
    return expected < data.length
        ? StatusWord.alone(StatusWord.WRONG_LE | data.length)
        : StatusWord.after(data, StatusWord.OK);
  }
}
