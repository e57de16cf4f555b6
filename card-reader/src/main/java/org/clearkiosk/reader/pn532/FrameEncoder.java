package org.clearkiosk.reader.pn532;

/** Puts commands into frames (UM0701-02, 6.2.1). */
final class FrameEncoder {
  /**
   * The most parameters of one command: the chip takes 264 bytes of data and command code
   * (6.2.1.2).
   */
  static final int MAXIMUM_PARAMETERS = 263;

  /** From the host to the chip (TFI). */
  static final int TO_CHIP = 0xD4;

  private static final int HEADER_LENGTH = 2;
  private static final int LONGEST_NORMAL = 255;
  private static final byte[] ACK = {0x00, 0x00, (byte) 0xFF, 0x00, (byte) 0xFF, 0x00};
  private static final byte[] NACK = {0x00, 0x00, (byte) 0xFF, (byte) 0xFF, 0x00, 0x00};

  private FrameEncoder() {}

  /** Ends whatever the chip is doing (6.2.1.3). */
  static byte[] ack() {
    return ACK.clone();
  }

  /** Asks for the last response again (6.2.1.4). */
  static byte[] nack() {
    return NACK.clone();
  }

  /**
   * A command in a normal frame, or in an extended one when it is longer than that takes.
   *
   * @param code the command, 0 to 255
   * @param parameters at most {@link #MAXIMUM_PARAMETERS} bytes
   * @throws IllegalArgumentException when they are more
   */
  static byte[] command(int code, byte[] parameters) {
    if (parameters.length > MAXIMUM_PARAMETERS) {
      throw new IllegalArgumentException("Too long for a frame: " + parameters.length);
    }
    int length = HEADER_LENGTH + parameters.length;
    byte[] start =
        length <= LONGEST_NORMAL
            ? bytes(0x00, 0x00, 0xFF, length, -length)
            : bytes(0x00, 0x00, 0xFF, 0xFF, 0xFF, length >> 8, length, -((length >> 8) + length));
    byte[] frame = new byte[start.length + length + 2];
    System.arraycopy(start, 0, frame, 0, start.length);
    frame[start.length] = (byte) TO_CHIP;
    frame[start.length + 1] = (byte) code;
    System.arraycopy(parameters, 0, frame, start.length + HEADER_LENGTH, parameters.length);
    int sum = TO_CHIP + code;
    for (byte parameter : parameters) {
      sum += parameter;
    }
    frame[frame.length - 2] = (byte) -sum;
    return frame;
  }

  private static byte[] bytes(int... values) {
    byte[] bytes = new byte[values.length];
    for (int index = 0; index < values.length; index++) {
      bytes[index] = (byte) values[index];
    }
    return bytes;
  }
}
