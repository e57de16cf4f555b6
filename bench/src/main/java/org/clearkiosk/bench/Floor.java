package org.clearkiosk.bench;

import java.io.IOException;
import java.util.Optional;

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

  /**
   * Runs transactions whose commits are put off, so that many share one, from one connection: what
   * the engine cannot do faster whoever commits.
   *
   * @param commit how many share one
   * @return empty where only the engine's own statements are measured
   */
  default Optional<Round> together(int transactions, int commit)
      throws IOException, InterruptedException {
    return Optional.empty();
  }

  @Override
  void close() throws IOException;
}
