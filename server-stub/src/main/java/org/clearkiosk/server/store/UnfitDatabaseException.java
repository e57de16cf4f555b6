package org.clearkiosk.server.store;

/**
 * The database cannot be used as it is. The message says why and what to do; nothing was changed.
 */
public final class UnfitDatabaseException extends RuntimeException {
  private static final long serialVersionUID = 1;

  /** Says why and what to do. */
  public UnfitDatabaseException(String message) {
    super(message);
  }
}
