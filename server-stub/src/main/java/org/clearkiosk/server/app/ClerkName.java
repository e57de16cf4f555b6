package org.clearkiosk.server.app;

import picocli.CommandLine.Option;

/** The option of the commands with which a desk looks at a student, or changes something. */
final class ClerkName {
  @Option(
      names = "--as",
      paramLabel = "NAME",
      required = true,
      description =
          "Who does it, for the audit chain: 1 to 64 of A-Z, a-z, 0-9 and . _ -, for example"
              + " hall.desk-2. It is the caller's word; the operating system's user is noted beside.")
  @SuppressWarnings("NullAway.Init") // picocli sets it
  private String name;

  String checked() throws CommandFailure {
    if (!name.matches("[A-Za-z0-9._-]{1,64}")) {
      throw new CommandFailure(ExitCodes.WRONG_USE, "--as: 1 to 64 of A-Z, a-z, 0-9 and . _ -");
    }
    return name;
  }
}
