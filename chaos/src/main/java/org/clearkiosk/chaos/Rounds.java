package org.clearkiosk.chaos;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.SplittableRandom;
import org.clearkiosk.load.Ledger;

/** Plays rounds of a scenario, tells of each, and counts. */
final class Rounds {
  /** With fewer students left a round would run dry. */
  private static final int FEWEST_STUDENTS = 800;

  private final Scenario scenario;
  private final Path folder;
  private final PrintWriter out;
  private final SplittableRandom random;
  private int campaigns;
  private long rounds;
  private long sent;
  private long acknowledged;
  private long refused;
  private long resolved;
  private Verdict verdict = Verdict.CLEAN;

  Rounds(Scenario scenario, Path folder, PrintWriter out, long seed) {
    this.scenario = scenario;
    this.folder = folder;
    this.out = out;
    this.random = new SplittableRandom(seed);
  }

  /**
   * When to stop.
   *
   * @param rounds after so many rounds
   * @param time or so long after the beginning, whichever is first
   */
  record Until(long rounds, Duration time) {}

  /** Plays; ends early when something was found. */
  Verdict play(Until until) throws IOException, InterruptedException {
    long begun = System.nanoTime();
    long end = begun + until.time().toNanos();
    while (verdict.clean() && rounds < until.rounds() && System.nanoTime() - end < 0) {
      campaigns++;
      try (Campaign campaign = scenario.newCampaign(folder.resolve("campaign-" + campaigns))) {
        for (int i = 0;
            i < scenario.roundsOfACampaign()
                && verdict.clean()
                && rounds < until.rounds()
                && System.nanoTime() - end < 0
                && campaign.studentsLeft() >= FEWEST_STUDENTS;
            i++) {
          round(campaign);
        }
        verdict = verdict.and(campaign.judgeAsOperator());
        count(campaign.ledger().counts());
      } finally {
        // the campaign is closed by now: its servers use no longer what is ended here
        scenario.campaignEnded();
      }
    }
    summary(Duration.ofNanos(System.nanoTime() - begun));
    return verdict;
  }

  private void round(Campaign campaign) throws IOException, InterruptedException {
    rounds++;
    Ledger.Counts before = campaign.ledger().counts();
    long begun = System.nanoTime();
    Scenario.Struck struck = scenario.strike(campaign, random);
    long unknown = campaign.ledger().counts().unknown();
    Verdict found = struck.verdict().and(campaign.settleAndJudge());
    verdict = verdict.and(found);
    Ledger.Counts after = campaign.ledger().counts();
    out.printf(
        Locale.ROOT,
        "round %4d  sent %5d  acknowledged %5d  refused %3d  unknown %4d, all resolved: %-3s  lost %d  doubled %d  wrong %d  %5.1f s  %s%n",
        rounds,
        after.sent() - before.sent(),
        after.acknowledged() - before.acknowledged(),
        after.refused() - before.refused(),
        unknown,
        after.unknown() == 0 ? "yes" : "no",
        found.lost(),
        found.doubled(),
        found.wrong(),
        (System.nanoTime() - begun) / 1e9,
        struck.what());
    found.words().forEach(words -> out.println("  " + words));
    out.flush();
  }

  private void count(Ledger.Counts counts) {
    sent += counts.sent();
    acknowledged += counts.acknowledged();
    refused += counts.refused();
    resolved += counts.resolved();
  }

  private void summary(Duration took) {
    out.println();
    line("rounds", rounds);
    line("databases", campaigns);
    line("sent", sent);
    line("acknowledged", acknowledged);
    line("refused", refused);
    line("unknown, then resolved", resolved);
    line("lost", verdict.lost());
    line("doubled", verdict.doubled());
    line("wrong otherwise", verdict.wrong());
    out.printf(
        Locale.ROOT,
        "%-24s %8d s, %.1f s a round%n",
        "took",
        took.toSeconds(),
        took.toMillis() / 1000.0 / Math.max(1, rounds));
    verdict.words().forEach(words -> out.println("  " + words));
    out.flush();
  }

  private void line(String what, long count) {
    out.printf(Locale.ROOT, "%-24s %8d%n", what, count);
  }
}
