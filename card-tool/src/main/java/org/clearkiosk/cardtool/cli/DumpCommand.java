package org.clearkiosk.cardtool.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import org.clearkiosk.cardtool.reader.NoCardException;
import org.clearkiosk.cardtool.reader.NoCardException.Missing;
import org.clearkiosk.cardtool.reader.Recording;
import org.clearkiosk.cardtool.reader.Sighting;
import org.clearkiosk.reader.ReaderEvent;
import org.clearkiosk.reader.dump.Dump;
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
    if (!toOutput && Files.exists(file)) {
      throw new IOException(file + " exists already and was left as it is; choose another name.");
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

  private void write(String text) throws IOException {
    FileAttribute<?>[] ownerOnly =
        FileSystems.getDefault().supportedFileAttributeViews().contains("posix")
            ? new FileAttribute<?>[] {
              PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
            }
            : new FileAttribute<?>[0];
    try {
      Files.createFile(file, ownerOnly);
      Files.write(file, text.getBytes(StandardCharsets.UTF_8));
    } catch (FileAlreadyExistsException e) {
      throw new IOException(file + " exists already and was left as it is.", e);
    } catch (NoSuchFileException e) {
      throw new IOException("there is no folder to write " + file + " to.", e);
    }
  }
}
