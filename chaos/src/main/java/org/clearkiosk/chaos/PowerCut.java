package org.clearkiosk.chaos;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.SplittableRandom;
import org.clearkiosk.load.ServerProgram;

/**
 * The file system under the database stops as in a power cut, with what was synced and no more;
 * what writes the database is killed, the file system mounted again, all started.
 *
 * <p>The control runs the server on libeatmydata, which leaves every sync out: then there must be
 * losses, or the judge sees nothing.
 */
final class PowerCut extends OnItsOwnVolume {
  private final boolean control;

  PowerCut(Engine engine, boolean control) {
    super(engine);
    this.control = control;
  }

  @Override
  ServerProgram program(Path folder) {
    ServerProgram program = Campaign.program(folder);
    return control ? program.withEnvironment("LD_PRELOAD", "libeatmydata.so") : program;
  }

  @Override
  public Struck strike(Campaign campaign, SplittableRandom random)
      throws IOException, InterruptedException {
    Duration moment = Scenario.between(random, 200, 1_500);
    Rush.Begun rush = campaign.rush().begin().awaitAcknowledged(random.nextInt(1, 40));
    Tool.pass(moment);
    volume().cutPower();
    host().crash(campaign);
    rush.end();
    volume().unmount();
    volume().mount();
    host().recover(campaign);
    return new Struck("power cut after " + Scenario.seconds(moment));
  }

  /** What the control lost is lost for all later rounds. */
  @Override
  public int roundsOfACampaign() {
    return control ? 1 : 20;
  }
}
