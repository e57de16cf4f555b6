package org.clearkiosk.reader.dump;

import java.util.List;

/**
 * One read of a card, or one proof: everything that went to the card and came back.
 *
 * @param header what stands before the first exchange
 * @param entries in the order in which they happened
 */
public record Dump(DumpHeader header, List<DumpEntry> entries) {
  /** The most entries of one dump; a read takes about 10. */
  public static final int MOST_ENTRIES = 1000;

  /** The most characters of a written dump. */
  public static final int MOST_CHARACTERS = 1 << 20;

  /** Copies the list. */
  public Dump {
    entries = List.copyOf(entries);
  }

  /**
   * Reads a written dump.
   *
   * @param text whatever somebody handed over
   * @throws DumpFormatException when it is no dump of a known form; the message names the line
   */
  public static Dump parse(String text) throws DumpFormatException {
    return new DumpParser(text).parse();
  }

  /** The same without personal data and keys; the same when it has none. */
  public Dump masked() {
    return header.masked() ? this : new Mask(this).masked();
  }

  /** The written form, with the meaning of each line beside it. */
  public String text() {
    return DumpWriter.text(this);
  }

  /** Without the entries, which may be personal. */
  @Override
  public String toString() {
    return "Dump[" + header.outcome() + ", " + entries.size() + " entries]";
  }
}
