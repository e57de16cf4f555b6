package org.clearkiosk.server.store;

/** A backup or a restore that did not come about; the message says why, and what to do. */
public final class BackupException extends RuntimeException {
  private static final long serialVersionUID = 1;

  BackupException(String message) {
    super(message);
  }
}
