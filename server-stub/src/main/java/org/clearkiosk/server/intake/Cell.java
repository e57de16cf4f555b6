package org.clearkiosk.server.intake;

import org.jspecify.annotations.Nullable;

/** What became of a cell's text. */
sealed interface Cell {
  /** Its value: a text, a whole number, or nothing. */
  record Value(@Nullable Object value) implements Cell {}

  /** It cannot be taken. */
  record Wrong(String problem, String remedy) implements Cell {}

  /** How a column's texts are read. An empty one is not asked about. */
  @FunctionalInterface
  interface Reader {
    Cell read(String text);
  }
}
