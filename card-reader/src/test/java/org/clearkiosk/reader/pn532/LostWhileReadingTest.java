package org.clearkiosk.reader.pn532;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.clearkiosk.reader.EventLog;
import org.clearkiosk.sim.card.VirtualCard;
import org.clearkiosk.sim.fault.Fault;
import org.clearkiosk.sim.fault.LineFault;
import org.junit.jupiter.api.Test;

/** The reader is lost between two commands to a card. */
class LostWhileReadingTest {

  @Test
  void byAStallIsNoticedAndNoCardIsReported() throws Exception {
    EventLog log = new EventLog();
    try (SerialBench bench = SerialBench.start()) {
      bench.reader(log);
      log.awaitNext("ready");
      AtReadBinary card = new AtReadBinary(() -> bench.chip().setLineFault(new LineFault.Stall()));
      bench.chip().place("one", card);
      card.awaitReached();
      long stalled = System.nanoTime();
      log.awaitNext("lost: service not answering");
      assertThat(System.nanoTime() - stalled).isLessThan(SerialBench.NOTICED.toNanos());

      bench.chip().setLineFault(new Fault.None());
      log.awaitNext("ready");
      log.awaitNext("card 6008281001");
      log.assertNothingMore();
    }
  }

  @Test
  void byThePlugIsNoticedAndNoCardIsReported() throws Exception {
    EventLog log = new EventLog();
    try (SerialBench bench = SerialBench.start()) {
      bench.reader(log);
      log.awaitNext("ready");
      // Not by the chip's own thread, which ends with the plug
      AtReadBinary card =
          new AtReadBinary(() -> CompletableFuture.runAsync(() -> pull(bench)).join());
      bench.chip().place("one", card);
      card.awaitReached();
      log.awaitNext("lost: unplugged");

      bench.chip().plug(bench.firstPath());
      log.awaitNext("ready");
      log.awaitNext("card 6008281001");
      log.assertNothingMore();
    }
  }

  private static void pull(SerialBench bench) {
    try {
      bench.chip().unplug();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Something happens when its file is read for the first time. */
  private static final class AtReadBinary implements VirtualCard {
    private static final int READ_BINARY = 0xB0;

    private final VirtualCard card = SerialBench.publishedCard();
    private final CountDownLatch reached = new CountDownLatch(1);
    private final Runnable mishap;

    AtReadBinary(Runnable mishap) {
      this.mishap = mishap;
    }

    void awaitReached() throws InterruptedException {
      assertThat(reached.await(EventLog.PATIENCE.toSeconds(), TimeUnit.SECONDS)).isTrue();
    }

    @Override
    public byte[] answerToReset() {
      return card.answerToReset();
    }

    @Override
    public byte[] uniqueIdentifier() {
      return card.uniqueIdentifier();
    }

    @Override
    public void reset() {
      card.reset();
    }

    @Override
    public byte[] transmit(byte[] command) {
      if (command.length > 1 && (command[1] & 0xFF) == READ_BINARY && reached.getCount() > 0) {
        mishap.run();
        reached.countDown();
      }
      return card.transmit(command);
    }
  }
}
