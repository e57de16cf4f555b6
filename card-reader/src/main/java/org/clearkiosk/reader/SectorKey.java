package org.clearkiosk.reader;

/**
 * The key of one sector of one MIFARE Classic card (NXP MF1S50yyX/V1, 8.7.1). Immutable; {@link
 * #toString()} leaves the key out.
 */
public final class SectorKey {
  /** The length of a key in bytes. */
  public static final int LENGTH = 6;

  /** Which of a sector's two keys it is. */
  public enum Kind {
    /** Key A, the first six bytes of the sector's trailer. */
    A,
    /** Key B, its last six bytes. */
    B
  }

  private final Kind kind;
  private final byte[] key;

  /**
   * @param kind which of the sector's two keys it is
   * @param key 6 bytes; copied
   * @throws IllegalArgumentException when it is of another length
   */
  public SectorKey(Kind kind, byte[] key) {
    if (key.length != LENGTH) {
      throw new IllegalArgumentException("A sector key has 6 bytes: " + key.length);
    }
    this.kind = kind;
    this.key = key.clone();
  }

  /** Which of the sector's two keys it is. */
  public Kind kind() {
    return kind;
  }

  /** The 6 bytes of the key, a new copy each time. */
  public byte[] bytes() {
    return key.clone();
  }

  @Override
  public String toString() {
    return "SectorKey[kind=%s, key=(6 bytes)]".formatted(kind);
  }
}
