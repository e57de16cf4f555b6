package org.clearkiosk.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.Callable;
import org.clearkiosk.load.Campus;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The kiosk's start beside a bare window, and its way from the tap to the notice beside C. */
@Command(
    name = "kiosk",
    mixinStandardHelpOptions = true,
    description = "Measures the kiosk beside a bare window, and beside a C program.")
final class KioskCommand implements Callable<Integer> {
  private static final int STARTS = 15;
  private static final int STARTS_BEFORE = 2;
  private static final int VISITS = 60;
  private static final int VISITS_BEFORE = 15;
  private static final int QUICK = 4;
  private static final Duration LONGEST_SOAK = Duration.ofHours(4);

  @Mixin private Reporting reporting;

  @Option(
      names = "--programs",
      required = true,
      paramLabel = "FOLDER",
      description = "Where the compiled C programs are.")
  private Path programs;

  @Option(
      names = "--quick",
      description = "A quarter of it, to see that it works; its figures say less.")
  private boolean quick;

  @Option(
      names = "--only",
      paramLabel = "PART",
      description = "Only this part: ${COMPLETION-CANDIDATES}.")
  private @Nullable Part only;

  @Option(
      names = "--students",
      paramLabel = "N",
      description =
          "After that, so many in a row, 4 to 4000, at one kiosk, as bin/soak has them; with its"
              + " memory in the end.")
  private @Nullable Integer students;

  @SuppressWarnings("NullAway.Init") // picocli sets the fields
  KioskCommand() {}

  @Override
  public Integer call() throws IOException, InterruptedException {
    @Nullable String display = System.getenv("DISPLAY");
    if (display == null) {
      throw new IOException("Set DISPLAY, as bin/bench does.");
    }
    return reporting.report("kiosk", (findings, folder) -> measure(findings, folder, display));
  }

  private void measure(Findings findings, Path folder, String display)
      throws IOException, InterruptedException {
    int share = quick ? QUICK : 1;
    if (only != Part.VISITS) {
      findings.progress("Starting the kiosk and a bare window by turns ...");
      for (Finding finding : new Starts(display, folder, STARTS_BEFORE, STARTS / share).run()) {
        findings.add(finding);
      }
    }
    if (only != Part.STARTS) {
      visit(findings, folder, display, share);
    }
    if (students != null) {
      findings.add(
          new Soak(students, LONGEST_SOAK, findings::progress)
              .run(Files.createDirectory(folder.resolve("soak")), display));
    }
  }

  private void visit(Findings findings, Path folder, String display, int share)
      throws IOException, InterruptedException {
    findings.progress("Tapping cards, about two seconds each, " + VISITS / share + " times ...");
    Visits visits = new Visits(programs, VISITS_BEFORE / share, VISITS / share);
    try (CardService service = CardService.start();
        KioskBed bed = new KioskBed(folder, visits.students(), Campus.Passwords.AS_IN_PRODUCTION)) {
      for (Finding finding : visits.run(bed, service, display)) {
        findings.add(finding);
      }
    }
  }

  /** As it is named on the command line. */
  private enum Part {
    STARTS,
    VISITS
  }
}
