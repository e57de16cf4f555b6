package org.clearkiosk.scenario.play;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.zip.CRC32;
import org.clearkiosk.demo.DemoException;
import org.clearkiosk.scenario.script.Scenario;
import org.clearkiosk.scenario.stage.Campus;
import org.clearkiosk.scenario.stage.Site;
import org.jspecify.annotations.Nullable;

/**
 * A run of several scenarios.
 *
 * @param site where campuses are started
 * @param seed takes the place of the seeds in the files; empty to leave them
 * @param pictures where pictures go; must exist
 * @param watched whether someone looks on
 * @param again whether a scenario that fails is played once more, on a new campus
 * @param progress is told how it goes
 */
public record Run(
    Site site,
    OptionalLong seed,
    Path pictures,
    boolean watched,
    boolean again,
    Progress progress) {
  /**
   * Plays them all.
   *
   * @param campuses how many campuses run at a time, at least 1
   * @return the results in the order of the scenarios
   */
  public List<ScenarioResult> play(List<Scenario> scenarios, int campuses) {
    Map<Scenario, ScenarioResult> results = new ConcurrentHashMap<>();
    ExecutorService lanes = Executors.newFixedThreadPool(campuses);
    try {
      List<Future<?>> running = new ArrayList<>();
      for (Group group : Group.of(scenarios, seed)) {
        running.add(
            lanes.submit(
                () ->
                    play(
                        group,
                        result -> {
                          results.put(result.scenario(), result);
                          progress.ended(result);
                        })));
      }
      for (Future<?> each : running) {
        each.get();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new DemoException("interrupted", e);
    } catch (ExecutionException e) {
      throw new DemoException("the run broke off: " + e.getCause(), e);
    } finally {
      lanes.shutdownNow();
    }
    return results.values().stream()
        .sorted(Comparator.comparingInt(result -> scenarios.indexOf(result.scenario())))
        .toList();
  }

  /** A campus on which a scenario failed is not used again: no one knows in which state it is. */
  private void play(Group group, java.util.function.Consumer<ScenarioResult> ended) {
    @Nullable Campus campus = null;
    try {
      for (Scenario scenario : group.scenarios()) {
        List<ScenarioResult> failed = new ArrayList<>();
        while (true) {
          ScenarioResult result;
          try {
            if (campus == null) {
              campus = site.start(group.settings());
            }
            result =
                Player.play(
                    scenario,
                    campus,
                    seed,
                    pictures,
                    nameOf(scenario.file(), failed.size()),
                    progress,
                    watched);
          } catch (RuntimeException e) {
            result = brokenOff(scenario, e);
          }
          if (!result.passed() && campus != null) {
            campus.close();
            campus = null;
          }
          if (result.passed() || !again || !failed.isEmpty()) {
            ended.accept(result.after(failed));
            break;
          }
          progress.again(result);
          failed.add(result);
        }
      }
    } finally {
      if (campus != null) {
        campus.close();
      }
    }
  }

  private static ScenarioResult brokenOff(Scenario scenario, RuntimeException e) {
    return new ScenarioResult(
        scenario,
        List.of(),
        Duration.ZERO,
        Optional.of(
            new ScenarioResult.Failure(
                0,
                "start",
                e instanceof DemoException ? String.valueOf(e.getMessage()) : e.toString())));
  }

  /**
   * What the pictures of a file are called by: its path in letters that every system takes, and
   * what tells it from another of the same letters, as a-b from a/b. Those of a later try have
   * names of their own, which no other file's have.
   *
   * @param failed how many tries went before, at least 0
   */
  static String nameOf(Path file, int failed) {
    String path = file.normalize().toString();
    String plain =
        path.replaceAll("\\.ya?ml$", "").replaceAll("[^A-Za-z0-9]+", "-").replaceAll("^-", "");
    CRC32 sum = new CRC32();
    sum.update(path.getBytes(StandardCharsets.UTF_8));
    String name = "%s-%08x".formatted(plain, sum.getValue());
    return failed == 0 ? name : name + "_again";
  }
}
