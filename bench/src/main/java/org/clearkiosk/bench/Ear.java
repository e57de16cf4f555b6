package org.clearkiosk.bench;

import com.google.gson.Gson;
import com.google.gson.annotations.SerializedName;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * When a kiosk answers a card to the ear: by its log as JSON, where K-89 is told once the first
 * samples are in the sound device's line. The device is ALSA's own that takes all and plays
 * nothing.
 */
final class Ear {
  /** Where ALSA's library looks for its configuration. */
  static final String VARIABLE = "ALSA_CONFIG_PATH";

  private static final String SILENT_DEVICE = "pcm.!default { type null }\n";
  private static final String ANSWERED = "K-89";
  private static final String CARD = "CARD";
  private static final Gson GSON = new Gson();

  private final Path configuration;
  private final Path log;

  private Ear(Path configuration, Path log) {
    this.configuration = configuration;
    this.log = log;
  }

  /**
   * Gives a kiosk a sound device.
   *
   * @param folder where the device's configuration is written
   * @param log the kiosk's, as JSON
   */
  static Ear of(Path folder, Path log) throws IOException {
    Path configuration = folder.resolve("silent-device.conf");
    Files.writeString(configuration, SILENT_DEVICE);
    return new Ear(configuration, log);
  }

  /** What {@link #VARIABLE} says to the kiosk. */
  String configuration() {
    return configuration.toString();
  }

  private record Line(
      String time,
      @SerializedName("event") @Nullable String number,
      @Nullable List<String> values) {
    Optional<Instant> ofTheAnswerToACard() {
      return ANSWERED.equals(number) && values != null && values.contains(CARD)
          ? Optional.of(Instant.parse(time))
          : Optional.empty();
    }
  }

  /**
   * When a card was answered, by {@link System#nanoTime}, as exactly as the log tells times.
   *
   * @param arrived when the card came, by the same clock
   * @throws IOException when the log knows of no answer since then
   */
  long answeredAfter(long arrived) throws IOException {
    Instant now = Instant.now();
    Instant came = now.minusNanos(System.nanoTime() - arrived);
    try (Stream<String> lines = Files.lines(log)) {
      return lines
          .map(line -> GSON.fromJson(line, Line.class))
          .flatMap(line -> line.ofTheAnswerToACard().stream())
          .filter(answer -> !answer.isBefore(came))
          .findFirst()
          .map(answer -> arrived + Duration.between(came, answer).toNanos())
          .orElseThrow(() -> new IOException("The kiosk did not answer a card to the ear."));
    }
  }
}
