package org.clearkiosk.sim.card;

import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;

/**
 * Personalises MIFARE Classic cards: one sector with the card file and keys of its own, as
 * docs/protocols/classic-layout.md says.
 */
public final class ClassicOffice {
  /** The sector that the demo campus uses. */
  public static final int SECTOR = 1;

  /** ATR of a MIFARE Classic 1K on a PC/SC reader (PC/SC part 3, 3.1.3.2.3.2). */
  static final ByteString ANSWER_TO_RESET =
      ByteString.parse("3B8F8001804F0CA000000306030001000000006A");

  private static final int FIRST_BLOCK = SECTOR * ClassicMemory.BLOCKS_PER_SECTOR;
  private static final int DATA_BLOCKS = ClassicMemory.BLOCKS_PER_SECTOR - 1;

  /** Both keys read the data, key B writes them and the trailer; no key can be read. */
  private static final ByteString ACCESS_CONDITIONS = ByteString.parse("78778869");

  private final ByteString masterKey;

  /**
   * An office that holds the master key of generation 1.
   *
   * @param masterKey 16 bytes
   */
  public ClassicOffice(ByteString masterKey) {
    if (masterKey.length() != 16) {
      throw new IllegalArgumentException("a master key has 16 bytes");
    }
    this.masterKey = masterKey;
  }

  /**
   * A card with a file of at most 48 bytes in the campus's sector, under the keys that belong to
   * its identifier.
   *
   * @param uniqueIdentifier 4 or 7 bytes
   */
  public CardFile card(
      String label, CardFile.Title title, ByteString uniqueIdentifier, ByteString file) {
    if (file.length() > DATA_BLOCKS * ClassicMemory.BLOCK_LENGTH) {
      throw new IllegalArgumentException("a sector holds a file of at most 48 bytes");
    }
    Map<Integer, ByteString> blocks = new TreeMap<>();
    byte[] stored = file.toArray();
    for (int index = 0; index * ClassicMemory.BLOCK_LENGTH < stored.length; index++) {
      int start = index * ClassicMemory.BLOCK_LENGTH;
      byte[] block = Arrays.copyOfRange(stored, start, start + ClassicMemory.BLOCK_LENGTH);
      blocks.put(FIRST_BLOCK + index, ByteString.of(block));
    }
    blocks.put(FIRST_BLOCK + DATA_BLOCKS, trailer(uniqueIdentifier));
    return new CardFile(
        label,
        title,
        ANSWER_TO_RESET,
        uniqueIdentifier,
        new ClassicMemory(
            ByteString.parse(uniqueIdentifier.length() == 4 ? "0004" : "0044"),
            ByteString.parse("08"),
            blocks));
  }

  /** Key A of the campus's sector on the card with an identifier: 6 bytes. */
  public ByteString keyA(ByteString uniqueIdentifier) {
    return ByteString.of(Arrays.copyOfRange(keys(uniqueIdentifier), 0, ClassicMemory.KEY_LENGTH));
  }

  private ByteString trailer(ByteString uniqueIdentifier) {
    byte[] keys = keys(uniqueIdentifier);
    ByteArrayOutputStream trailer = new ByteArrayOutputStream();
    trailer.write(keys, 0, ClassicMemory.KEY_LENGTH);
    trailer.writeBytes(ACCESS_CONDITIONS.toArray());
    trailer.write(keys, ClassicMemory.KEY_LENGTH, ClassicMemory.KEY_LENGTH);
    return ByteString.of(trailer.toByteArray());
  }

  /** Sixteen bytes, of which the first six are key A and the next six key B. */
  private byte[] keys(ByteString uniqueIdentifier) {
    ByteArrayOutputStream input = new ByteArrayOutputStream();
    input.writeBytes(uniqueIdentifier.toArray());
    input.write(SECTOR);
    input.writeBytes(CardLayout.AID.toArray());
    return AesCmac.diversify(masterKey.toArray(), input.toByteArray());
  }
}
