package org.clearkiosk.chaos;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.SplittableRandom;

/** A way in which a server, or what it stands on, is broken under load. */
interface Scenario extends AutoCloseable {
  /** A campaign on fresh data, its servers running. */
  Campaign newCampaign(Path folder) throws IOException, InterruptedException;

  /**
   * One round: lets the rush begin, breaks something at a random moment, ends the rush, and mends
   * what was broken. When it returns the servers answer again.
   *
   * @return what happened
   */
  Struck strike(Campaign campaign, SplittableRandom random)
      throws IOException, InterruptedException;

  /**
   * What happened in a round.
   *
   * @param what for the round's line
   * @param verdict what was seen to be wrong already, before the database is looked into
   */
  record Struck(String what, Verdict verdict) {
    Struck(String what) {
      this(what, Verdict.CLEAN);
    }
  }

  /** How many rounds are played on the same data. */
  default int roundsOfACampaign() {
    return 25;
  }

  /** Ends what it keeps running beside the campaigns. */
  @Override
  default void close() throws IOException {}

  /** Ends what is needed for a campaign beside its servers. */
  default void campaignEnded() throws IOException, InterruptedException {}

  /** A random time, for the moment of a fault. */
  static Duration between(SplittableRandom random, int least, int most) {
    return Duration.ofMillis(random.nextInt(least, most));
  }

  /** A time in seconds as a round's line has it. */
  static String seconds(Duration time) {
    return String.format(Locale.ROOT, "%.2f s", time.toMillis() / 1000.0);
  }
}
