package org.clearkiosk.scenario;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.Callable;
import org.clearkiosk.demo.DemoException;
import org.clearkiosk.demo.Installation;
import org.clearkiosk.scenario.play.Progress;
import org.clearkiosk.scenario.play.Run;
import org.clearkiosk.scenario.play.ScenarioResult;
import org.clearkiosk.scenario.report.ReportFolder;
import org.clearkiosk.scenario.script.Scenario;
import org.clearkiosk.scenario.script.Vocabulary;
import org.clearkiosk.scenario.stage.Site;
import org.clearkiosk.sim.card.Deck;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code bin/sim run}. */
@Command(
    name = "bin/sim run",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = {
      "Plays scenarios: files of steps and of what is to come of them (docs/scenarios.md).",
      "Server, card service, readers and terminal run as processes of their own, on displays that"
          + " no one sees. Every step is reported with how long it took and a picture.",
      ""
    },
    footer = {
      "",
      "Try it:",
      "  bin/sim run scenarios/                        all of them",
      "  bin/sim run scenarios/ --only hall --watch    some of them, to look at",
      "  bin/sim run --check my-scenario.yaml          is it written as it must be?",
      "",
      "Exit codes: 0 all passed, 1 some failed, 2 wrong usage or mistakes in a file; then nothing",
      "was started."
    })
public final class RunCommand implements Callable<Integer> {
  private static final int FAILED = 1;
  private static final int UNUSABLE = 2;
  private static final int MOST_CAMPUSES = 16;

  @Parameters(
      paramLabel = "FILE|FOLDER",
      arity = "1..*",
      description = "Scenarios, and folders with scenarios (*.yaml) at any depth.")
  private List<Path> places = List.of();

  @Option(
      names = "--check",
      description = "Start nothing: read the files, and print each mistake with file and line.")
  private boolean check;

  @Option(
      names = "--only",
      paramLabel = "PATTERN",
      description = "Only scenarios whose path or title contains this; * stands for anything.")
  private @Nullable String only;

  @Option(
      names = "--seed",
      paramLabel = "NUMBER",
      description = "In place of the seeds in the files, wherever something is drawn at random.")
  private @Nullable Long seed;

  @Option(
      names = "--watch",
      description = "On this display, one after the other, with time to look at every step.")
  private boolean watch;

  @Option(
      names = "--again",
      description =
          "Play a scenario that fails once more, on a new campus; what passes then is told, too.")
  private boolean again;

  @Option(
      names = "--report",
      paramLabel = "FOLDER",
      description =
          "Where index.html, junit.xml and the pictures go. Default: target/scenarios in the"
              + " project")
  private @Nullable Path report;

  @Option(
      names = "--at-a-time",
      paramLabel = "NUMBER",
      description = "How many campuses run side by side, 1 to 16. Default: ${DEFAULT-VALUE}")
  private int campuses = 2;

  private final PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
  private final PrintStream err = new PrintStream(System.err, true, StandardCharsets.UTF_8);

  /** Runs the command and ends with its exit code. */
  public static void main(String... arguments) {
    // pictures are made and written, never shown
    System.setProperty("java.awt.headless", "true");
    System.exit(new CommandLine(new RunCommand()).execute(arguments));
  }

  @Override
  public Integer call() throws IOException {
    if (campuses < 1 || campuses > MOST_CAMPUSES) {
      return refuse("--at-a-time takes 1 to " + MOST_CAMPUSES + ".");
    }
    Library library = Library.read(places, Vocabulary.of(Deck.demo()));
    List<String> mistakes = library.mistakes();
    if (!mistakes.isEmpty()) {
      mistakes.forEach(err::println);
      return refuse(mistakes.size() + " mistakes; nothing was started.");
    }
    List<Scenario> chosen = chosen(library.scenarios());
    if (chosen.isEmpty()) {
      return refuse(
          library.scenarios().isEmpty()
              ? "There is no scenario (*.yaml) there."
              : "No scenario fits --only " + only + ".");
    }
    if (check) {
      out.println(chosen.size() + " scenarios are in order.");
      return 0;
    }
    String display = System.getenv("DISPLAY");
    if (watch && display == null) {
      return refuse("There is no display here to watch on: set DISPLAY, or leave out --watch.");
    }
    return play(chosen, watch ? Optional.ofNullable(display) : Optional.empty());
  }

  private int play(List<Scenario> scenarios, Optional<String> display) throws IOException {
    Installation installation = Installation.find();
    ReportFolder folder =
        ReportFolder.open(
            report == null ? installation.root().resolve("target/scenarios") : report);
    long begun = System.nanoTime();
    Site site = Site.open(installation, display);
    Thread ending = new Thread(site::close, "ending");
    Runtime.getRuntime().addShutdownHook(ending);
    try (site) {
      Told told = new Told(scenarios.size());
      Run run =
          new Run(
              site,
              seed == null ? OptionalLong.empty() : OptionalLong.of(seed),
              folder.pictures(),
              watch,
              again,
              told);
      List<ScenarioResult> results = run.play(scenarios, watch ? 1 : campuses);
      Duration took = Duration.ofNanos(System.nanoTime() - begun);
      folder.write(results, took);
      long failed = results.stream().filter(result -> !result.passed()).count();
      out.printf(
          Locale.ROOT,
          "%d passed, %d failed, in %d s%s. Report: %s%n",
          results.size() - failed,
          failed,
          took.toSeconds(),
          told.playedAgain == 0 ? "" : "; " + told.playedAgain + " played again",
          folder.page());
      return failed == 0 ? 0 : FAILED;
    } catch (DemoException e) {
      err.println("It did not work: " + e.getMessage());
      return FAILED;
    }
  }

  private List<Scenario> chosen(List<Scenario> scenarios) {
    if (only == null) {
      return scenarios;
    }
    Wildcards pattern = new Wildcards(only);
    return scenarios.stream()
        .filter(
            scenario -> pattern.fits(scenario.file().toString()) || pattern.fits(scenario.title()))
        .toList();
  }

  private int refuse(String why) {
    err.println(why);
    return UNUSABLE;
  }

  /** Tells a person how it goes, a line each. */
  private final class Told implements Progress {
    private final int all;
    private int ended;
    private int playedAgain;

    Told(int all) {
      this.all = all;
    }

    @Override
    public synchronized void step(Scenario scenario, String told) {
      out.println("         " + told);
    }

    @Override
    public synchronized void ended(ScenarioResult result) {
      ended++;
      out.printf(
          Locale.ROOT,
          "%3d/%d  %-6s %6.1f s  %s  (%s)%n",
          ended,
          all,
          result.passed() ? "passed" : "FAILED",
          result.took().toNanos() / 1e9,
          result.scenario().title(),
          result.scenario().file());
      tellFailure(result);
    }

    @Override
    public synchronized void again(ScenarioResult failed) {
      playedAgain++;
      out.println("         failed, and is played again: " + failed.scenario().title());
      tellFailure(failed);
    }

    private void tellFailure(ScenarioResult result) {
      result
          .failure()
          .ifPresent(
              failure ->
                  out.printf(
                      Locale.ROOT,
                      "         %s:%d: %s: %s%n",
                      result.scenario().file(),
                      failure.line(),
                      failure.step(),
                      failure.why()));
    }
  }
}
