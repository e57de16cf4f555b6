package org.clearkiosk.cardtool.cli;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.clearkiosk.reader.dump.Dump;
import org.clearkiosk.reader.dump.DumpFormatException;
import org.clearkiosk.reader.dump.DumpHeader;
import org.clearkiosk.reader.replay.Replay;
import org.clearkiosk.reader.replay.UnknownCommandException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code bin/card replay}. */
@Command(
    name = "replay",
    description = {
      "Play dumps as the cards they were taken of, without any reader: what does this version make of"
          + " them, and is it the same as when they were recorded?"
    },
    mixinStandardHelpOptions = true)
final class ReplayCommand extends Subcommand {
  private static final int LONGEST_FILE = 4 * Dump.MOST_CHARACTERS;

  @Parameters(paramLabel = "FILE", arity = "1..*", description = "What bin/card dump has written.")
  private List<Path> files = List.of();

  @Option(
      names = "--exchanges",
      description = "Show what was asked and answered as well, masked where the dump is not.")
  private boolean exchanges;

  @Override
  int perform() throws IOException {
    boolean same = true;
    for (Path file : files) {
      same &= play(file, read(file));
    }
    return same ? ExitCode.DONE : ExitCode.FAILED;
  }

  private boolean play(Path file, Dump dump) {
    DumpHeader header = dump.header();
    out().println(file + ":");
    out().println("  recorded  " + header.recorded() + ", on " + header.reader());
    out().println("  then      " + header.outcome());
    if (exchanges) {
      dump.masked().text().lines().skip(1).forEach(line -> out().println("    " + line));
    }
    Replay replay = new Replay(dump);
    if (!replay.isPossible()) {
      out().println("  now       cannot be played: no single card was connected");
      return true;
    }
    String now;
    try {
      now = replay.outcome();
    } catch (UnknownCommandException e) {
      now = "asks the card what was not asked then: " + e.getMessage();
    }
    boolean same = now.equals(header.outcome());
    out().println("  now       " + now + (same ? "; the same" : "; NOT the same"));
    return same;
  }

  private static Dump read(Path file) throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      return Dump.parse(new String(in.readNBytes(LONGEST_FILE), StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw FileFailure.at(file, e);
    } catch (DumpFormatException e) {
      throw new IOException(file + " is no dump of a card: " + e.getMessage(), e);
    }
  }
}
