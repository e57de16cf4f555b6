package org.clearkiosk.server.intake;

/**
 * A column of a file.
 *
 * @param name as it stands in the header
 * @param needed whether the header must have it
 * @param filled whether every row must have something in it
 * @param number whether its values are whole numbers
 * @param reader reads its cells
 */
record Column(String name, boolean needed, boolean filled, boolean number, Cell.Reader reader) {
  static Column needed(String name, Cell.Reader reader) {
    return new Column(name, true, true, false, reader);
  }

  static Column optional(String name, Cell.Reader reader) {
    return new Column(name, false, false, false, reader);
  }

  static Column numbers(String name, Cell.Reader reader) {
    return new Column(name, false, false, true, reader);
  }
}
