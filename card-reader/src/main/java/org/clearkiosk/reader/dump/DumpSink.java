package org.clearkiosk.reader.dump;

/** Takes written dumps. */
@FunctionalInterface
public interface DumpSink {
  /**
   * Takes one dump. Called on the reader's thread when a read or a proof has ended and before it is
   * reported, so it must return soon. What it throws is logged and changes nothing.
   *
   * @param name a name for a file, without folder: letters, digits, dots and dashes, ending in
   *     {@code .dump}
   * @param text the dump, lines that end in a line feed; at most {@link Dump#MOST_CHARACTERS}
   */
  void accept(String name, String text);
}
