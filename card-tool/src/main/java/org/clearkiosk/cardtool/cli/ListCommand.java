package org.clearkiosk.cardtool.cli;

import java.time.Duration;
import java.util.List;
import java.util.regex.Pattern;
import org.clearkiosk.cardtool.describe.AnswerToResetText;
import org.clearkiosk.cardtool.describe.Hex;
import org.clearkiosk.cardtool.describe.ReaderText;
import org.clearkiosk.cardtool.reader.Inventory;
import org.clearkiosk.cardtool.reader.Inventory.SerialEntry;
import org.clearkiosk.reader.pcsc.CardService;
import org.clearkiosk.reader.pcsc.ReaderStatus;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code bin/card list}. */
@Command(
    name = "list",
    description = {
      "List the readers and what lies on them, and the serial devices that may be a PN532.",
      "No command is sent to a card. A serial device is opened only with --probe or --serial: what"
          + " stands behind it may be something else, and feels it."
    },
    mixinStandardHelpOptions = true)
final class ListCommand extends Subcommand {
  private static final Duration BOUND = Duration.ofSeconds(5);

  @Option(names = "--reader", paramLabel = "REGEX", description = ReaderOptions.READER_HELP)
  private @Nullable Pattern reader;

  @Option(
      names = "--serial",
      paramLabel = "DEVICE",
      description = "Ask this serial device whether it is a PN532; may be repeated.")
  private List<String> serial = List.of();

  @Option(names = "--probe", description = "Ask all serial devices whether they are a PN532.")
  private boolean probe;

  @Mixin private PersonalDataOption personal = new PersonalDataOption();
  @Mixin private FormatOption format = new FormatOption();

  @Override
  int perform() {
    Inventory inventory =
        Inventory.take(name -> reader == null || reader.matcher(name).find(), serial, probe, BOUND);
    if (format.isJson()) {
      out().println(FormatOption.JSON.toJson(InventoryJson.of(inventory, personal.isShown())));
    } else {
      print(inventory);
    }
    return inventory.hasReader() ? ExitCode.DONE : ExitCode.NO_READER;
  }

  private void print(Inventory inventory) {
    if (inventory.service() instanceof CardService.Running running) {
      printReaders(running.readers());
    } else if (inventory.service() instanceof CardService.Unavailable unavailable) {
      out().println("Readers behind PC/SC: " + ReaderText.ofService(unavailable.why()));
    }
    out().println();
    printDevices(inventory.serial());
    if (!inventory.hasReader()) {
      out().println();
      out().println("No reader is here. bin/card doctor looks for the reason.");
    }
  }

  private void printReaders(List<ReaderStatus> readers) {
    if (readers.isEmpty()) {
      out().println("Readers behind PC/SC: none; the card service runs and knows no such reader");
      return;
    }
    out().println("Readers behind PC/SC: " + readers.size());
    Table table = new Table();
    for (ReaderStatus each : readers) {
      String answer =
          each.answerToReset()
              .map(atr -> answer(atr.bytes()) + "  " + AnswerToResetText.of(atr.bytes()))
              .orElse("");
      table.row(each.reader(), ReaderText.of(each.occupancy()), answer);
    }
    table.print(out());
  }

  private String answer(byte[] bytes) {
    return personal.isShown() ? Hex.spaced(bytes) : AnswerToResetText.masked(bytes);
  }

  private void printDevices(List<SerialEntry> devices) {
    if (devices.isEmpty()) {
      out().println("Serial devices: none");
      return;
    }
    out().println("Serial devices: " + devices.size());
    Table table = new Table();
    for (SerialEntry each : devices) {
      table.row(each.device().stableName(), each.device().description(), each.state());
    }
    table.print(out());
  }
}
