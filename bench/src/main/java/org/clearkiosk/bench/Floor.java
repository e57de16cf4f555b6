package org.clearkiosk.bench;

import java.io.IOException;

/** What a database engine can do by itself, with the same statements. */
interface Floor extends AutoCloseable {
  /** Who does it, for the report. */
  String name();

  /**
   * Runs transactions.
   *
   * @param connections how many at a time, where the engine lets more than one write
   * @param transactions how many in all
   */
  Round run(int connections, int transactions) throws IOException, InterruptedException;

  @Override
  void close() throws IOException;
}
