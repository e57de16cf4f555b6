package org.clearkiosk.server.app;

import java.io.BufferedReader;
import java.io.Console;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;

/**
 * Where a secret is read from, so that no list of processes, no shell history and no screen shows
 * it: typed twice without an echo, or the one line that another program writes.
 */
final class SecretInput {
  /** Set by the launcher where somebody sits at the standard input. */
  private static final String TYPED_PROPERTY = "clearkiosk.typed";

  private SecretInput() {}

  /**
   * Reads a secret.
   *
   * @param what it is, for whoever types it
   * @return empty where there is no line
   * @throws CommandFailure when it was not typed twice alike, or cannot be hidden
   */
  static String read(String what) throws IOException, CommandFailure {
    if (!Boolean.getBoolean(TYPED_PROPERTY)) {
      String line =
          new BufferedReader(new InputStreamReader(System.in, StandardCharsets.US_ASCII))
              .readLine();
      return line == null ? "" : line.strip();
    }
    // without one there is no way to hide what is typed
    Console console =
        Optional.ofNullable(System.console())
            .orElseThrow(
                () ->
                    new CommandFailure(
                        ExitCodes.WRONG_USE,
                        "what is typed would be shown; nothing was changed. Let the output go to the"
                            + " terminal window, or the input come from another program"));
    char[] first = console.readPassword("%s: ", what);
    char[] second = console.readPassword("once more: ");
    if (!Arrays.equals(first, second)) {
      throw new CommandFailure(
          ExitCodes.WRONG_USE, "the two are not the same; nothing was changed");
    }
    return first == null ? "" : new String(first);
  }
}
