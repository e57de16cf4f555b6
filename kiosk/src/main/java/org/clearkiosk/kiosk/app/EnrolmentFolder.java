package org.clearkiosk.kiosk.app;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;
import org.clearkiosk.clearance.wire.Json;
import org.clearkiosk.kiosk.client.TerminalIdentity;
import org.clearkiosk.kiosk.disk.PrivateFiles;

/**
 * Who the terminal is, in two files of its data folder: {@code terminal.pem} (private key,
 * certificate, authority; for its owner alone) and {@code terminal.json} (the server's address, and
 * where the numbers of confirmations begin). Each is replaced whole or not at all.
 */
final class EnrolmentFolder {
  private static final long MOST_BYTES = Json.MAXIMUM_BYTES;

  private final Path identity;
  private final Path place;

  EnrolmentFolder(Path folder) {
    this.identity = folder.resolve("terminal.pem");
    this.place = folder.resolve("terminal.json");
  }

  /**
   * What enrolling gave the terminal beside its identity.
   *
   * @param server {@code https://host:port}
   * @param firstSequence the least number that its next confirmation may have, from 1
   */
  record Place(String server, long firstSequence) {
    Place {
      Objects.requireNonNull(server, "server");
      if (firstSequence < 1) {
        throw new IllegalArgumentException("firstSequence: from 1");
      }
    }
  }

  /** An enrolled terminal. */
  record Enrolment(Place place, TerminalIdentity identity) {}

  /**
   * Reads both files.
   *
   * @return empty when the terminal is not enrolled
   * @throws IOException when they cannot be read, are no such files, or others may read the key
   */
  Optional<Enrolment> read() throws IOException {
    if (!Files.exists(identity) || !Files.exists(place)) {
      return Optional.empty();
    }
    refuseOthers();
    try {
      return Optional.of(
          new Enrolment(
              Json.read(text(place), Place.class), TerminalIdentity.read(text(identity))));
    } catch (Json.MalformedMessageException e) {
      throw new IOException(place + ": " + e.getMessage(), e);
    } catch (IllegalArgumentException e) {
      throw new IOException(identity + ": " + e.getMessage(), e);
    }
  }

  /** Writes both; the identity last, since a terminal is enrolled once it is there. */
  void write(Enrolment enrolment) throws IOException {
    PrivateFiles.write(place, Json.write(enrolment.place()) + "\n");
    write(enrolment.identity());
  }

  /** Puts a renewed identity in the place of the one that is there. */
  void write(TerminalIdentity renewed) throws IOException {
    PrivateFiles.write(identity, renewed.write());
  }

  private static String text(Path file) throws IOException {
    if (Files.size(file) > MOST_BYTES) {
      throw new IOException(file + " is too long");
    }
    return Files.readString(file, StandardCharsets.US_ASCII);
  }

  private void refuseOthers() throws IOException {
    if (PrivateFiles.othersMayRead(identity)) {
      throw new IOException(
          "others may read the terminal's private key. Have the terminal revoked and enrol it"
              + " again; or, when no one has read it: chmod 600 "
              + identity);
    }
  }
}
