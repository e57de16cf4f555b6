package org.clearkiosk.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Many students in a row at one kiosk; {@code bin/soak kiosk}. */
@Command(
    name = "soak",
    mixinStandardHelpOptions = true,
    description =
        "Has one running kiosk serve many students in a row, and looks what it holds on to.")
final class SoakCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

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

  @Option(names = "--json", paramLabel = "FILE", description = "Where the report goes as JSON.")
  private @Nullable Path json;

  @SuppressWarnings("NullAway.Init") // picocli sets the fields
  SoakCommand() {}

  @Override
  public Integer call() throws IOException, InterruptedException {
    @Nullable String display = System.getenv("DISPLAY");
    if (display == null) {
      throw new IOException("Set DISPLAY, as bin/soak does.");
    }
    Findings findings =
        new Findings(
            "soak", "kiosk", spec.commandLine().getOut(), spec.commandLine().getErr(), json);
    // a socket's path has room for about a hundred characters
    Path folder = Files.createTempDirectory("ck-soak-");
    findings.progress("What the programs say is in " + folder.resolve("logs"));
    findings.add(
        new Soak(students, Duration.ofMinutes(minutes), findings::progress).run(folder, display));
    return findings.isMet() ? 0 : ReaderCommand.MISSED;
  }
}
