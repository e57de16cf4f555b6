package org.clearkiosk.server.store;

import java.sql.SQLWarning;

/** The database said that a commit succeeded, and that it may yet be lost. */
public final class UnsureCommitException extends RuntimeException {
  private static final long serialVersionUID = 1;

  UnsureCommitException(SQLWarning warning) {
    super("committed, but not where it would outlive this host", warning);
  }
}
