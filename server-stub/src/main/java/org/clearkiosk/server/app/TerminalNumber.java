package org.clearkiosk.server.app;

import picocli.CommandLine.Parameters;

/** The number that the commands about one terminal take. */
final class TerminalNumber {
  @Parameters(paramLabel = "NUMBER", description = "The terminal's number, for example 07.")
  @SuppressWarnings("NullAway.Init") // picocli sets it
  private String number;

  String checked() throws CommandFailure {
    if (!number.matches("[A-Za-z0-9]{1,16}")) {
      throw new CommandFailure(
          ExitCodes.WRONG_USE, "NUMBER: 1 to 16 letters and digits, for example 07");
    }
    return number;
  }
}
