package org.clearkiosk.sim.card;

import java.util.Arrays;
import java.util.Map;

/**
 * The content of a MIFARE Classic 1K card (NXP MF1S50yyX/V1, 8.6): 64 blocks of 16 bytes in 16
 * sectors, the last block of each being its trailer. Block 0, the maker's, follows from the rest.
 *
 * @param answerToRequest ATQA, 2 bytes, the higher one first, as a PN532 reports it
 * @param selectAcknowledge SAK, 1 byte
 * @param blocks the blocks that differ from a card fresh from the factory by their number, 1 … 63;
 *     16 bytes each
 */
public record ClassicMemory(
    ByteString answerToRequest, ByteString selectAcknowledge, Map<Integer, ByteString> blocks)
    implements CardFile.Content {
  /** How many blocks a card has. */
  public static final int BLOCKS = 64;

  /** How many bytes a block has. */
  public static final int BLOCK_LENGTH = 16;

  /** How many blocks a sector has, its trailer among them. */
  public static final int BLOCKS_PER_SECTOR = 4;

  /** How many bytes a key has. */
  public static final int KEY_LENGTH = 6;

  private static final ByteString FACTORY_DATA = ByteString.of(new byte[BLOCK_LENGTH]);
  private static final ByteString FACTORY_TRAILER =
      ByteString.parse("FFFFFFFFFFFF FF078069 FFFFFFFFFFFF");

  /** Checks the bounds. */
  public ClassicMemory {
    blocks = Map.copyOf(blocks);
    if (answerToRequest.length() != 2) {
      throw new IllegalArgumentException("memory.atqa: 2 bytes");
    }
    if (selectAcknowledge.length() != 1) {
      throw new IllegalArgumentException("memory.sak: 1 byte");
    }
    if (!blocks.keySet().stream().allMatch(block -> block >= 1 && block < BLOCKS)) {
      throw new IllegalArgumentException("memory.blocks: numbers 1 to 63");
    }
    if (!blocks.values().stream().allMatch(block -> block.length() == BLOCK_LENGTH)) {
      throw new IllegalArgumentException("memory.blocks: 16 bytes each");
    }
  }

  /**
   * One block as it is stored, with its keys where it is a trailer.
   *
   * @param block 1 … 63
   */
  public ByteString block(int block) {
    ByteString written = blocks.get(block);
    if (written != null) {
      return written;
    }
    return isTrailer(block) ? FACTORY_TRAILER : FACTORY_DATA;
  }

  /**
   * Key A of a sector.
   *
   * @param sector 0 … 15
   */
  public ByteString keyA(int sector) {
    return part(sector, 0);
  }

  /**
   * Key B of a sector.
   *
   * @param sector 0 … 15
   */
  public ByteString keyB(int sector) {
    return part(sector, BLOCK_LENGTH - KEY_LENGTH);
  }

  static boolean isTrailer(int block) {
    return block % BLOCKS_PER_SECTOR == BLOCKS_PER_SECTOR - 1;
  }

  private ByteString part(int sector, int offset) {
    byte[] trailer = block(sector * BLOCKS_PER_SECTOR + BLOCKS_PER_SECTOR - 1).toArray();
    return ByteString.of(Arrays.copyOfRange(trailer, offset, offset + KEY_LENGTH));
  }
}
