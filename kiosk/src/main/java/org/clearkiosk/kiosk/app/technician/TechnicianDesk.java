package org.clearkiosk.kiosk.app.technician;

import java.util.Map;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.clearkiosk.kiosk.flow.Attempt;
import org.clearkiosk.kiosk.flow.Effect;
import org.clearkiosk.kiosk.flow.Event;
import org.clearkiosk.kiosk.flow.Finding;
import org.clearkiosk.kiosk.flow.PinAnswer;
import org.clearkiosk.kiosk.flow.TechnicianPage;
import org.clearkiosk.kiosk.flow.TechnicianReport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Does what the flow asks for a technician, away from the flow's thread; every question is
 * answered.
 */
public final class TechnicianDesk {
  private static final Logger LOG = LoggerFactory.getLogger(TechnicianDesk.class);

  private final TechnicianPin pin;
  private final Map<TechnicianPage, Supplier<TechnicianReport>> pages;
  private final Acts acts;
  private final Executor thread;
  private final Consumer<Event> flow;

  /** What a technician can have done. */
  public interface Acts {
    /** Puts what was refused back among what is to be delivered. */
    void replay();

    /** Has the terminal started anew; false when something is being kept just now. */
    boolean restart();
  }

  /**
   * @param pages find out what each page shows; may wait
   * @param thread where all this is done; may refuse
   */
  public TechnicianDesk(
      TechnicianPin pin,
      Map<TechnicianPage, Supplier<TechnicianReport>> pages,
      Acts acts,
      Executor thread,
      Consumer<Event> flow) {
    this.pin = pin;
    this.pages = Map.copyOf(pages);
    this.acts = acts;
    this.thread = thread;
    this.flow = flow;
  }

  /** Looks whether a PIN may be tried. */
  public void lookAtPin(Effect.LookAtPin effect) {
    pin(effect.attempt(), pin::look);
  }

  /** Tries a PIN. */
  public void checkPin(Effect.CheckPin effect) {
    pin(effect.attempt(), () -> pin.check(effect.digits().reveal()));
  }

  private void pin(Attempt attempt, Supplier<PinAnswer> work) {
    PinAnswer none = new PinAnswer(PinAnswer.Kind.NONE, 0, 0);
    answer(() -> new Event.PinAnswered(attempt, work.get()), new Event.PinAnswered(attempt, none));
  }

  /** Finds out what a page shows. */
  public void inspect(Effect.Inspect effect) {
    report(effect.attempt(), () -> page(effect.page()));
  }

  /** Puts what was refused back, and shows how the outbox is then. */
  public void replay(Effect.Replay effect) {
    report(
        effect.attempt(),
        () -> {
          acts.replay();
          return page(TechnicianPage.OUTBOX);
        });
  }

  /** Has the terminal started anew, or says why not. */
  public void restart(Effect.Restart effect) {
    report(
        effect.attempt(),
        () ->
            acts.restart()
                ? page(TechnicianPage.VERSIONS)
                : TechnicianReport.of(Finding.checked(Finding.Subject.RESTART, false, "")));
  }

  private TechnicianReport page(TechnicianPage page) {
    Supplier<TechnicianReport> report = pages.get(page);
    return report == null ? TechnicianReport.of() : report.get();
  }

  private void report(Attempt attempt, Supplier<TechnicianReport> work) {
    answer(
        () -> new Event.Inspected(attempt, work.get()),
        new Event.Inspected(attempt, TechnicianReport.of()));
  }

  private void answer(Supplier<Event> work, Event otherwise) {
    try {
      thread.execute(
          () -> {
            Event event = otherwise;
            try {
              event = work.get();
            } catch (RuntimeException e) {
              LOG.error("Something that a technician asked for failed", e);
            }
            flow.accept(event);
          });
    } catch (RejectedExecutionException e) {
      flow.accept(otherwise);
    }
  }
}
