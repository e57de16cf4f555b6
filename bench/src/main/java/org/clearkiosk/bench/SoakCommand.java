package org.clearkiosk.bench;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Many students in a row at one kiosk; {@code bin/soak kiosk}. */
@Command(
    name = "soak",
    mixinStandardHelpOptions = true,
    description =
        "Has one running kiosk serve many students in a row, and looks what it holds on to.")
final class SoakCommand implements Callable<Integer> {
  @Mixin private Reporting reporting;

  @Option(
      names = "--students",
      paramLabel = "N",
      description = "How many, 4 to 4000 (default: ${DEFAULT-VALUE}).")
  private int students = 2_000;

  @Option(
      names = "--minutes",
      paramLabel = "M",
      defaultValue = "240",
      description = "After so many no further student comes (default: ${DEFAULT-VALUE}).")
  private int minutes;

  @SuppressWarnings("NullAway.Init") // picocli sets the fields
  SoakCommand() {}

  @Override
  public Integer call() throws IOException, InterruptedException {
    @Nullable String display = System.getenv("DISPLAY");
    if (display == null) {
      throw new IOException("Set DISPLAY, as bin/soak does.");
    }
    return reporting.report(
        "kiosk",
        (findings, folder) ->
            findings.add(
                new Soak(students, Duration.ofMinutes(minutes), findings::progress)
                    .run(folder, display)));
  }
}
