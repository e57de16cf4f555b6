package org.clearkiosk.sim.cli;

import java.io.IOException;
import java.nio.charset.MalformedInputException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.clearkiosk.sim.card.CardFileFormat;
import org.clearkiosk.sim.replay.DumpCard;
import org.clearkiosk.sim.replay.RecordedScenario;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code bin/sim replay}. */
@Command(
    name = "replay",
    description = {
      "Make a card, or a scenario with that card, of a dump that bin/card or a terminal recorded:"
          + " it says again what was said then, so that a fault seen on campus is seen at the"
          + " desk.",
      "Several dumps of one card, a read and its proof, make one card. What a dump hides stays"
          + " hidden and is played as 00."
    },
    mixinStandardHelpOptions = true)
final class ReplayCommand extends Subcommand {
  private static final String JSON = ".json";
  private static final String YAML = ".yaml";
  private static final int LONGEST_LABEL = 40;

  /** A dump has 1,048,576 characters at most, each of which has four bytes at most. */
  private static final long MOST_BYTES = 4L * 1_048_576;

  @Parameters(arity = "1..*", paramLabel = "DUMP", description = "The dumps, in their order.")
  private List<Path> dumps = List.of();

  @ArgGroup(multiplicity = "1")
  private Target target = new Target();

  /** What is made. */
  private static final class Target {
    @Option(
        names = "--card",
        paramLabel = "FILE",
        description =
            "Where the card file is written: NAME.json, or a folder of cards. Use it with: bin/sim"
                + " start --cards FOLDER")
    private @Nullable Path card;

    @Option(
        names = "--scenario",
        paramLabel = "FILE",
        description =
            "Where the scenario is written: NAME.yaml, or a folder; the card beside it as"
                + " NAME.json. Use it with: bin/sim run FILE")
    private @Nullable Path scenario;
  }

  @Option(
      names = "--timing",
      description = "Let answers take as long as they took then; else they come at once.")
  private boolean timing;

  @Option(
      names = "--force",
      description = "Write over a card or a scenario that is there; else it is left as it is.")
  private boolean force;

  @Override
  int perform() throws IOException {
    @Nullable Path scenario = target.scenario;
    String ending = scenario == null ? JSON : YAML;
    Path named = Objects.requireNonNullElse(scenario == null ? target.card : scenario, Path.of(""));
    Path file = Files.isDirectory(named) ? named.resolve(label(dumps.get(0)) + ending) : named;
    if (!name(file).endsWith(ending)) {
      error()
          .println(
              "bin/sim replay: "
                  + (scenario == null ? "--card" : "--scenario")
                  + " is a folder, or a file that ends in "
                  + ending);
      return ExitCode.USAGE;
    }
    String label = name(file).substring(0, name(file).length() - ending.length());
    if (!label.matches("[a-z0-9-]{1,40}")) {
      error().println("bin/sim replay: a card's name has 1 to 40 of a-z, 0-9 and -");
      return ExitCode.USAGE;
    }
    List<String> texts = texts();
    DumpCard made =
        DumpCard.of(label, texts, timing ? DumpCard.Timing.AS_RECORDED : DumpCard.Timing.AT_ONCE);
    Path card = file.resolveSibling(label + JSON);
    refuseTaken(card);
    refuseTaken(file);
    write(card, CardFileFormat.write(made.card()));
    out().println("Card " + label + " is written to " + card + ".");
    if (scenario != null) {
      write(file, RecordedScenario.write(made, texts, name(card)));
      out().println("The scenario is written to " + file + ": bin/sim run " + file);
    }
    out().println("Then: " + made.outcome() + ".");
    if (scenario == null) {
      out()
          .println(
              made.onSerial()
                  ? "It was recorded on a PN532: bin/sim serial tap " + label
                  : "It was recorded through PC/SC: bin/sim tap " + label);
    }
    made.notes().forEach(out()::println);
    return ExitCode.DONE;
  }

  private void refuseTaken(Path file) throws IOException {
    if (!force && Files.exists(file)) {
      throw new IOException(
          file
              + " exists already, and nothing was changed. Name another, or write over it with"
              + " --force.");
    }
  }

  private List<String> texts() throws IOException {
    List<String> texts = new ArrayList<>();
    for (Path dump : dumps) {
      texts.add(text(dump));
    }
    return texts;
  }

  private static String text(Path dump) throws IOException {
    try {
      if (Files.size(dump) <= MOST_BYTES) {
        return Files.readString(dump);
      }
    } catch (MalformedInputException e) {
      throw new IOException(dump + " is no dump: it is not in UTF-8", e);
    } catch (IOException e) {
      throw FileFailure.at(dump, e);
    }
    throw new IOException(dump + " is too long for a dump");
  }

  private static void write(Path file, String text) throws IOException {
    try {
      Files.writeString(file, text);
    } catch (IOException e) {
      throw FileFailure.at(file, e);
    }
  }

  private static String label(Path dump) {
    String plain =
        name(dump)
            .toLowerCase(Locale.ROOT)
            .replaceAll("\\.dump$", "")
            .replaceAll("[^a-z0-9]+", "-");
    String cut = plain.substring(0, Math.min(LONGEST_LABEL, plain.length()));
    return cut.isEmpty() || cut.equals("-") ? "recorded" : cut;
  }

  private static String name(Path path) {
    Path name = path.getFileName();
    return name == null ? "" : name.toString();
  }
}
