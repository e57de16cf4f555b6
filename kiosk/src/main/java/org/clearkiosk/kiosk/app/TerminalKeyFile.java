package org.clearkiosk.kiosk.app;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import org.clearkiosk.clearance.wire.Json;
import org.jspecify.annotations.Nullable;

/**
 * The file that the server gives out, once, when a terminal is added: JSON. A secret.
 *
 * @param terminal the terminal's number; null where a hand wrote the file
 * @param key 32 bytes in base64url
 * @param server where the server is; null where the settings say so
 * @param ca the certificates to trust, as PEM text; null where the settings name a file
 */
record TerminalKeyFile(
    @Nullable String terminal, String key, @Nullable String server, @Nullable String ca) {
  TerminalKeyFile {
    Objects.requireNonNull(key, "key");
  }

  /**
   * Reads a key file.
   *
   * @throws IOException when it cannot be read, or is no such object
   */
  static TerminalKeyFile read(Path file) throws IOException {
    if (Files.size(file) > Json.MAXIMUM_BYTES) {
      throw new IOException(file + " is too long for a key file");
    }
    try {
      return Json.read(Files.readString(file), TerminalKeyFile.class);
    } catch (Json.MalformedMessageException e) {
      throw new IOException(file + ": " + e.getMessage(), e);
    }
  }

  /** Says nothing: the key is secret. */
  @Override
  public String toString() {
    return "TerminalKeyFile[]";
  }
}
