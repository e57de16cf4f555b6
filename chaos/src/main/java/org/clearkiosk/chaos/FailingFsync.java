package org.clearkiosk.chaos;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.clearkiosk.load.ServerData;
import org.clearkiosk.load.ServerProcess;

/**
 * Every fsync of the server fails with EIO for a while, as on a dying disk: strace puts the error in
 * their place. What is first sent meanwhile must not be acknowledged. Then, in every second round,
 * the server is killed before syncs work again.
 */
final class FailingFsync implements Scenario {
  private static final int STUDENTS = 6_000;
  private static final Duration ATTACHED_WITHIN = Duration.ofSeconds(20);
  private static final long LOOK_AGAIN_NANOSECONDS = 5_000_000;

  private int turn;

  @Override
  public Campaign newCampaign(Path folder) throws IOException, InterruptedException {
    return Campaign.prepare(
        folder,
        Campaign.program(folder),
        ServerData.sqlite(folder.resolve("data")),
        1,
        STUDENTS);
  }

  @Override
  public Struck strike(Campaign campaign, SplittableRandom random)
      throws IOException, InterruptedException {
    boolean kill = turn++ % 2 == 1;
    Duration moment = Scenario.between(random, 100, 800);
    Rush load = campaign.rush();
    Rush.Begun rush = load.begin().awaitAcknowledged(random.nextInt(1, 40));
    Tool.pass(moment);
    ServerProcess server = campaign.server(0);
    long liesBefore = load.acknowledgedWatched();
    Process strace = attach(server.pid());
    try {
      load.watch(true);
      Tool.pass(Scenario.between(random, 400, 1_200));
      load.watch(false);
      if (kill) {
        server.kill();
      }
    } finally {
      strace.destroy();
      if (!strace.waitFor(ATTACHED_WITHIN.toSeconds(), TimeUnit.SECONDS)) {
        throw new IOException("strace does not let go");
      }
    }
    if (kill) {
      campaign.restart(0);
    } else {
      Tool.pass(Duration.ofMillis(200));
    }
    rush.end();
    campaign.server(0).awaitReady();
    long lies = load.acknowledgedWatched() - liesBefore;
    return new Struck("fsync fails after %s%s".formatted(Scenario.seconds(moment), kill ? ", then killed" : ""),
        lies == 0
            ? Verdict.CLEAN
            : Verdict.wrong(lies + " were acknowledged while no fsync succeeded"));
  }

  private static Process attach(long pid) throws IOException {
    Process strace =
        new ProcessBuilder(
                "strace",
                "-f",
                "-qq",
                "-p",
                Long.toString(pid),
                "-e",
                "trace=fsync,fdatasync",
                "-e",
                "inject=fsync,fdatasync:error=EIO",
                "-o",
                "/dev/null")
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .start();
    long end = System.nanoTime() + ATTACHED_WITHIN.toNanos();
    while (!allTraced(pid)) {
      if (System.nanoTime() > end || !strace.isAlive()) {
        strace.destroy();
        throw new IOException("strace cannot attach to the server");
      }
      LockSupport.parkNanos(LOOK_AGAIN_NANOSECONDS);
    }
    return strace;
  }

  private static boolean allTraced(long pid) throws IOException {
    try (DirectoryStream<Path> threads =
        Files.newDirectoryStream(Path.of("/proc", Long.toString(pid), "task"))) {
      for (Path thread : threads) {
        String status = Files.readString(thread.resolve("status"), StandardCharsets.UTF_8);
        if (status.contains("TracerPid:\t0\n")) {
          return false;
        }
      }
      return true;
    } catch (NoSuchFileException e) {
      // a thread ended meanwhile
      return false;
    }
  }
}
