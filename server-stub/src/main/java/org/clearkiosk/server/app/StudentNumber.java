package org.clearkiosk.server.app;

import picocli.CommandLine.Parameters;

/** The number that the commands about one student take. */
final class StudentNumber {
  @Parameters(paramLabel = "STUDENT", description = "The student number.")
  @SuppressWarnings("NullAway.Init") // picocli sets it
  private String number;

  String checked() throws CommandFailure {
    return checked("STUDENT", number);
  }

  /**
   * The same for a number that an option gives.
   *
   * @param parameter its name
   */
  static String checked(String parameter, String number) throws CommandFailure {
    if (!number.matches("[0-9A-Za-z]{1,20}")) {
      throw new CommandFailure(
          ExitCodes.WRONG_USE, parameter + ": 1 to 20 letters and digits, for example 08281001");
    }
    return number;
  }
}
