package org.clearkiosk.reader.dump;

/** A file is no dump, or none of a form that this version knows. */
public final class DumpFormatException extends Exception {
  private static final long serialVersionUID = 1L;

  /**
   * @param message what is wrong, and in which line
   */
  public DumpFormatException(String message) {
    super(message);
  }
}
