package org.clearkiosk.reader.pcsc;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.clearkiosk.reader.EventLog;
import org.clearkiosk.reader.ProofOutcome;
import org.clearkiosk.reader.ReaderEvent;
import org.clearkiosk.reader.profile.CpuProfile;
import org.clearkiosk.sim.fault.CardFault;
import org.clearkiosk.sim.fault.Fault;
import org.clearkiosk.sim.vpcd.VirtualReader;
import org.junit.jupiter.api.Test;

class CardMuteTest {
  private static final PcscConfiguration IMPATIENT =
      new PcscConfiguration(
          Bench.FIRST.includePattern(),
          "",
          CpuProfile.DEFAULT_APPLICATION,
          Duration.ofMillis(300),
          Duration.ofMillis(300));

  @Test
  void givesUpACardThatNeverAnswers() throws Exception {
    EventLog log = new EventLog();
    try (Bench bench = Bench.start()) {
      VirtualReader slot = bench.firstSlot();
      bench.reader(IMPATIENT, log);
      log.awaitExactly("ready");

      slot.setFault(new CardFault.Mute());
      slot.place("mute", Bench.publishedCard());
      log.awaitExactly("ready", "unrecognised: mute");
      slot.remove();
      log.awaitExactly("ready", "unrecognised: mute", "left");

      slot.setFault(new Fault.None());
      slot.place("good", Bench.publishedCard());
      log.awaitExactly("ready", "unrecognised: mute", "left", "card 6008281001");
    }
    assertThat(log.all()).containsExactly("ready", "unrecognised: mute", "left", "card 6008281001");
  }

  @Test
  void survivesMoreMuteCardsThanItLeavesThreadsBehind() throws Exception {
    EventLog log = new EventLog();
    try (Bench bench = Bench.start()) {
      VirtualReader slot = bench.firstSlot();
      bench.reader(IMPATIENT, log);
      slot.setFault(new CardFault.Mute());
      String[] expected = new String[1 + 2 * (CardDesk.MOST_STUCK + 1)];
      expected[0] = "ready";
      for (int seen = 1; seen < expected.length; seen += 2) {
        expected[seen] = "unrecognised: mute";
        expected[seen + 1] = "left";
      }
      for (int round = 0; round <= CardDesk.MOST_STUCK; round++) {
        slot.place("mute " + round, Bench.publishedCard());
        log.awaitExactly(Arrays.copyOf(expected, 2 + 2 * round));
        slot.remove();
        log.awaitExactly(Arrays.copyOf(expected, 3 + 2 * round));
      }
      assertThat(log.all()).containsExactly(expected);
    }
  }

  @Test
  void timesOutWhenTheCardFallsSilentAfterTheRead() throws Exception {
    EventLog log = new EventLog();
    try (Bench bench = Bench.start()) {
      VirtualReader slot = bench.firstSlot();
      PcscReader reader = bench.reader(IMPATIENT, log);
      slot.place("silent", Bench.publishedCard());
      log.awaitExactly("ready", "card 6008281001");

      slot.setFault(new CardFault.Mute());
      long start = System.nanoTime();
      ProofOutcome outcome =
          reader.prove(log.lastIdentified(), new byte[16]).get(5, TimeUnit.SECONDS);
      assertThat(outcome).isInstanceOf(ProofOutcome.TimedOut.class);
      assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(2));

      slot.remove();
      log.awaitExactly("ready", "card 6008281001", "left");
    }
    assertThat(log.all()).containsExactly("ready", "card 6008281001", "left");
  }

  @Test
  void completesInTimeWhileAListenerBlocksTheReader() throws Exception {
    EventLog log = new EventLog();
    CountDownLatch release = new CountDownLatch(1);
    try (Bench bench = Bench.start()) {
      VirtualReader slot = bench.firstSlot();
      PcscReader reader =
          bench.reader(
              IMPATIENT,
              event -> {
                log.onEvent(event);
                if (event instanceof ReaderEvent.CardArrived) {
                  awaitQuietly(release);
                }
              });
      slot.place("one", Bench.publishedCard());
      log.awaitExactly("ready", "card 6008281001");

      assertThat(reader.prove(log.lastIdentified(), new byte[16]).get(5, TimeUnit.SECONDS))
          .isInstanceOf(ProofOutcome.TimedOut.class);
      release.countDown();
    }
    assertThat(log.all()).containsExactly("ready", "card 6008281001");
  }

  private static void awaitQuietly(CountDownLatch latch) {
    try {
      assertThat(latch.await(10, TimeUnit.SECONDS)).isTrue();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
