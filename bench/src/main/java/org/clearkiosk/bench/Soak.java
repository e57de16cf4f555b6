package org.clearkiosk.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;
import org.clearkiosk.demo.Area;
import org.clearkiosk.demo.DemoException;
import org.clearkiosk.demo.Kiosk;
import org.clearkiosk.demo.Screen;
import org.clearkiosk.demo.SimulatedReader;
import org.clearkiosk.demo.Touchscreen;
import org.clearkiosk.demo.VirtualDisplay;
import org.clearkiosk.load.Campus;
import org.clearkiosk.load.CardHolder;

/**
 * Students in a row, each served by the one running kiosk as fast as it goes: card, query password,
 * notice, confirmation, receipt, card away. Every tenth is sent to the hall; every fifth uses the
 * PC/SC reader, where pcscd sees a virtual card come or go within 400 ms, all others the serial
 * one. The touches are those of a pointer on a display.
 */
public final class Soak {
  private static final Duration LIMIT = Duration.ofSeconds(60);
  private static final int LEAST = 4;

  /** So many that what the kiosk says of them can be kept. */
  private static final int MOST = 4_000;

  private static final int HALL_EVERY = 10;
  private static final int PCSC_EVERY = 5;
  private static final int LOOKS = 40;
  private static final int SPARE = 60;

  private final int students;
  private final Duration longest;
  private final Consumer<String> progress;

  /**
   * A soak.
   *
   * @param students how many, 4 to 4,000
   * @param longest after this no further student comes
   * @param progress is told how it goes
   */
  public Soak(int students, Duration longest, Consumer<String> progress) {
    if (students < LEAST || students > MOST) {
      throw new IllegalArgumentException("students: %d to %d".formatted(LEAST, MOST));
    }
    this.longest = longest;
    this.students = students;
    this.progress = progress;
  }

  /** A finger on the kiosk's display. */
  private interface Finger {
    void touch(Area area);
  }

  /**
   * Serves them all, on a display of its own.
   *
   * @param folder an empty one with a short path; what the programs wrote is left in it
   * @throws org.clearkiosk.demo.DemoException when a student is not served
   */
  public SoakReport run(Path folder) throws IOException, InterruptedException {
    return run(
        folder,
        bed -> {
          // Without a window manager: one that grabs the pointer has touches in quick order lost
          String display = VirtualDisplay.start(bed.parts(), 1920, 1080, false).name();
          return new Screened(display, new Touchscreen(display, bed.parts())::touch);
        });
  }

  /** The same on the display of this process, with its own pointer: without delay. */
  SoakReport run(Path folder, String display) throws IOException, InterruptedException {
    Pointer pointer = new Pointer();
    return run(folder, bed -> new Screened(display, pointer::touch));
  }

  private record Screened(String display, Finger finger) {}

  private SoakReport run(Path folder, Function<KioskBed, Screened> screens)
      throws IOException, InterruptedException {
    progress.accept("Inventing a campus, starting server, card service, display and kiosk ...");
    try (KioskBed bed = new KioskBed(folder, 2 * students + SPARE, Campus.Passwords.CHEAP)) {
      SimulatedReader reader = bed.startReader();
      Screened screened = screens.apply(bed);
      Finger finger = screened.finger();
      Kiosk kiosk =
          bed.startKiosk(
              screened.display(),
              reader.environment(),
              "--diagnose-event-thread",
              "--serial",
              bed.serialPort().toString());
      List<Vitals> looks = new ArrayList<>();
      Set<String> confirmed = new HashSet<>();
      int every = Math.max(LEAST, students / LOOKS);
      long start = System.nanoTime();
      int done = 0;
      int again = 0;
      while (done < students && System.nanoTime() - start < longest.toNanos()) {
        Place place = done % PCSC_EVERY == 0 ? new Pcsc(reader) : new Serial(reader);
        Visit visit = new Visit(place, kiosk, finger);
        if (done % HALL_EVERY == HALL_EVERY - 1) {
          again += visit.sendToTheHall(bed.campus().goToTheHall().get(done / HALL_EVERY));
        } else {
          CardHolder student = bed.campus().mayClear().get(done);
          again += visit.clear(student);
          confirmed.add(student.number());
        }
        done++;
        if (done % every == 0) {
          looks.add(Vitals.of(kiosk.process().handle()));
          progress.accept(told(done, looks.get(looks.size() - 1), start));
        }
      }
      if (looks.isEmpty() || done % every != 0) {
        looks.add(Vitals.of(kiosk.process().handle()));
      }
      return new SoakReport(
          done,
          again,
          confirmed.size(),
          completed(bed, confirmed),
          looks,
          EventThread.among(kiosk.process().lines())
              .orElseThrow(() -> new IOException("the kiosk said nothing of its event thread")));
    }
  }

  /** Where a card is laid down. */
  private sealed interface Place {
    void tap(String card);

    void remove();
  }

  private record Pcsc(SimulatedReader reader) implements Place {
    @Override
    public void tap(String card) {
      reader.tap(card);
    }

    @Override
    public void remove() {
      reader.remove();
    }
  }

  private record Serial(SimulatedReader reader) implements Place {
    @Override
    public void tap(String card) {
      reader.tapSerial(card, false);
    }

    @Override
    public void remove() {
      reader.removeSerial();
    }
  }

  private static String told(int done, Vitals vitals, long start) {
    return "%5d served, %.2f s each; heap %.1f MiB after collecting, %d files, %.0f MiB resident"
        .formatted(
            done,
            (System.nanoTime() - start) / 1e9 / done,
            vitals.heap() / 1024.0,
            vitals.files(),
            vitals.resident());
  }

  /** One student's, who lays the card down again where a reader stumbles. */
  private record Visit(Place place, Kiosk kiosk, Finger finger) {
    private static final int MOST_TIMES = 5;

    /**
     * @return how often the card was laid down again
     */
    int clear(CardHolder student) {
      return again(student, "ReceiptShown", notice -> confirmed(notice));
    }

    int sendToTheHall(CardHolder student) {
      return again(student, "HallSlip", notice -> touched(notice, "primary"));
    }

    private int again(CardHolder student, String last, Predicate<Screen> goOn) {
      for (int times = 0; times < MOST_TIMES; times++) {
        boolean served =
            notice(student).filter(goOn).isPresent() && come(last, screen -> true).isPresent();
        place.remove();
        KioskBed.awaitIdle(kiosk, LIMIT);
        if (served) {
          return times;
        }
      }
      throw new DemoException("a student was not served after " + MOST_TIMES + " times");
    }

    private Optional<Screen> notice(CardHolder student) {
      place.tap(student.number());
      Optional<Screen> pad = with("Password", "digit-0");
      pad.ifPresent(
          screen ->
              student
                  .password()
                  .chars()
                  .forEach(digit -> finger.touch(screen.control("digit-" + (char) digit))));
      return pad.flatMap(screen -> with("NoticeShown", "primary"));
    }

    private boolean confirmed(Screen notice) {
      return touched(notice, "primary")
          && with("Confirm", "confirm").filter(screen -> touched(screen, "confirm")).isPresent();
    }

    private boolean touched(Screen screen, String control) {
      finger.touch(screen.control(control));
      return true;
    }

    /** Waits for a screen on which something can be touched; empty where trouble came instead. */
    private Optional<Screen> with(String state, String control) {
      return come(state, screen -> screen.controls().containsKey(control));
    }

    private Optional<Screen> come(String state, Predicate<Screen> ready) {
      Screen came =
          kiosk.await(
              state,
              LIMIT,
              screen ->
                  screen.screen().equals("Trouble")
                      || (screen.screen().equals(state) && ready.test(screen)));
      return Optional.of(came).filter(screen -> screen.screen().equals(state));
    }
  }

  /** How many completions the server holds; each of another one of those who confirmed. */
  private static int completed(KioskBed bed, Set<String> confirmed) throws IOException {
    List<String> completions = bed.server().completions();
    for (String student : confirmed) {
      long of = completions.stream().filter(event -> event.contains("\"" + student + "\"")).count();
      if (of != 1) {
        throw new IOException("a student who confirmed has " + of + " completions");
      }
    }
    return completions.size();
  }
}
