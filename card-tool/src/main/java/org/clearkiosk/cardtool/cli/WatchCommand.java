package org.clearkiosk.cardtool.cli;

import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import org.clearkiosk.cardtool.reader.AllReaders;
import org.clearkiosk.cardtool.reader.ReaderChoice;
import org.clearkiosk.cardtool.reader.Sighting;
import org.clearkiosk.reader.SectorKeySource;
import org.clearkiosk.reader.profile.CampusCards;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code bin/card watch}. */
@Command(
    name = "watch",
    description = {
      "Show what all readers tell, until Ctrl-C: ready, lost, cards that come and go.",
      "Plug and unplug, lay cards down and take them away, restart the card service: every line has"
          + " the time and how long after the line before it came."
    },
    mixinStandardHelpOptions = true)
final class WatchCommand extends Subcommand {
  private static final Duration STEP = Duration.ofMillis(200);
  private static final long LONGEST_SECONDS = 366L * 24 * 60 * 60;

  @Mixin private ReaderOptions readers = new ReaderOptions();
  @Mixin private CampusOptions campus = new CampusOptions();
  @Mixin private PersonalDataOption personal = new PersonalDataOption();
  @Mixin private FormatOption format = new FormatOption();

  @Option(names = "--count", paramLabel = "N", description = "End after so many events.")
  private long count = Long.MAX_VALUE;

  @Option(names = "--seconds", paramLabel = "N", description = "End after so many seconds.")
  private long seconds = LONGEST_SECONDS;

  @Override
  int perform() throws IOException, InterruptedException {
    if (count < 1 || seconds < 1 || seconds > LONGEST_SECONDS) {
      throw wrongUse("--count and --seconds are 1 or more.");
    }
    CampusCards cards = campus.cards();
    ReaderChoice choice = readers.choice();
    SectorKeySource keys = campus.keySource();
    try (Interruption interruption = Interruption.expected();
        AllReaders all = new AllReaders(choice, cards, keys)) {
      WatchOutput output = new WatchOutput(out(), format.isJson(), personal.isShown());
      if (!format.isJson()) {
        out().println("Watching. Ctrl-C ends it.");
      }
      all.start();
      watch(all, output, interruption);
    }
    return ExitCode.DONE;
  }

  private void watch(AllReaders all, WatchOutput output, Interruption interruption)
      throws InterruptedException {
    long end = System.nanoTime() + Duration.ofSeconds(seconds).toNanos();
    long told = 0;
    while (told < count && !interruption.isAsked() && !out().checkError()) {
      long left = end - System.nanoTime();
      if (left <= 0) {
        return;
      }
      Optional<Sighting> sighting = all.next(Duration.ofNanos(Math.min(left, STEP.toNanos())));
      if (sighting.isPresent()) {
        output.tell(sighting.get());
        told++;
      }
    }
  }
}
