package org.clearkiosk.sim.cli;

import picocli.CommandLine.Option;

/** The option that chooses one of the slots. */
final class ReaderOption {
  @Option(
      names = "--reader",
      paramLabel = "0..3",
      defaultValue = "0",
      description = "Which of the reader slots (default: 0); 2 and 3 with start --readers 2.")
  private int index;

  int index() {
    return index;
  }
}
