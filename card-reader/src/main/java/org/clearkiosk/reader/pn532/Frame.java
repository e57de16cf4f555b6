package org.clearkiosk.reader.pn532;

/** What comes over the line from a PN532 (UM0701-02, 6.2.1). */
sealed interface Frame {

  /** The last frame arrived whole. */
  record Ack() implements Frame {}

  /** The last frame arrived broken; it is to be sent again. */
  record Nack() implements Frame {}

  /** The chip cannot make sense of the last command (error frame, 6.2.1.5). */
  record SyntaxError() implements Frame {}

  /** Began like a frame and failed a checksum, or named a length that no frame has. */
  record Faulty() implements Frame {}

  /** A response of the chip. */
  final class Response implements Frame {
    private final int code;
    private final byte[] data;

    Response(int code, byte[] data) {
      this.code = code;
      this.data = data.clone();
    }

    /** Which command it answers, plus one; 0 to 255. */
    int code() {
      return code;
    }

    /** What follows the code; a new copy each time. */
    byte[] data() {
      return data.clone();
    }

    /** Without the data, which may be personal. */
    @Override
    public String toString() {
      return "Response[code=%02X, data=(%d bytes)]".formatted(code, data.length);
    }
  }
}
