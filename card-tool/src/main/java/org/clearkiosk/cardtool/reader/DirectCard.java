package org.clearkiosk.cardtool.reader;

import org.clearkiosk.reader.TransceiveException;

/** A card to which commands go as they are, on either bus. */
public interface DirectCard extends AutoCloseable {
  /** The reader's name. */
  String reader();

  /** What the card says of itself, without its identifier. */
  String description();

  /**
   * Sends a command.
   *
   * @param command 4 to 261 bytes
   * @return at least the two bytes of the status word
   * @throws TransceiveException when no answer came
   */
  byte[] transceive(byte[] command) throws TransceiveException;

  /** Lets go of the card. */
  @Override
  void close();
}
