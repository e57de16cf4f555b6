package org.clearkiosk.kiosk.app;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;

/** A process of its own, whose window cannot be closed: its end in order never comes. */
final class HangingEnd {
  private HangingEnd() {}

  public static void main(String[] arguments) {
    ProcessEnd end = new ProcessEnd(Duration.ofMillis(Long.parseLong(arguments[0])));
    CountDownLatch never = new CountDownLatch(1);
    Runtime.getRuntime()
        .addShutdownHook(
            new Thread(
                () -> {
                  end.kept();
                  try {
                    never.await();
                  } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                  }
                }));
    if (arguments[1].equals("hurry")) {
      end.onceKept(ExitCode.TERMINATED);
    }
    end.with(ExitCode.RESTART);
  }
}
