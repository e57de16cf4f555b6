package org.clearkiosk.cardtool.cli;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.clearkiosk.cardtool.reader.ReaderChoice;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options that choose readers. */
final class ReaderOptions {
  static final String READER_HELP =
      "Only PC/SC readers in whose name this regular expression is found.";

  @Option(names = "--reader", paramLabel = "REGEX", description = READER_HELP)
  private @Nullable Pattern reader;

  @Option(
      names = "--serial",
      paramLabel = "DEVICE",
      description =
          "A serial device with a PN532, for example /dev/ttyUSB0 or COM3; may be repeated. Without"
              + " --reader, PC/SC readers are then left alone.")
  private List<String> serial = List.of();

  ReaderChoice choice() {
    return new ReaderChoice(Optional.ofNullable(reader), serial);
  }
}
