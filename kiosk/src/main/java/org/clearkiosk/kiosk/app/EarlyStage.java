package org.clearkiosk.kiosk.app;

import java.awt.AWTError;
import java.awt.HeadlessException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import java.util.function.Function;
import javax.swing.SwingUtilities;
import org.clearkiosk.kiosk.flow.State;
import org.clearkiosk.kiosk.flow.Touch;
import org.clearkiosk.kiosk.screen.SwingStage;
import org.jspecify.annotations.Nullable;

/**
 * The stage, opened before the rest of the terminal is made, with the first state on it: whoever
 * stands before a terminal that starts sees something half a second earlier. What is touched before
 * the flow is there is lost.
 */
final class EarlyStage {
  /** A display that takes longer is waited for no more: the terminal is made all the same. */
  private static final Duration LONGEST_WAIT = Duration.ofSeconds(5);

  private final CompletableFuture<SwingStage> stage;
  private final CompletableFuture<Void> painted = new CompletableFuture<>();
  private volatile Consumer<Touch> taker = touch -> {};

  private EarlyStage(
      Function<Consumer<Touch>, SwingStage> stages, State first, Consumer<State> alsoShown) {
    stage =
        CompletableFuture.supplyAsync(
            () -> {
              SwingStage opened = stages.apply(touch -> taker.accept(touch));
              opened.show(first);
              alsoShown.accept(first);
              // The stage's own task stands before the first of these, the painting of it before
              // the second
              SwingUtilities.invokeLater(
                  () -> SwingUtilities.invokeLater(() -> painted.complete(null)));
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
   * Waits until the first state is painted, so that nothing else takes the processor meanwhile; not
   * for longer than some seconds.
   *
   * @return false when there is no display on which it could be
   */
  boolean awaitFirstFrame() throws InterruptedException {
    try {
      stage.thenCompose(opened -> painted).get(LONGEST_WAIT.toSeconds(), TimeUnit.SECONDS);
      return true;
    } catch (ExecutionException e) {
      // Of what else there is, whoever takes the stage over is told
      return !noDisplay(e.getCause());
    } catch (TimeoutException e) {
      return true;
    }
  }

  /** Whoever asks AWT first hears it from AWT, everyone after that only that it did not start. */
  private static boolean noDisplay(@Nullable Throwable failure) {
    return failure instanceof AWTError
        || failure instanceof HeadlessException
        || failure instanceof NoClassDefFoundError;
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
