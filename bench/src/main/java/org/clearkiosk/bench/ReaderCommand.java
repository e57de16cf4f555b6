package org.clearkiosk.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The card reader beside C programs that do the same. */
@Command(
    name = "reader",
    mixinStandardHelpOptions = true,
    description = "Measures the card reader beside C programs that do the same.")
final class ReaderCommand implements Callable<Integer> {
  private static final int READS = 2000;
  private static final int READS_BEFORE = 6000;
  private static final int TAPS = 60;
  private static final int TAPS_BEFORE = 5;
  private static final int CLASSIC_READS_BEFORE = 4000;
  private static final int ROUNDS = 12;
  private static final int READS_OF_ROUND = 20;

  @Mixin private Reporting reporting;

  @Option(
      names = "--programs",
      required = true,
      paramLabel = "FOLDER",
      description = "Where the compiled C programs are.")
  private Path programs;

  @SuppressWarnings("NullAway.Init") // picocli sets the fields
  ReaderCommand() {}

  @Override
  public Integer call() throws IOException, InterruptedException {
    return reporting.report("card-reader", this::measure);
  }

  private void measure(Findings findings, Path folder) throws IOException, InterruptedException {
    try (CardService service = CardService.start()) {
      findings.progress("Reading a card over PC/SC ...");
      CpuReads reads = new CpuReads(programs.resolve("pcsc_read"), READS_BEFORE, READS);
      for (Finding finding : reads.run(service)) {
        findings.add(finding);
      }
      findings.progress("Tapping a card on a PC/SC reader, about a minute ...");
      findings.add(new Arrivals(programs.resolve("pcsc_watch"), TAPS_BEFORE, TAPS).run(service));
    }
    findings.progress("Reading a card over a serial line, about two minutes ...");
    ClassicReads reads =
        new ClassicReads(
            programs.resolve("nfc_classic"), CLASSIC_READS_BEFORE, ROUNDS, READS_OF_ROUND);
    for (Finding finding : reads.run(folder)) {
      findings.add(finding);
    }
  }
}
