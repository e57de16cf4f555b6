package org.clearkiosk.kiosk.app;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.clearkiosk.clearance.wire.Json;
import org.jspecify.annotations.Nullable;

/**
 * The settings file: one JSON object; every member may be left out, and a flag of the command line
 * goes before it. Relative paths count from the file's own folder.
 *
 * @param server {@code https://host:port}
 * @param data a folder
 * @param pcsc whether the system's card service is used; without it, it is
 * @param reader a regular expression
 * @param serial the names of one serial device
 * @param profiles of {@code cpu}, {@code classic} and {@code uid}
 * @param cardApplication hexadecimal
 * @param sector 1 to 15
 * @param dump a folder
 * @param language {@code zh} or {@code en}
 * @param screen {@code {"widthMillimetres": 527, "heightMillimetres": 296}}
 * @param window {@code 1280x720}
 * @param keepDeliveredDays 0 to 3650
 */
record SettingsFile(
    @Nullable String server,
    @Nullable String data,
    @Nullable Boolean pcsc,
    @Nullable String reader,
    @Nullable List<String> serial,
    @Nullable List<String> profiles,
    @Nullable String cardApplication,
    @Nullable Integer sector,
    @Nullable String dump,
    @Nullable String language,
    KioskSettings.@Nullable ScreenSize screen,
    @Nullable String window,
    @Nullable Integer keepDeliveredDays) {
  private static final long MOST_BYTES = Json.MAXIMUM_BYTES;

  /** A file that says nothing. */
  static SettingsFile empty() {
    return new SettingsFile(
        null, null, null, null, null, null, null, null, null, null, null, null, null);
  }

  /**
   * Reads a file.
   *
   * @throws IOException when it cannot be read, or is no such object
   */
  static SettingsFile read(Path file) throws IOException {
    if (Files.size(file) > MOST_BYTES) {
      throw new IOException(file + " is too long for a settings file");
    }
    try {
      return Json.read(Files.readString(file), SettingsFile.class)
          .from(file.toAbsolutePath().getParent());
    } catch (Json.MalformedMessageException e) {
      throw new IOException(file + ": " + e.getMessage(), e);
    }
  }

  private SettingsFile from(@Nullable Path folder) {
    return new SettingsFile(
        server,
        resolved(folder, data),
        pcsc,
        reader,
        serial,
        profiles,
        cardApplication,
        sector,
        resolved(folder, dump),
        language,
        screen,
        window,
        keepDeliveredDays);
  }

  private static @Nullable String resolved(@Nullable Path folder, @Nullable String path) {
    return path == null || folder == null ? path : folder.resolve(path).toString();
  }
}
