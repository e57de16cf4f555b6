package org.clearkiosk.kiosk.voice;

/** There is no sound device, it is taken, or it went away. */
final class NoSoundException extends Exception {
  private static final long serialVersionUID = 1;

  NoSoundException(String message) {
    super(message);
  }

  NoSoundException(String message, Throwable cause) {
    super(message, cause);
  }
}
