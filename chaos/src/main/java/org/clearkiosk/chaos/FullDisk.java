package org.clearkiosk.chaos;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Objects;
import java.util.SplittableRandom;
import org.clearkiosk.load.ServerData;
import org.jspecify.annotations.Nullable;

/**
 * Another program takes all the room on the disk; the server goes on being asked; in every second
 * round it is killed meanwhile. Then there is room again.
 */
final class FullDisk implements Scenario {
  private static final int STUDENTS = 6_000;
  private static final int MEGABYTES = 400;

  private @Nullable Volume volume;
  private int turn;

  @Override
  public Campaign newCampaign(Path folder) throws IOException, InterruptedException {
    Volume made = Volume.make(folder, MEGABYTES);
    volume = made;
    return Campaign.prepare(
        folder,
        Campaign.program(folder),
        ServerData.sqlite(made.place().resolve("data")),
        1,
        STUDENTS);
  }

  @Override
  public Struck strike(Campaign campaign, SplittableRandom random)
      throws IOException, InterruptedException {
    Volume under = Objects.requireNonNull(volume);
    boolean kill = turn++ % 2 == 1;
    Duration moment = Scenario.between(random, 100, 800);
    Rush.Begun rush = campaign.rush().begin().awaitAcknowledged(random.nextInt(1, 40));
    Tool.pass(moment);
    Path filler = under.fill();
    long before = campaign.rush().acknowledged();
    Tool.pass(Scenario.between(random, 400, 1_200));
    long whileFull = campaign.rush().acknowledged() - before;
    if (kill) {
      campaign.server(0).kill();
    }
    Files.delete(filler);
    Tool.pass(Duration.ofMillis(100));
    if (kill) {
      campaign.restart(0);
    }
    rush.end();
    campaign.server(0).awaitReady();
    return new Struck("disk full after %s%s, %d still found room"
        .formatted(Scenario.seconds(moment), kill ? ", then killed" : "", whileFull));
  }

  @Override
  public void campaignEnded() throws IOException, InterruptedException {
    Volume used = volume;
    volume = null;
    if (used != null) {
      used.remove();
    }
  }

  @Override
  public void close() throws IOException {
    Volume left = volume;
    volume = null;
    if (left != null) {
      left.abandon();
    }
  }
}
