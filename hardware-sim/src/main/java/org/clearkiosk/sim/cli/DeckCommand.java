package org.clearkiosk.sim.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.clearkiosk.sim.card.ByteString;
import org.clearkiosk.sim.card.CardFile;
import org.clearkiosk.sim.card.CardOffice;
import org.clearkiosk.sim.card.DeckWriter;
import org.clearkiosk.sim.card.DemoCards;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code bin/sim deck}. */
@Command(
    name = "deck",
    description = {
      "Personalise cards into a folder: the demo deck, or those of the students named.",
      "Use them with: bin/sim start --cards FOLDER"
    },
    mixinStandardHelpOptions = true)
final class DeckCommand extends Subcommand {
  @Parameters(paramLabel = "FOLDER", description = "Where the card files are written.")
  private Path folder = Path.of("");

  @Option(
      names = "--students",
      paramLabel = "NUMBER",
      split = ",",
      description = "Student numbers of 6 to 18 digits, separated by commas.")
  private List<String> students = List.of();

  @Option(
      names = "--master-key-file",
      paramLabel = "FILE",
      description =
          "File with a master key of generation 1 as 32 hexadecimal digits, for --students (default:"
              + " the demo campus's published test key).")
  private @Nullable Path masterKeyFile;

  @Override
  int perform() throws IOException {
    try {
      List<CardFile> cards = cards();
      DeckWriter.write(cards, folder);
      out().println(cards.size() + " cards written to " + folder);
      return ExitCode.DONE;
    } catch (IllegalArgumentException unusable) {
      error().println("bin/sim deck: " + unusable.getMessage());
      return ExitCode.USAGE;
    }
  }

  private List<CardFile> cards() throws IOException {
    if (students.isEmpty()) {
      if (masterKeyFile != null) {
        throw new IllegalArgumentException(
            "--master-key-file goes with --students, which names whose cards are made; the demo"
                + " deck has the demo campus's key. Nothing was written");
      }
      return DemoCards.all();
    }
    CardOffice office = new CardOffice(masterKey());
    List<CardFile> cards = new ArrayList<>();
    for (String student : students) {
      if (!student.matches("[0-9]{6,18}")) {
        throw new IllegalArgumentException("a student number has 6 to 18 digits");
      }
      cards.add(office.card(student, new CardFile.Title("学生卡", "a student's card")));
    }
    return cards;
  }

  private ByteString masterKey() throws IOException {
    if (masterKeyFile == null) {
      return CardOffice.DEMO_MASTER_KEY;
    }
    String digits = text(masterKeyFile).strip();
    if (!digits.matches("[0-9A-Fa-f]{32}")) {
      throw new IllegalArgumentException("a master key is 32 hexadecimal digits");
    }
    return ByteString.parse(digits);
  }

  private static String text(Path file) throws IOException {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw FileFailure.at(file, e);
    }
  }
}
