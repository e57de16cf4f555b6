package org.clearkiosk.chaos;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.SplittableRandom;

/**
 * Another program takes all the room on the database's disk; the server goes on being asked; in
 * every second round what writes the database is killed meanwhile. Then there is room again.
 */
final class FullDisk extends OnItsOwnVolume {
  private int turn;

  FullDisk(Engine engine) {
    super(engine);
  }

  @Override
  public Struck strike(Campaign campaign, SplittableRandom random)
      throws IOException, InterruptedException {
    boolean kill = turn++ % 2 == 1;
    Duration moment = Scenario.between(random, 100, 800);
    Rush load = campaign.rush();
    Rush.Begun rush = load.begin().awaitAcknowledged(random.nextInt(1, 40));
    Tool.pass(moment);
    Path filler = volume().fill();
    long before = load.acknowledged();
    Tool.pass(Scenario.between(random, 400, 1_200));
    long whileFull = load.acknowledged() - before;
    if (kill) {
      host().crash(campaign);
    }
    Files.delete(filler);
    host().recover(campaign);
    // a while with room, before the load ends
    Tool.pass(Duration.ofMillis(200));
    rush.end();
    return new Struck(
        "disk full after %s%s, %d still found room"
            .formatted(Scenario.seconds(moment), kill ? ", then killed" : "", whileFull));
  }
}
