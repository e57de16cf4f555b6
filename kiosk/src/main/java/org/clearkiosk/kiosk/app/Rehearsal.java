package org.clearkiosk.kiosk.app;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.function.Function;
import javax.swing.SwingUtilities;
import org.clearkiosk.kiosk.flow.Language;
import org.clearkiosk.kiosk.flow.State;
import org.clearkiosk.kiosk.gallery.SampleStates;
import org.clearkiosk.kiosk.screen.SwingStage;
import org.jspecify.annotations.Nullable;

/**
 * Goes through the screens of a visit where no one sees them, once the first screen is painted: the
 * first student would wait half a second for them altogether. Ends when someone comes.
 */
final class Rehearsal implements Consumer<State> {
  /** Those of a visit, then the others in the order in which they are met. */
  private static final List<String> SCREENS =
      List.of(
          "idle",
          "reading",
          "password",
          "notice",
          "check",
          "submitting",
          "receipt",
          "idle-card-left",
          "hall-2",
          "notice-crowded",
          "trouble-N-11");

  private final Language language;
  private final AtomicReference<@Nullable SwingStage> stage = new AtomicReference<>();
  private volatile boolean alone = true;

  Rehearsal(Language language) {
    this.language = language;
  }

  /** Goes through the screens on this stage, once it has painted the first. */
  SwingStage on(SwingStage opened) {
    stage.set(opened);
    return opened;
  }

  /** Called after the stage was told to show the state. */
  @Override
  public void accept(State state) {
    alone = state instanceof State.Starting || state instanceof State.Idle;
    SwingStage opened = stage.getAndSet(null);
    if (opened != null) {
      Thread thread = new Thread(() -> opened.rehearse(states(language), () -> alone), "rehearsal");
      thread.setDaemon(true);
      // The stage's own task stands before the first of these, the painting of it before the second
      SwingUtilities.invokeLater(() -> SwingUtilities.invokeLater(thread::start));
    }
  }

  static List<State> states(Language language) {
    Map<String, Function<Language, State>> samples = SampleStates.all();
    return SCREENS.stream()
        .map(name -> Objects.requireNonNull(samples.get(name), name).apply(language))
        .toList();
  }
}
