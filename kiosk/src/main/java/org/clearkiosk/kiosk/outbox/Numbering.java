package org.clearkiosk.kiosk.outbox;

import java.util.Objects;

/**
 * In whose name confirmations are numbered.
 *
 * @param terminal the terminal's number
 * @param first the least number that its next confirmation may have, from 1: lower ones may have
 *     been given out by a machine that stood in its place before
 */
public record Numbering(String terminal, long first) {
  public Numbering {
    Objects.requireNonNull(terminal, "terminal");
    if (first < 1) {
      throw new IllegalArgumentException("first: from 1");
    }
  }
}
