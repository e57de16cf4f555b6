package org.clearkiosk.cardtool.cli;

import picocli.CommandLine.Option;

/** The option without which nothing personal is shown. */
final class PersonalDataOption {
  @Option(
      names = "--show-personal-data",
      description =
          "Show card numbers whole, and the serial numbers that some cards have in their answer to"
              + " reset. Do not paste such output anywhere.")
  private boolean shown;

  boolean isShown() {
    return shown;
  }
}
