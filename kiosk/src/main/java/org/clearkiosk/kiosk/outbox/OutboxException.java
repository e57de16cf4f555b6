package org.clearkiosk.kiosk.outbox;

import org.jspecify.annotations.Nullable;

/** The outbox cannot do what it must; its message says nothing of what is kept in it. */
public final class OutboxException extends Exception {
  private static final long serialVersionUID = 1L;

  OutboxException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
