package org.clearkiosk.sim.cli;

import picocli.CommandLine.Option;

/** The option that chooses one of the two slots. */
final class ReaderOption {
  @Option(
      names = "--reader",
      paramLabel = "0|1",
      defaultValue = "0",
      description = "Which of the two reader slots (default: 0).")
  private int index;

  int index() {
    return index;
  }
}
