package org.clearkiosk.scenario.play;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.locks.LockSupport;
import org.clearkiosk.demo.DemoException;
import org.clearkiosk.scenario.script.Scenario;
import org.clearkiosk.scenario.script.Turn;
import org.clearkiosk.scenario.stage.Campus;
import org.jspecify.annotations.Nullable;

/** Plays one scenario on a campus, and takes a picture after every step. */
final class Player {
  private static final Duration WATCHABLE = Duration.ofMillis(900);

  private final Scenario scenario;
  private final Campus campus;
  private final Pictures pictures;
  private final Progress progress;
  private final boolean watched;
  private final List<StepResult> steps = new ArrayList<>();
  private ScenarioResult.@Nullable Failure failure;

  private Player(
      Scenario scenario,
      Campus campus,
      Path folder,
      String name,
      Progress progress,
      boolean watched) {
    this.scenario = scenario;
    this.campus = campus;
    this.pictures = new Pictures(folder, name);
    this.progress = progress;
    this.watched = watched;
  }

  /**
   * Plays it to its end, or to the first step that fails.
   *
   * @param folder where pictures go
   * @param name the beginning of their names
   * @param watched whether someone looks on, and wants to see each step
   */
  static ScenarioResult play(
      Scenario scenario,
      Campus campus,
      OptionalLong seed,
      Path folder,
      String name,
      Progress progress,
      boolean watched) {
    Player player = new Player(scenario, campus, folder, name, progress, watched);
    long begun = System.nanoTime();
    if (scenario.campus().ready()) {
      player.step("the terminal invites", 0, campus::awaitReady);
    }
    for (Turn turn : scenario.turns(seed)) {
      player.step(turn.told(), turn.act().line(), () -> turn.act().on(campus));
    }
    if (!scenario.campus().alone()) {
      player.step("ready for the next student", 0, campus::tidy);
    }
    return new ScenarioResult(
        scenario,
        player.steps,
        Duration.ofNanos(System.nanoTime() - begun),
        Optional.ofNullable(player.failure));
  }

  private void step(String told, int line, Runnable action) {
    if (failure != null) {
      steps.add(
          new StepResult(
              told, line, StepResult.Outcome.NOT_REACHED, Duration.ZERO, Optional.empty()));
      return;
    }
    if (watched) {
      progress.step(scenario, told);
    }
    long begun = System.nanoTime();
    StepResult.Outcome outcome = StepResult.Outcome.PASSED;
    try {
      action.run();
    } catch (DemoException e) {
      outcome = StepResult.Outcome.FAILED;
      failure = new ScenarioResult.Failure(line, told, String.valueOf(e.getMessage()));
    }
    Duration took = Duration.ofNanos(System.nanoTime() - begun);
    steps.add(
        new StepResult(told, line, outcome, took, Optional.of(pictures.keep(campus.photograph()))));
    if (watched) {
      LockSupport.parkNanos(WATCHABLE.toNanos());
    }
  }
}
