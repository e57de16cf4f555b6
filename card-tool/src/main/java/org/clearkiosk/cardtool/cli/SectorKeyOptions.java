package org.clearkiosk.cardtool.cli;

import java.io.Console;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import org.clearkiosk.cardtool.describe.Hex;
import org.clearkiosk.reader.SectorKey;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/**
 * Where the key of a MIFARE Classic sector comes from: never from the command line, which every
 * user of the machine can see and shells remember.
 */
final class SectorKeyOptions {
  private static final int LONGEST_FILE = 64;

  @Option(
      names = "--sector-key-file",
      paramLabel = "FILE",
      description =
          "File with the sector's key as 12 hexadecimal digits: key A, or key B after 'B:'.")
  private @Nullable Path file;

  @Option(
      names = "--ask-sector-key",
      description = "Ask for the sector's key; what is typed is not shown.")
  private boolean ask;

  boolean isGiven() {
    return file != null || ask;
  }

  /** The key; empty when none was offered. */
  Optional<SectorKey> read() throws IOException {
    if (file != null) {
      return Optional.of(parse(contents(file), file.toString()));
    }
    return ask ? Optional.of(prompted()) : Optional.empty();
  }

  private static String contents(Path file) throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      return new String(in.readNBytes(LONGEST_FILE), StandardCharsets.US_ASCII);
    } catch (IOException e) {
      throw FileFailure.at(file, e);
    }
  }

  private static SectorKey prompted() throws IOException {
    Console console =
        Optional.ofNullable(System.console())
            .filter(present -> CardCommand.isAtTerminal())
            .orElseThrow(
                () ->
                    new IOException(
                        "there is no terminal to ask for the key at; use --sector-key-file FILE"));
    char @Nullable [] typed =
        console.readPassword("Sector key (12 hexadecimal digits, B: before a key B): ");
    if (typed == null) {
      throw new IOException("no key was typed");
    }
    try {
      return parse(new String(typed), "what was typed");
    } finally {
      Arrays.fill(typed, ' ');
    }
  }

  private static SectorKey parse(String text, String source) throws IOException {
    String stripped = text.strip().toUpperCase(Locale.ROOT);
    boolean keyB = stripped.startsWith("B:");
    String digits = keyB || stripped.startsWith("A:") ? stripped.substring(2) : stripped;
    try {
      return new SectorKey(keyB ? SectorKey.Kind.B : SectorKey.Kind.A, Hex.parse(digits));
    } catch (IllegalArgumentException e) {
      // Without its message, which may hold a digit of the key
      throw new IOException("a sector key is 12 hexadecimal digits, and " + source + " is not", e);
    }
  }
}
