package org.clearkiosk.chaos;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.SplittableRandom;

/** Two servers on one PostgreSQL are killed in turn; the terminals ask the other meanwhile. */
final class TwoServers implements Scenario {
  private static final int STUDENTS = 15_000;

  private final Databases databases;
  private int turn;

  TwoServers(Databases databases) {
    this.databases = databases;
  }

  @Override
  public Campaign newCampaign(Path folder) throws IOException, InterruptedException {
    return Campaign.prepare(
        folder, Campaign.program(folder), databases.fresh(folder.resolve("data")), 2, STUDENTS);
  }

  @Override
  public Struck strike(Campaign campaign, SplittableRandom random)
      throws IOException, InterruptedException {
    int victim = turn++ % 2;
    Duration moment = Scenario.between(random, 0, 1_000);
    Rush.Begun rush = campaign.rush().begin().awaitAcknowledged(random.nextInt(1, 40));
    Tool.pass(moment);
    campaign.server(victim).kill();
    campaign.restart(victim);
    Tool.pass(Scenario.between(random, 200, 800));
    rush.end();
    campaign.server(victim).awaitReady();
    return new Struck("server %d killed after %s".formatted(victim + 1, Scenario.seconds(moment)));
  }

  @Override
  public void close() throws IOException {
    databases.close();
  }
}
