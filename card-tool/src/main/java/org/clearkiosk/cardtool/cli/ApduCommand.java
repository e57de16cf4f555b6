package org.clearkiosk.cardtool.cli;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.clearkiosk.cardtool.describe.CommandApduText;
import org.clearkiosk.cardtool.describe.Hex;
import org.clearkiosk.cardtool.describe.StatusWordText;
import org.clearkiosk.cardtool.reader.CardFinder;
import org.clearkiosk.cardtool.reader.DirectCard;
import org.clearkiosk.cardtool.reader.NoCardException;
import org.clearkiosk.cardtool.reader.NoCardException.Missing;
import org.clearkiosk.cardtool.reader.ReaderChoice;
import org.clearkiosk.reader.TransceiveException;
import org.clearkiosk.reader.apdu.ResponseApdu;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code bin/card apdu}. */
@Command(
    name = "apdu",
    description = {
      "Send command APDUs to the card on a reader, as they are, and show its answers.",
      "",
      "Each argument is one command in hexadecimal; single bytes with blanks between them are one"
          + " command together. Without arguments the commands are read from standard input, one a"
          + " line; lines that begin with # are skipped. Other programs are kept off the card until"
          + " the end.",
      "",
      "What goes to and fro is shown as it is, personal data too. Commands that hold a key belong"
          + " into standard input: arguments can be seen by every user of this machine.",
      ""
    },
    footer = {
      "",
      "Examples:",
      "  the card's identifier (PC/SC only):",
      "    bin/card apdu FFCA000000",
      "  the campus application, and its card file:",
      "    bin/card apdu 00A4040008F0434C4541524B0100 00B0810000"
    },
    mixinStandardHelpOptions = true)
final class ApduCommand extends Subcommand {
  private static final int LONGEST_TIMEOUT = 3600;
  private static final int MOST_LINE = 2000;
  private static final int MOST_SHOWN = 60;
  private static final double NANOSECONDS_A_MILLISECOND = 1e6;

  @Mixin private ReaderOptions readers = new ReaderOptions();

  @Parameters(
      paramLabel = "HEX",
      arity = "0..*",
      description = "Command APDUs, 4 to 261 bytes each.")
  private List<String> arguments = List.of();

  @Option(
      names = "--timeout",
      paramLabel = "SECONDS",
      defaultValue = "30",
      description = "How long to wait for a card, 0 to 3600 (default: ${DEFAULT-VALUE}).")
  private int timeout = 30;

  @Option(
      names = "--answer-timeout",
      paramLabel = "SECONDS",
      defaultValue = "10",
      description = "How long to wait for an answer, 1 to 3600 (default: ${DEFAULT-VALUE}).")
  private int answerTimeout = 10;

  @Override
  int perform() throws IOException, NoCardException, InterruptedException {
    if (timeout < 0
        || timeout > LONGEST_TIMEOUT
        || answerTimeout < 1
        || answerTimeout > LONGEST_TIMEOUT) {
      throw wrongUse("A timeout is at most 3600 seconds, and an answer's at least 1.");
    }
    ReaderChoice choice = readers.choice();
    if (choice.serialDevices().size() > 1
        || (choice.pattern().isPresent() && !choice.wantsOnlyPcsc())) {
      throw wrongUse("Commands go to one card: choose one --serial or one --reader.");
    }
    List<byte[]> commands = commands();
    try (Interruption interruption = Interruption.expected();
        CardFinder finder = CardFinder.at(choice, Duration.ofSeconds(answerTimeout));
        DirectCard card =
            finder.await(
                Duration.ofSeconds(timeout),
                () -> error().println("Lay a card on the reader (waiting " + timeout + " s)."),
                interruption::isAsked)) {
      out().println(card.reader() + ": " + card.description());
      if (commands.isEmpty()) {
        sendLines(card, finder, interruption);
      } else {
        for (byte[] command : commands) {
          send(card, command);
        }
      }
    }
    return ExitCode.DONE;
  }

  private List<byte[]> commands() {
    boolean bytewise =
        arguments.size() > 1
            && arguments.stream().allMatch(each -> each.length() < 2 * CommandApduText.SHORTEST);
    List<String> texts = bytewise ? List.of(String.join(" ", arguments)) : arguments;
    List<byte[]> commands = new ArrayList<>();
    for (String text : texts) {
      try {
        commands.add(CommandApduText.parse(text));
      } catch (IllegalArgumentException e) {
        throw wrongUse("Not a command APDU: " + text + ": " + e.getMessage() + ".");
      }
    }
    return commands;
  }

  private void sendLines(DirectCard card, CardFinder finder, Interruption interruption)
      throws IOException, NoCardException {
    BufferedReader lines =
        new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    boolean interactive = CardCommand.isAtTerminal();
    Runnable letGo =
        () -> {
          card.close();
          finder.close();
        };
    while (interruption.waitForInput(letGo)) {
      if (interactive) {
        out().print("apdu> ");
        out().flush();
      }
      @Nullable String line = lines.readLine();
      interruption.goOn();
      if (line == null) {
        return;
      }
      String stripped = line.strip();
      if (!stripped.isEmpty() && !stripped.startsWith("#")) {
        try {
          send(card, parse(stripped));
        } catch (IllegalArgumentException e) {
          if (!interactive) {
            throw new IOException(
                "not a command APDU: " + shortened(stripped) + ": " + e.getMessage(), e);
          }
          error().println("Not a command APDU: " + e.getMessage() + ".");
        }
      }
    }
  }

  private static byte[] parse(String line) {
    if (line.length() > MOST_LINE) {
      throw new IllegalArgumentException(
          "a line of " + line.length() + " characters, of at most " + MOST_LINE);
    }
    return CommandApduText.parse(line);
  }

  private static String shortened(String line) {
    return line.length() > MOST_SHOWN ? line.substring(0, MOST_SHOWN) + "…" : line;
  }

  private void send(DirectCard card, byte[] command) throws NoCardException {
    CommandApduText.doubt(command).ifPresent(doubt -> error().println("Note: " + doubt + "."));
    out().println("> " + Hex.spaced(command));
    out().flush();
    long start = System.nanoTime();
    ResponseApdu answer;
    try {
      answer = ResponseApdu.of(card.transceive(command));
    } catch (TransceiveException e) {
      throw new NoCardException(Missing.USABLE_CARD, failure(e.reason()));
    }
    double milliseconds = (System.nanoTime() - start) / NANOSECONDS_A_MILLISECOND;
    byte[] data = answer.data();
    if (data.length > 0) {
      out().println("< " + Hex.spaced(data));
    }
    out()
        .println(
            String.format(
                Locale.ROOT,
                "< %s  %s (%d %s, %.1f ms)",
                answer.status(),
                StatusWordText.of(answer.status()),
                data.length,
                data.length == 1 ? "byte" : "bytes",
                milliseconds));
    out().flush();
  }

  private static String failure(TransceiveException.Reason reason) {
    return switch (reason) {
      case CARD_GONE -> "the card left. What it was told last may or may not have been done.";
      case CARD_RESET ->
          "another program reset the card, or it lost its power: it has forgotten what was"
              + " selected. Begin anew.";
      case NO_ANSWER -> "the card did not answer in time (--answer-timeout).";
      case READER_GONE -> "the reader, or the card service, is gone.";
    };
  }
}
