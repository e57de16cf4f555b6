package org.clearkiosk.chaos;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Objects;
import java.util.SplittableRandom;
import org.clearkiosk.load.ServerData;
import org.clearkiosk.load.ServerProgram;
import org.jspecify.annotations.Nullable;

/**
 * The file system under the database stops as in a power cut, with what was synced and no more; the
 * server is killed, the file system mounted again, the server started.
 *
 * <p>The control runs the server on libeatmydata, which leaves every sync out: then there must be
 * losses, or the judge sees nothing.
 */
final class PowerCut implements Scenario {
  private static final int STUDENTS = 6_000;
  private static final int MEGABYTES = 400;

  private final boolean control;
  private @Nullable Volume volume;

  PowerCut(boolean control) {
    this.control = control;
  }

  @Override
  public Campaign newCampaign(Path folder) throws IOException, InterruptedException {
    Volume made = Volume.make(folder, MEGABYTES);
    volume = made;
    ServerProgram program = Campaign.program(folder);
    Campaign campaign =
        Campaign.prepare(
            folder,
            control ? program.withEnvironment("LD_PRELOAD", "libeatmydata.so") : program,
            ServerData.sqlite(made.place().resolve("data")),
            1,
            STUDENTS);
    made.sync();
    return campaign;
  }

  @Override
  public Struck strike(Campaign campaign, SplittableRandom random)
      throws IOException, InterruptedException {
    Volume under = Objects.requireNonNull(volume);
    Duration moment = Scenario.between(random, 200, 1_500);
    Rush.Begun rush = campaign.rush().begin().awaitAcknowledged(random.nextInt(1, 40));
    Tool.pass(moment);
    under.cutPower();
    campaign.server(0).kill();
    rush.end();
    under.unmount();
    under.mount();
    campaign.restart(0);
    campaign.server(0).awaitReady();
    return new Struck("power cut after " + Scenario.seconds(moment));
  }

  /** What the control lost is lost for all later rounds. */
  @Override
  public int roundsOfACampaign() {
    return control ? 1 : 20;
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
