package org.clearkiosk.chaos;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Objects;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;

/**
 * Every fsync of what writes the database fails with EIO for a while, as on a dying disk: strace
 * puts the error in their place. What is first sent meanwhile must not be acknowledged. Then, in
 * every second round, it is killed before syncs work again.
 */
final class FailingFsync implements Scenario {
  private static final int STUDENTS = 6_000;

  private final Engine engine;
  private @Nullable DatabaseHost host;
  private int turn;

  FailingFsync(Engine engine) {
    this.engine = engine;
  }

  @Override
  public Campaign newCampaign(Path folder) throws IOException, InterruptedException {
    Path place = Files.createDirectories(folder.resolve("database"));
    DatabaseHost on = engine.host(place);
    host = on;
    return Campaign.prepare(
        folder, Campaign.program(folder), on.data(folder.resolve("data")), 1, STUDENTS);
  }

  @Override
  public Struck strike(Campaign campaign, SplittableRandom random)
      throws IOException, InterruptedException {
    boolean kill = turn++ % 2 == 1;
    DatabaseHost on = Objects.requireNonNull(host);
    Duration moment = Scenario.between(random, 100, 800);
    Rush load = campaign.rush();
    Rush.Begun rush = load.begin().awaitAcknowledged(random.nextInt(1, 40));
    Tool.pass(moment);
    long liesBefore = load.acknowledgedWatched();
    FailingSyncs.during(
        on.writers(campaign),
        () -> {
          load.watch(true);
          Tool.pass(Scenario.between(random, 400, 1_200));
          load.watch(false);
          if (kill) {
            on.crash(campaign);
          }
        });
    on.recover(campaign);
    // a while with syncs that work, before the load ends
    Tool.pass(Duration.ofMillis(200));
    rush.end();
    long lies = load.acknowledgedWatched() - liesBefore;
    return new Struck(
        "fsync fails after %s%s".formatted(Scenario.seconds(moment), kill ? ", then killed" : ""),
        lies == 0
            ? Verdict.CLEAN
            : Verdict.wrong(lies + " were acknowledged while no fsync succeeded"));
  }

  @Override
  public void campaignEnded() throws IOException {
    close();
  }

  @Override
  public void close() throws IOException {
    DatabaseHost used = host;
    host = null;
    if (used != null) {
      used.close();
    }
  }
}
