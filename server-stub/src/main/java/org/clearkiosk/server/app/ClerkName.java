package org.clearkiosk.server.app;

import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The option of the commands with which a desk looks at a student, or changes something. */
final class ClerkName {
  private static final Pattern FORM = Pattern.compile("[A-Za-z0-9._-]{1,64}");

  @Option(
      names = "--as",
      paramLabel = "NAME",
      required = true,
      description =
          "Who does it, for the audit chain: 1 to 64 of A-Z, a-z, 0-9 and . _ -, for example"
              + " hall.desk-2. It is the caller's word; the operating system's user is noted beside,"
              + " and whoever called sudo, where it was called.")
  @SuppressWarnings("NullAway.Init") // picocli sets it
  private String name;

  /**
   * What is noted of who does it: {@code as}, and {@code sudoUser} where the command was called
   * through sudo.
   */
  Map<String, String> noted() throws CommandFailure {
    if (!FORM.matcher(name).matches()) {
      throw new CommandFailure(ExitCodes.WRONG_USE, "--as: 1 to 64 of A-Z, a-z, 0-9 and . _ -");
    }
    return noted(name, System.getenv("SUDO_USER"));
  }

  /**
   * The same of what was said.
   *
   * @param sudoUser as sudo names who called it; null where it was not called. All who come by sudo
   *     run as one user of the system, so that this alone tells them apart
   */
  static Map<String, String> noted(String name, @Nullable String sudoUser) {
    return sudoUser != null && FORM.matcher(sudoUser).matches()
        ? Map.of("as", name, "sudoUser", sudoUser)
        : Map.of("as", name);
  }
}
