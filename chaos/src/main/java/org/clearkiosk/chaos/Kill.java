package org.clearkiosk.chaos;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.SplittableRandom;

/**
 * The server is killed with SIGKILL and started again.
 *
 * @param students how many are invented for a database
 */
record Kill(Databases databases, int students) implements Scenario {
  static final int STUDENTS = 9_000;

  @Override
  public Campaign newCampaign(Path folder) throws IOException, InterruptedException {
    return Campaign.prepare(
        folder, Campaign.program(folder), databases.fresh(folder.resolve("data")), 1, students);
  }

  @Override
  public Struck strike(Campaign campaign, SplittableRandom random)
      throws IOException, InterruptedException {
    Duration moment = Scenario.between(random, 0, 1_000);
    Rush.Begun rush = campaign.rush().begin().awaitAcknowledged(random.nextInt(1, 40));
    Tool.pass(moment);
    campaign.server(0).kill();
    campaign.restart(0);
    rush.end();
    campaign.server(0).awaitReady();
    return new Struck("killed after " + Scenario.seconds(moment));
  }

  @Override
  public void close() throws IOException {
    databases.close();
  }
}
