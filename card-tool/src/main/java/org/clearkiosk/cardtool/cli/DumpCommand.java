package org.clearkiosk.cardtool.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.clearkiosk.cardtool.reader.NoCardException;
import org.clearkiosk.cardtool.reader.NoCardException.Missing;
import org.clearkiosk.cardtool.reader.Recording;
import org.clearkiosk.cardtool.reader.Sighting;
import org.clearkiosk.reader.ReaderEvent;
import org.clearkiosk.reader.dump.Dump;
import org.clearkiosk.reader.dump.DumpFile;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code bin/card dump}. */
@Command(
    name = "dump",
    description = {
      "Wait for a card, read it as a kiosk does, and write all that it was asked and answered to a"
          + " file: for whoever is to find out why a card is refused.",
      "A card that leaves too soon is written down as well. The file holds no card number, key or proof, and can be sent to anyone; with"
          + " --show-personal-data it holds all of them. bin/card replay plays it."
    },
    mixinStandardHelpOptions = true)
final class DumpCommand extends Subcommand {
  @Mixin private OneCardOptions options = new OneCardOptions();

  @Parameters(
      paramLabel = "FILE",
      description = "Where to; must not exist yet. - is standard output.")
  private Path file = Path.of("");

  @Override
  int perform() throws IOException, NoCardException, InterruptedException {
    boolean toOutput = file.toString().equals("-");
    if (!toOutput) {
      checkPlace();
    }
    Sighting arrival = options.await(error(), true);
    Recording recording =
        arrival
            .recording()
            .orElseThrow(
                () -> new NoCardException(Missing.USABLE_CARD, "the reading was not recorded."));
    Dump dump = options.showsPersonalData() ? recording.dump() : recording.dump().masked();
    if (toOutput) {
      out().print(dump.text());
      out().flush();
      return ExitCode.DONE;
    }
    write(dump.text());
    OneCardText.print(
        arrival,
        ((ReaderEvent.CardArrived) arrival.event()).card(),
        options.showsPersonalData(),
        out());
    out()
        .println(
            "Written to "
                + file
                + (dump.header().masked()
                    ? ", without personal data and keys."
                    : ", WITH personal data and, if one was given, the sector's key."));
    return ExitCode.DONE;
  }

  /** Whoever holds a card is told before they lay it down. */
  private void checkPlace() throws IOException {
    if (Files.exists(file)) {
      throw new IOException(file + " exists already and was left as it is; choose another name.");
    }
    @Nullable Path folder = file.toAbsolutePath().getParent();
    if (folder == null || !Files.isDirectory(folder)) {
      throw new IOException("there is no folder " + folder + " to write to.");
    }
    if (!Files.isWritable(folder)) {
      throw new IOException("this user has no right to write to the folder " + folder + ".");
    }
  }

  private void write(String text) throws IOException {
    try {
      DumpFile.write(file, text);
    } catch (IOException e) {
      throw FileFailure.at(file, e);
    }
  }
}
