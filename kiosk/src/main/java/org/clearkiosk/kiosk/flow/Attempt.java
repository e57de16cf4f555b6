package org.clearkiosk.kiosk.flow;

/**
 * Numbers everything that is asked of the world outside, so that an answer that comes too late is
 * recognised and dropped.
 *
 * @param number counted from 1 over the life of the program; 0 before the first
 */
public record Attempt(long number) {
  /** Before anything was asked. */
  public static final Attempt NONE = new Attempt(0);

  /** The attempt after this one. */
  public Attempt next() {
    return new Attempt(number + 1);
  }
}
