package org.clearkiosk.kiosk.app;

import java.io.BufferedReader;
import java.io.Console;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.clearkiosk.kiosk.app.technician.TechnicianCards;
import org.clearkiosk.kiosk.app.technician.TechnicianPin;
import org.clearkiosk.kiosk.disk.PrivateFiles;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** What lets a technician in: both are typed, never on a command line that others can read. */
final class TechnicianCommands {
  private static final int FAILED = 1;

  /** Set by the launcher where somebody sits at the standard input. */
  private static final String TYPED_PROPERTY = "clearkiosk.typed";

  private TechnicianCommands() {}

  /** The PIN. */
  @Command(
      name = "technician-pin",
      mixinStandardHelpOptions = true,
      description = {
        "Sets the technician's PIN: six digits, typed twice and not shown, or the first line of"
            + " standard input.",
        "The terminal may run meanwhile. Tries that were wrong before are forgotten."
      })
  static final class Pin implements Callable<Integer> {
    @Spec private @Nullable CommandSpec spec;

    @Option(
        names = "--data",
        required = true,
        paramLabel = "FOLDER",
        description = "the terminal's data folder")
    private @Nullable Path data;

    @Override
    public Integer call() {
      CommandSpec command = Objects.requireNonNull(spec, "picocli sets it");
      try {
        Path folder = Objects.requireNonNull(data);
        String typed = Boolean.getBoolean(TYPED_PROPERTY) ? hidden() : ask(command, "PIN: ");
        PrivateFiles.createFolder(folder);
        TechnicianPin.set(folder, typed);
        return say(command.commandLine().getOut(), "The technician's PIN is set.", 0);
      } catch (IOException | IllegalArgumentException e) {
        return say(
            command.commandLine().getErr(),
            "The technician's PIN is not set: " + KioskCommand.told(e) + ".",
            FAILED);
      }
    }
  }

  /** A card. */
  @Command(
      name = "technician-card",
      mixinStandardHelpOptions = true,
      description = {
        "Prints what the setting technician-cards says for a card.",
        "The card's number is the first line of standard input; \"bin/card read"
            + " --show-personal-data\" tells it. Never take a student's card."
      })
  static final class Card implements Callable<Integer> {
    @Spec private @Nullable CommandSpec spec;

    @Override
    public Integer call() {
      CommandSpec command = Objects.requireNonNull(spec, "picocli sets it");
      try {
        String number = ask(command, "Card number: ");
        if (!number.matches("[0-9]{8,20}")) {
          throw new IllegalArgumentException("a card's number has 8 to 20 digits");
        }
        return say(command.commandLine().getOut(), TechnicianCards.digest(number), 0);
      } catch (IOException | IllegalArgumentException e) {
        return say(command.commandLine().getErr(), KioskCommand.told(e) + ".", FAILED);
      }
    }
  }

  /** Typed by someone who sits there: no one beside reads it, and a slip of a finger is noticed. */
  private static String hidden() {
    Console console =
        Optional.ofNullable(System.console())
            .orElseThrow(
                () ->
                    new IllegalArgumentException(
                        "what is typed would be shown. Let the output go to the terminal window, or"
                            + " the input come from another program"));
    char[] first = console.readPassword("PIN: ");
    char[] second = console.readPassword("Once more: ");
    if (first == null || !Arrays.equals(first, second)) {
      throw new IllegalArgumentException("the two are not the same");
    }
    return new String(first).strip();
  }

  private static String ask(CommandSpec command, String what) throws IOException {
    PrintWriter err = command.commandLine().getErr();
    err.print(what);
    err.flush();
    String typed =
        new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8)).readLine();
    if (typed == null || typed.isBlank()) {
      throw new IllegalArgumentException("nothing was typed");
    }
    return typed.strip();
  }

  private static int say(PrintWriter to, String what, int code) {
    to.println(what);
    to.flush();
    return code;
  }
}
