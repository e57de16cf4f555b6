package org.clearkiosk.reader.profile;

import java.util.Optional;
import org.clearkiosk.reader.SectorKey;
import org.clearkiosk.reader.TransceiveException;

/** A MIFARE Classic card, whichever way its commands take. Serves one thread. */
public interface StorageCard {
  /** The length of a block in bytes. */
  int BLOCK_LENGTH = 16;

  /**
   * Opens a sector.
   *
   * @param block any block of the sector, 0 to 63
   * @return whether the card took the key
   * @throws TransceiveException when the card does not answer
   */
  boolean authenticate(int block, SectorKey key) throws TransceiveException;

  /**
   * Reads a block of the opened sector.
   *
   * @param block 0 to 63
   * @return 16 bytes; empty when the card does not let it be read
   * @throws TransceiveException when the card does not answer
   */
  Optional<byte[]> read(int block) throws TransceiveException;
}
