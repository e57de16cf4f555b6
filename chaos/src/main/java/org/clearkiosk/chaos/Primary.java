package org.clearkiosk.chaos;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.locks.LockSupport;
import org.clearkiosk.load.ServerData;

/**
 * Two servers on the PostgreSQL cluster of {@code deploy/postgresql-ha}; the leading node is
 * killed, or stands still, until its synchronous standby leads; then it comes back.
 */
final class Primary implements Scenario {
  private static final int STUDENTS = 40_000;
  private static final Duration ANSWERED_AGAIN_WITHIN = Duration.ofMinutes(10);
  private static final long LOOK_AGAIN_NANOSECONDS = 50_000_000;

  /** How the leading node is broken. */
  enum Fault {
    KILLED("kill", "revive"),
    FROZEN("freeze", "thaw");

    private final String begin;
    private final String mend;

    Fault(String begin, String mend) {
      this.begin = begin;
      this.mend = mend;
    }
  }

  private final Fault fault;
  private final Path cluster;
  private final Path directory;
  private final int port;
  private boolean used;

  /**
   * Starts the cluster.
   *
   * @param cluster the program {@code deploy/postgresql-ha/cluster}
   * @param parent the cluster's data go below it
   * @param port the first of its 16 ports
   */
  Primary(Fault fault, Path cluster, Path parent, int port)
      throws IOException, InterruptedException {
    this.fault = fault;
    this.cluster = cluster;
    this.directory = parent.resolve("cluster");
    this.port = port;
    control("start");
  }

  private String control(String... command) throws IOException, InterruptedException {
    List<String> all =
        new ArrayList<>(
            List.of(
                cluster.toString(),
                "--dir",
                directory.toString(),
                "--port",
                Integer.toString(port),
                "--no-install"));
    all.addAll(List.of(command));
    return Tool.run(all.toArray(String[]::new));
  }

  @Override
  public Campaign newCampaign(Path folder) throws IOException, InterruptedException {
    if (used) {
      control("destroy");
      control("start");
    }
    used = true;
    List<String> options = control("database").lines().toList();
    return Campaign.prepare(
        folder,
        Campaign.program(folder),
        new ServerData(folder.resolve("data"), options.get(1), Path.of(options.get(3))),
        2,
        STUDENTS);
  }

  @Override
  public Struck strike(Campaign campaign, SplittableRandom random)
      throws IOException, InterruptedException {
    Duration moment = Scenario.between(random, 500, 3_000);
    Rush load = campaign.rush();
    Rush.Begun rush = load.begin().awaitAcknowledged(random.nextInt(1, 40));
    Tool.pass(moment);
    String leader = control("leader");
    long begun = System.nanoTime();
    control(fault.begin, leader);
    awaitOtherLeader(leader, begun);
    long before = load.acknowledged();
    while (load.acknowledged() < before + 50) {
      mayGoOn(begun, "the servers did not acknowledge again");
    }
    Duration gap = Duration.ofNanos(System.nanoTime() - begun);
    rush.end();
    control(fault.mend, leader);
    // two of three nodes broken is more than three are for
    control("settle");
    return new Struck(
        "%s %s after %s, acknowledged again after %s"
            .formatted(
                leader,
                fault == Fault.KILLED ? "killed" : "frozen",
                Scenario.seconds(moment),
                Scenario.seconds(gap)));
  }

  private void awaitOtherLeader(String leader, long begun)
      throws IOException, InterruptedException {
    while (true) {
      try {
        if (!control("leader").equals(leader)) {
          return;
        }
      } catch (IOException e) {
        // nobody leads at the moment
      }
      mayGoOn(begun, "no other node leads");
    }
  }

  private static void mayGoOn(long begun, String otherwise) throws IOException {
    if (System.nanoTime() - begun > ANSWERED_AGAIN_WITHIN.toNanos()) {
      throw new IOException(otherwise + " within " + ANSWERED_AGAIN_WITHIN.toSeconds() + " s");
    }
    LockSupport.parkNanos(LOOK_AGAIN_NANOSECONDS);
  }

  /** A cluster is dear to make: as many as there are students for. */
  @Override
  public int roundsOfACampaign() {
    return Integer.MAX_VALUE;
  }

  @Override
  public void close() throws IOException {
    try {
      control("destroy");
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
