package org.clearkiosk.chaos;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.SplittableRandom;
import org.clearkiosk.load.ServerProgram;

/** The server is killed with SIGKILL and started again. */
record Kill(Databases databases) implements Scenario {
  private static final int STUDENTS = 9_000;

  @Override
  public Campaign newCampaign(Path folder) throws IOException, InterruptedException {
    return Campaign.prepare(
        folder,
        new ServerProgram(folder.resolve("logs")),
        databases.fresh(folder.resolve("data")),
        1,
        STUDENTS);
  }

  @Override
  public String strike(Campaign campaign, SplittableRandom random)
      throws IOException, InterruptedException {
    Duration moment = Scenario.between(random, 100, 1_500);
    Rush.Begun rush = campaign.rush().begin();
    Tool.pass(moment);
    campaign.server(0).kill();
    campaign.restart(0);
    rush.end();
    campaign.server(0).awaitReady();
    return "killed after " + Scenario.seconds(moment);
  }

  @Override
  public void close() throws IOException {
    databases.close();
  }
}
