package org.clearkiosk.bench;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** The card reader beside C programs that do the same. */
@Command(
    name = "reader",
    mixinStandardHelpOptions = true,
    description = "Measures the card reader beside C programs that do the same.")
final class ReaderCommand implements Callable<Integer> {
  /** A goal was missed. */
  static final int MISSED = 3;

  private static final int READS = 2000;
  private static final int READS_BEFORE = 6000;
  private static final int TAPS = 60;
  private static final int TAPS_BEFORE = 5;
  private static final int CLASSIC_READS_BEFORE = 4000;
  private static final int ROUNDS = 12;
  private static final int READS_OF_ROUND = 20;

  @Spec private CommandSpec spec;

  @Option(
      names = "--programs",
      required = true,
      paramLabel = "FOLDER",
      description = "Where the compiled C programs are.")
  private Path programs;

  @Option(names = "--json", paramLabel = "FILE", description = "Where the report goes as JSON.")
  private @Nullable Path json;

  @SuppressWarnings("NullAway.Init") // picocli sets the fields
  ReaderCommand() {}

  @Override
  public Integer call() throws IOException, InterruptedException {
    PrintWriter out = spec.commandLine().getOut();
    List<Comparison> comparisons = new ArrayList<>();
    try (CardService service = CardService.start()) {
      say(out, "Reading a card over PC/SC ...");
      comparisons.addAll(
          new CpuReads(programs.resolve("pcsc_read"), READS_BEFORE, READS).run(service));
      say(out, "Tapping a card on a PC/SC reader, about a minute ...");
      comparisons.add(new Arrivals(programs.resolve("pcsc_watch"), TAPS_BEFORE, TAPS).run(service));
    }
    say(out, "Reading a card over a serial line, about two minutes ...");
    comparisons.addAll(
        new ClassicReads(
                programs.resolve("nfc_classic"), CLASSIC_READS_BEFORE, ROUNDS, READS_OF_ROUND)
            .run());

    Report report = new Report("reader", "card-reader", comparisons);
    say(out, "");
    out.print(report.table());
    out.flush();
    if (json != null) {
      Files.writeString(json, report.json());
      say(out, "As JSON: " + json);
    }
    return report.isMet() ? 0 : MISSED;
  }

  private static void say(PrintWriter out, String text) {
    out.println(text);
    out.flush();
  }
}
