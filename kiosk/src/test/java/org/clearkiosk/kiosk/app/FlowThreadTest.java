package org.clearkiosk.kiosk.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.clearkiosk.kiosk.flow.Comfort;
import org.clearkiosk.kiosk.flow.Effect;
import org.clearkiosk.kiosk.flow.Flow;
import org.clearkiosk.kiosk.flow.Hearing;
import org.clearkiosk.kiosk.flow.Language;
import org.clearkiosk.kiosk.flow.Presentation;
import org.clearkiosk.kiosk.flow.State;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class FlowThreadTest {
  private static final int STALLED_SECONDS = 3;
  private static final Duration SHORTEST = Duration.ofMillis(900);

  private static final Effect.Handler NONE_EXPECTED =
      (Effect.Handler)
          Proxy.newProxyInstance(
              Effect.class.getClassLoader(),
              new Class<?>[] {Effect.Handler.class},
              (handler, method, arguments) -> {
                throw new AssertionError(method.getName());
              });

  /**
   * The outbox reckons with real seconds: were those of a stall made up for at once, the screen
   * would give up a confirmation that is just being kept.
   */
  @Test
  @Timeout(60)
  void noSecondIsShorterThanOneAfterAStall() throws InterruptedException {
    BlockingQueue<Long> seconds = new LinkedBlockingQueue<>();
    CountDownLatch stalled = new CountDownLatch(1);
    FlowThread thread =
        new FlowThread(
            Flow.start(new Presentation(Language.ZH, Comfort.USUAL, Hearing.NONE)),
            NONE_EXPECTED,
            state -> {
              if (state instanceof State.Starting && state.timeLeft().fraction() < 1) {
                if (seconds.isEmpty()) {
                  stall(stalled);
                }
                seconds.add(System.nanoTime());
              }
            });
    thread.start();
    List<Long> told = new ArrayList<>();
    for (int second = 0; second < 3; second++) {
      Long at = seconds.poll(30, TimeUnit.SECONDS);
      assertThat(at).isNotNull();
      told.add(at);
    }
    thread.close();
    for (int second = 1; second < told.size(); second++) {
      assertThat(Duration.ofNanos(told.get(second) - told.get(second - 1))).isGreaterThan(SHORTEST);
    }
  }

  /** As a disk does that takes no line of the log. */
  private static void stall(CountDownLatch never) {
    try {
      assertThat(never.await(STALLED_SECONDS, TimeUnit.SECONDS)).isFalse();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
