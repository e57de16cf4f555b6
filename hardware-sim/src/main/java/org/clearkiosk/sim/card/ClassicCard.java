package org.clearkiosk.sim.card;

import java.util.Arrays;

/**
 * A MIFARE Classic 1K card (NXP MF1S50yyX/V1). Its commands are the ones that a reader chip carries
 * to it: {@code 60|61 block key(6) uid(4)} authenticates with key A or B, {@code 30 block} reads 16
 * bytes. The encryption between chip and card is not played.
 *
 * <p>Answers are the data, or one byte with the card's four-bit acknowledgement. After anything but
 * a success the card halts: it answers nothing that was asked before a new activation but {@link
 * #NOT_ACKNOWLEDGED}.
 */
public final class ClassicCard implements VirtualCard {
  /** Authenticate with key A. */
  public static final int AUTHENTICATE_A = 0x60;

  /** Authenticate with key B. */
  public static final int AUTHENTICATE_B = 0x61;

  /** Read a block. */
  public static final int READ = 0x30;

  /** What the card says when an authentication succeeded. */
  public static final byte ACKNOWLEDGED = 0x0A;

  /** What the card says to what it does not do. */
  public static final byte NOT_ACKNOWLEDGED = 0x04;

  private static final int AUTHENTICATION_LENGTH = 12;
  private static final int NONE = -1;

  private final CardFile content;
  private final ClassicMemory memory;
  private int authenticatedSector = NONE;
  private boolean withKeyA;
  private boolean halted;

  /** A card with the content of a card file of profile {@code classic}, not yet powered. */
  public ClassicCard(CardFile content) {
    this.content = content;
    this.memory = content.memory();
  }

  @Override
  public byte[] answerToReset() {
    return content.answerToReset().toArray();
  }

  @Override
  public byte[] uniqueIdentifier() {
    return content.uniqueIdentifier().toArray();
  }

  @Override
  public Activation activation() {
    return new Activation(
        memory.answerToRequest(), memory.selectAcknowledge().toArray()[0] & 0xFF, ByteString.EMPTY);
  }

  @Override
  public void reset() {
    authenticatedSector = NONE;
    halted = false;
  }

  @Override
  public byte[] transmit(byte[] command) {
    byte[] answer = halted ? refused() : dispatch(command);
    if (answer.length == 1 && answer[0] == NOT_ACKNOWLEDGED) {
      reset();
      halted = true;
    }
    return answer;
  }

  private byte[] dispatch(byte[] command) {
    if (command.length < 2 || (command[1] & 0xFF) >= ClassicMemory.BLOCKS) {
      return refused();
    }
    int block = command[1];
    return switch (command[0] & 0xFF) {
      case AUTHENTICATE_A, AUTHENTICATE_B -> authenticate(command, block);
      case READ -> command.length == 2 ? read(block) : refused();
      default -> refused();
    };
  }

  private byte[] authenticate(byte[] command, int block) {
    authenticatedSector = NONE;
    if (command.length != AUTHENTICATION_LENGTH) {
      return refused();
    }
    int sector = block / ClassicMemory.BLOCKS_PER_SECTOR;
    boolean keyA = (command[0] & 0xFF) == AUTHENTICATE_A;
    boolean usable = keyA || !AccessConditions.ofSector(memory, sector).keyIsReadable();
    ByteString expected = keyA ? memory.keyA(sector) : memory.keyB(sector);
    ByteString given = ByteString.of(Arrays.copyOfRange(command, 2, 8));
    if (!usable || !given.equals(expected) || !namesThisCard(command)) {
      return refused();
    }
    authenticatedSector = sector;
    withKeyA = keyA;
    return new byte[] {ACKNOWLEDGED};
  }

  /** The last four bytes of the identifier take part in the authentication. */
  private boolean namesThisCard(byte[] command) {
    byte[] identifier = uniqueIdentifier();
    return Arrays.equals(
        command, 8, AUTHENTICATION_LENGTH, identifier, identifier.length - 4, identifier.length);
  }

  private byte[] read(int block) {
    int sector = block / ClassicMemory.BLOCKS_PER_SECTOR;
    if (sector != authenticatedSector) {
      return refused();
    }
    AccessConditions conditions = AccessConditions.ofSector(memory, sector);
    if (ClassicMemory.isTrailer(block)) {
      return conditions.visibleTrailer(memory.block(block).toArray(), withKeyA);
    }
    if (!conditions.mayRead(block % ClassicMemory.BLOCKS_PER_SECTOR, withKeyA)) {
      return refused();
    }
    return block == 0 ? makersBlock() : memory.block(block).toArray();
  }

  /** Identifier, check byte where it is of 4 bytes, SAK, ATQA with its lower byte first. */
  private byte[] makersBlock() {
    byte[] block = new byte[ClassicMemory.BLOCK_LENGTH];
    byte[] identifier = uniqueIdentifier();
    System.arraycopy(identifier, 0, block, 0, identifier.length);
    int next = identifier.length;
    if (identifier.length == 4) {
      block[next++] = (byte) (identifier[0] ^ identifier[1] ^ identifier[2] ^ identifier[3]);
    }
    block[next++] = memory.selectAcknowledge().toArray()[0];
    block[next++] = memory.answerToRequest().toArray()[1];
    block[next] = memory.answerToRequest().toArray()[0];
    return block;
  }

  private static byte[] refused() {
    return new byte[] {NOT_ACKNOWLEDGED};
  }
}
