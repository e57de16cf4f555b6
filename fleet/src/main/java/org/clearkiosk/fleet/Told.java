package org.clearkiosk.fleet;

/** What a terminal was told of a confirmation in the end. */
sealed interface Told {
  /**
   * The server has it.
   *
   * @param number the receipt's number
   */
  record Receipt(String number) implements Told {}

  /** The server refused it for good. */
  record Refused() implements Told {}
}
