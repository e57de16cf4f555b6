package org.clearkiosk.reader.profile;

import java.io.ByteArrayOutputStream;
import java.util.Optional;
import org.clearkiosk.reader.CardRead.Unrecognised.Reason;
import org.clearkiosk.reader.SectorKey;
import org.clearkiosk.reader.TransceiveException;

/**
 * The profile {@code classic}: the card file, at most 48 bytes, in the three data blocks of one
 * sector of a MIFARE Classic 1K; docs/protocols/classic-layout.md is its specification.
 */
final class ClassicProfile {
  private static final int BLOCKS_PER_SECTOR = 4;
  private static final int DATA_BLOCKS = BLOCKS_PER_SECTOR - 1;

  private final int sector;

  ClassicProfile(int sector) {
    this.sector = sector;
  }

  /**
   * Opens the sector and reads the card file.
   *
   * @throws TransceiveException when the card does not answer to the end
   */
  FileReading read(StorageCard card, SectorKey key) throws TransceiveException {
    int first = sector * BLOCKS_PER_SECTOR;
    if (!card.authenticate(first, key)) {
      return new FileReading.Wrong(Reason.NOT_CAMPUS_CARD);
    }
    ByteArrayOutputStream file = new ByteArrayOutputStream();
    for (int block = first; block < first + DATA_BLOCKS; block++) {
      Optional<byte[]> content = card.read(block);
      if (content.isEmpty()) {
        return new FileReading.Wrong(Reason.DAMAGED);
      }
      file.writeBytes(content.get());
      if (!CardFile.isIncomplete(file.toByteArray())) {
        break;
      }
    }
    byte[] bytes = file.toByteArray();
    return bytes[0] == 0 ? new FileReading.Wrong(Reason.BLANK) : CardFile.parse(bytes);
  }
}
