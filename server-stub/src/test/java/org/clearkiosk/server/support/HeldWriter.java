package org.clearkiosk.server.support;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.clearkiosk.server.store.GroupCommit;

/** Keeps a writer busy, so that what comes meanwhile is one batch. */
public final class HeldWriter {
  private static final int PATIENCE_SECONDS = 20;

  private HeldWriter() {}

  /** {@return what lets it go} */
  public static CountDownLatch hold(GroupCommit writer) throws InterruptedException {
    CountDownLatch begun = new CountDownLatch(1);
    CountDownLatch released = new CountDownLatch(1);
    CompletableFuture<Boolean> unused =
        writer.submit(
            "0",
            handle -> {
              begun.countDown();
              return awaited(released);
            });
    assertThat(begun.await(PATIENCE_SECONDS, TimeUnit.SECONDS)).isTrue();
    return released;
  }

  /** Waits for a latch; within the writer's work, where nothing checked may be thrown. */
  public static boolean awaited(CountDownLatch latch) {
    try {
      return latch.await(PATIENCE_SECONDS, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
