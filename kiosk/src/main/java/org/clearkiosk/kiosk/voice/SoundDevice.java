package org.clearkiosk.kiosk.voice;

/** Where sound goes. */
interface SoundDevice {
  /**
   * Opens a line for samples at {@link Loudspeaker#RATE}, one channel, 16 bits. May take a while.
   *
   * @throws NoSoundException when there is no device or it is taken
   */
  Line open() throws NoSoundException;

  /** A line that is open. */
  interface Line extends AutoCloseable {
    /**
     * Writes samples; waits while the line is full.
     *
     * @throws NoSoundException when the device went away
     */
    void write(short[] samples) throws NoSoundException;

    @Override
    void close();
  }
}
