package org.clearkiosk.reader;

/**
 * The way to one card: a command goes out, its answer comes back. Tracing, dumping and replay are
 * decorators around it.
 *
 * <p>An implementation serves one thread at a time.
 */
@FunctionalInterface
public interface Transceiver {
  /**
   * Sends one command APDU and waits for its response APDU, for no longer than the implementation's
   * own bound.
   *
   * @param command a command APDU, 4 to 261 bytes (ISO/IEC 7816-4, 5.1, short lengths); not changed
   * @return the response APDU, 2 to 258 bytes, the last two of which are the status word
   * @throws TransceiveException when no whole answer came; {@link TransceiveException#reason()}
   *     says why
   */
  byte[] transceive(byte[] command) throws TransceiveException;
}
