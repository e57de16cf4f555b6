package org.clearkiosk.demo;

/** Something did not go as it must; the message tells a person what, and what to do next. */
public final class DemoException extends RuntimeException {
  private static final long serialVersionUID = 1;

  /** With what happened. */
  public DemoException(String message) {
    super(message);
  }

  /** With what happened, and why. */
  public DemoException(String message, Throwable cause) {
    super(message, cause);
  }
}
