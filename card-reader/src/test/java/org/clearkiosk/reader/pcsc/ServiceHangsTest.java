package org.clearkiosk.reader.pcsc;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.clearkiosk.reader.EventLog;
import org.clearkiosk.reader.ProofOutcome;
import org.clearkiosk.reader.ReaderThreads;
import org.clearkiosk.sim.vpcd.VirtualReader;
import org.junit.jupiter.api.Test;

class ServiceHangsTest {

  @Test
  void isLostWhileTheServiceHangsAndBackAfterwards() throws Exception {
    EventLog log = new EventLog();
    try (Bench bench = Bench.start()) {
      VirtualReader slot = bench.firstSlot();
      bench.reader(Bench.FIRST, log);
      slot.place("one", Bench.publishedCard());
      log.awaitExactly("ready", "card 6008281001");

      ProcessHandle daemon = daemonProcess();
      signal(daemon, "STOP");
      try {
        log.awaitExactly("ready", "card 6008281001", "left", "lost: service not answering");
      } finally {
        signal(daemon, "CONT");
      }
      log.awaitExactly(
          "ready",
          "card 6008281001",
          "left",
          "lost: service not answering",
          "ready",
          "card 6008281001");
    }
    assertThat(log.all())
        .containsExactly(
            "ready",
            "card 6008281001",
            "left",
            "lost: service not answering",
            "ready",
            "card 6008281001");
  }

  @Test
  void closesWhileTheServiceHangs() throws Exception {
    EventLog log = new EventLog();
    try (Bench bench = Bench.start()) {
      VirtualReader slot = bench.firstSlot();
      PcscReader reader = bench.reader(Bench.FIRST, log);
      slot.place("one", Bench.publishedCard());
      log.awaitExactly("ready", "card 6008281001");

      ProcessHandle daemon = daemonProcess();
      signal(daemon, "STOP");
      try {
        CompletableFuture<ProofOutcome> proof = reader.prove(log.lastIdentified(), new byte[16]);
        long start = System.nanoTime();
        reader.close();
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(2));
        // on a busy machine the proof's own second is over before the reader is closed
        assertThat(proof.get(5, TimeUnit.SECONDS))
            .isInstanceOfAny(ProofOutcome.CardGone.class, ProofOutcome.TimedOut.class);
      } finally {
        signal(daemon, "CONT");
      }
      Bench.awaitUntil(
          "all threads of the reader end", () -> ReaderThreads.of(reader.name()).isEmpty());
    }
    assertThat(log.all()).containsExactly("ready", "card 6008281001");
  }

  private static ProcessHandle daemonProcess() {
    return ProcessHandle.current()
        .descendants()
        .filter(process -> process.info().command().orElse("").endsWith("/pcscd"))
        .findFirst()
        .orElseThrow();
  }

  private static void signal(ProcessHandle process, String signal)
      throws IOException, InterruptedException {
    int exit =
        new ProcessBuilder("kill", "-" + signal, Long.toString(process.pid())).start().waitFor();
    assertThat(exit).isZero();
  }
}
