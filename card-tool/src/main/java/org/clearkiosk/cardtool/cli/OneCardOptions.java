package org.clearkiosk.cardtool.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.Objects;
import org.clearkiosk.cardtool.reader.AllReaders;
import org.clearkiosk.cardtool.reader.NoCardException;
import org.clearkiosk.cardtool.reader.Sighting;
import org.clearkiosk.reader.SectorKeySource;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** What it takes to wait for one card and read it as a kiosk does. */
final class OneCardOptions {
  private static final int LONGEST_TIMEOUT = 3600;

  @Spec(Spec.Target.MIXEE)
  private @Nullable CommandSpec command;

  @Mixin private ReaderOptions readers = new ReaderOptions();
  @Mixin private CampusOptions campus = new CampusOptions();
  @Mixin private PersonalDataOption personal = new PersonalDataOption();

  @Option(
      names = "--timeout",
      paramLabel = "SECONDS",
      defaultValue = "30",
      description = "How long to wait for a card, 1 to 3600 (default: ${DEFAULT-VALUE}).")
  private int timeout = 30;

  boolean showsPersonalData() {
    return personal.isShown();
  }

  /**
   * Waits for a card.
   *
   * @param hints where whoever is to lay it down is told so
   * @param tornToo whether a card that left before it was read whole ends the wait
   */
  Sighting await(PrintWriter hints, boolean tornToo)
      throws IOException, NoCardException, InterruptedException {
    if (timeout < 1 || timeout > LONGEST_TIMEOUT) {
      throw new ParameterException(
          Objects.requireNonNull(command, "picocli gives it").commandLine(),
          "--timeout is 1 to 3600 seconds.");
    }
    // Before anything waits for an orderly end: nothing ends the wait for what someone types
    SectorKeySource keys = campus.keySource();
    try (Interruption interruption = Interruption.expected();
        AllReaders all = new AllReaders(readers.choice(), campus.cards(), keys)) {
      all.start();
      return new FirstCard(all, hints, Duration.ofSeconds(timeout), tornToo).await(interruption);
    }
  }
}
