package org.clearkiosk.reader.pcsc;

/** This Java installation cannot reach PC/SC, and no waiting mends it. */
final class PcscUnusableException extends Exception {
  private static final long serialVersionUID = 1L;

  /**
   * @param message what a technician has to do
   */
  PcscUnusableException(String message, Throwable cause) {
    super(message, cause);
  }
}
