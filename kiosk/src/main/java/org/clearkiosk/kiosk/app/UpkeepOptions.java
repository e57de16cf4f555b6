package org.clearkiosk.kiosk.app;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.clearkiosk.settings.ConfigurationReport;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The settings of a terminal for those who keep it running. */
@SuppressWarnings("NullAway.Init") // picocli sets the fields
final class UpkeepOptions {
  @Option(
      names = "--finish-within",
      paramLabel = "SECONDS",
      defaultValue = "90",
      description =
          "after SIGTERM: how long the student who is being served may take to finish, 0 to 600"
              + " (default: ${DEFAULT-VALUE})")
  private int finishWithin;

  @Option(
      names = "--technician-cards",
      paramLabel = "SHA256",
      split = ",",
      description =
          "the cards that open the technician's pages, besides the keys: what \"bin/kiosk"
              + " technician-card\" prints for each; none of them a student's")
  private @Nullable List<String> technicianCards;

  @Option(
      names = "--cursor",
      negatable = true,
      arity = "0..1",
      defaultValue = "false",
      fallbackValue = "true",
      description = "show the pointer, where a mouse is used (default: hide it)")
  private boolean cursor;

  @Option(
      names = "--log-format",
      paramLabel = "FORMAT",
      defaultValue = "text",
      description =
          "how the log is written, text or json (default: ${DEFAULT-VALUE}); json is one"
              + " object a line")
  private LogFormat logFormat;

  /**
   * What was set.
   *
   * @throws IllegalArgumentException when something makes no sense; the message says what to mend
   */
  Upkeep upkeep() {
    return upkeep(finishWithin, technicianCards);
  }

  private Upkeep upkeep(int seconds, @Nullable List<String> cards) {
    return new Upkeep(
        Duration.ofSeconds(seconds),
        Set.copyOf(Objects.requireNonNullElse(cards, List.of())),
        cursor,
        logFormat);
  }

  /** What a start would do with each setting. */
  Map<String, ConfigurationReport.Use> uses() {
    Map<String, ConfigurationReport.Use> uses = new LinkedHashMap<>();
    uses.put("finish-within", () -> mistake(() -> upkeep(finishWithin, null)));
    uses.put("technician-cards", () -> mistake(() -> upkeep(0, technicianCards)));
    return uses;
  }

  private static Optional<String> mistake(Runnable start) {
    try {
      start.run();
      return Optional.empty();
    } catch (IllegalArgumentException e) {
      return Optional.of(String.valueOf(e.getMessage()));
    }
  }
}
