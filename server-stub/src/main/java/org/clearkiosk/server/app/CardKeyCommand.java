package org.clearkiosk.server.app;

import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.Callable;
import org.clearkiosk.clearance.model.CampusId;
import org.clearkiosk.server.disk.DataFolder;
import org.clearkiosk.server.identity.CardKeys;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** The cards' master keys. */
@Command(
    name = "card-key",
    description = "The master keys from which the cards' keys come.",
    mixinStandardHelpOptions = true,
    synopsisSubcommandLabel = "COMMAND",
    subcommands = CardKeyCommand.Import.class)
final class CardKeyCommand {
  /** Imports one generation's key. */
  @Command(
      name = "import",
      description = {
        "Import the master key of a generation of a campus's cards. It is read from the standard input (one line of 32"
            + " hexadecimal digits), so that no list of processes and no shell history shows it.",
        "A running server takes it at its next start."
      },
      mixinStandardHelpOptions = true)
  @SuppressWarnings("NullAway.Init") // picocli sets the fields
  static final class Import implements Callable<Integer> {
    private static final int LONGEST_LINE = 80;

    @Mixin private DataOption data;
    @Mixin private CampusOption campus;
    @Spec private CommandSpec spec;

    @Option(
        names = "--generation",
        required = true,
        paramLabel = "N",
        description = "The generation, 1 to 255, as it stands on the cards (tag C2).")
    private int generation;

    @Override
    public Integer call() throws Exception {
      if (generation < 1 || generation > 255) {
        throw new CommandFailure(ExitCodes.WRONG_USE, "--generation: 1 to 255");
      }
      CampusId id = campus.checked();
      DataFolder folder = data.open();
      String line =
          new BufferedReader(new InputStreamReader(System.in, StandardCharsets.US_ASCII))
              .readLine();
      String key = line == null ? "" : line.strip();
      if (key.length() > LONGEST_LINE || !key.matches("[0-9A-Fa-f]{32}")) {
        throw new CommandFailure(
            ExitCodes.WRONG_USE, "the standard input has no line of 32 hexadecimal digits");
      }
      if (!CardKeys.add(folder.cardMasterKeys(id), generation, key)) {
        throw new CommandFailure(
            ExitCodes.NOT_POSSIBLE,
            "generation %d of campus %s has another key; nothing was changed"
                .formatted(generation, id));
      }
      spec.commandLine()
          .getOut()
          .println("generation %d of campus %s imported".formatted(generation, id));
      return ExitCodes.DONE;
    }
  }
}
