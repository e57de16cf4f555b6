package org.clearkiosk.kiosk.app;

import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.function.Function;
import org.clearkiosk.kiosk.flow.State;
import org.clearkiosk.kiosk.flow.Touch;
import org.clearkiosk.kiosk.screen.SwingStage;

/**
 * The stage, opened while the rest of the terminal is still being made, with the first state on it:
 * whoever stands before a terminal that starts sees something half a second earlier. What is
 * touched before the flow is there is lost.
 */
final class EarlyStage {
  private final CompletableFuture<SwingStage> stage;
  private volatile Consumer<Touch> taker = touch -> {};

  private EarlyStage(
      Function<Consumer<Touch>, SwingStage> stages, State first, Consumer<State> alsoShown) {
    stage =
        CompletableFuture.supplyAsync(
            () -> {
              SwingStage opened = stages.apply(touch -> taker.accept(touch));
              opened.show(first);
              alsoShown.accept(first);
              return opened;
            },
            task -> new Thread(task, "stage").start());
  }

  /** Begins to open a stage; returns at once. */
  static EarlyStage open(
      Function<Consumer<Touch>, SwingStage> stages, State first, Consumer<State> alsoShown) {
    return new EarlyStage(stages, first, alsoShown);
  }

  /**
   * Waits until the stage is open.
   *
   * @param touches takes from now on what is touched
   * @throws java.util.concurrent.CompletionException when it cannot be opened
   */
  SwingStage handOver(Consumer<Touch> touches) {
    taker = touches;
    return stage.join();
  }
}
