package org.clearkiosk.reader.pn532;

/**
 * An open serial line. Everything but {@link #cancel} belongs to one thread. No call blocks longer
 * than it was told, whatever happens to the cable.
 */
interface SerialLine extends AutoCloseable {

  /**
   * Hands bytes to the system.
   *
   * @throws LineException when the line is gone, or takes no more
   */
  void write(byte[] bytes) throws LineException;

  /**
   * Waits for bytes.
   *
   * @param nanoseconds how long at most; 0 only looks
   * @return what has come, a bounded number of bytes; empty when nothing came in time
   * @throws LineException when the line is gone
   */
  byte[] read(long nanoseconds) throws LineException;

  /** From any thread: every further call fails, and one that waits ends soon. */
  void cancel();

  /** Lets go of the device; never fails. */
  @Override
  void close();
}
