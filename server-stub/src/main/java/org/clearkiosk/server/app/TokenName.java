package org.clearkiosk.server.app;

import picocli.CommandLine.Parameters;

/** The parameter of the commands about one token. */
final class TokenName {
  @Parameters(
      paramLabel = "NAME",
      description = "1 to 64 of A-Z, a-z, 0-9 and . _ -, for example library.")
  @SuppressWarnings("NullAway.Init") // picocli sets it
  private String name;

  String checked() throws CommandFailure {
    if (!name.matches("[A-Za-z0-9._-]{1,64}")) {
      throw new CommandFailure(ExitCodes.WRONG_USE, "NAME: 1 to 64 of A-Z, a-z, 0-9 and . _ -");
    }
    return name;
  }
}
