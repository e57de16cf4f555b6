package org.clearkiosk.demo;

import java.time.Duration;
import java.util.function.Supplier;

/**
 * The taps that show the whole: 08281001, with nothing in the way, and 08281006, whom four reasons
 * send to the hall. A picture of every screen.
 */
final class TwoStudents {
  private static final Duration LIMIT = Duration.ofSeconds(20);

  private final SimulatedReader reader;
  private final Kiosk kiosk;
  private final Journal journal;
  private final Album album;

  TwoStudents(SimulatedReader reader, Kiosk kiosk, Journal journal, Album album) {
    this.reader = reader;
    this.kiosk = kiosk;
    this.journal = journal;
    this.album = album;
  }

  void play(Screen idle) {
    photograph("idle");

    Screen notice = untilNotice("08281001");
    Screen confirm =
        step(
            "08281001  touch 1: the information centre's step -> what is checked, what follows",
            () -> {
              kiosk.touch(notice, "primary");
              return kiosk.await("Confirm, ready", LIMIT, TwoStudents::takesConfirmation);
            });
    photograph("confirm");
    step(
        "08281001  touch 2: confirm -> receipt",
        () -> {
          kiosk.touch(confirm, "confirm");
          return kiosk.await("ReceiptShown", LIMIT);
        });
    photograph("receipt");
    takeCard("08281001");

    Screen blocked = untilNotice("08281006");
    step(
        "08281006  touch 1: why not here -> the hall, four reasons",
        () -> {
          kiosk.touch(blocked, "primary");
          return kiosk.await("HallSlip", LIMIT);
        });
    photograph("hall");
    takeCard("08281006");
  }

  private Screen untilNotice(String student) {
    Screen password =
        step(
            student + "  card on the reader -> query password",
            () -> {
              reader.tap(student);
              return kiosk.await("Password", LIMIT);
            });
    photograph("password-" + student);
    // the demo campus's passwords are the last six digits of the student number
    Screen notice =
        step(
            student + "  six digits -> clearance notice",
            () -> {
              kiosk.touchDigits(password, student.substring(2));
              return kiosk.await("NoticeShown", LIMIT);
            });
    photograph("notice-" + student);
    return notice;
  }

  private void takeCard(String student) {
    step(
        student + "  card taken -> idle",
        () -> {
          reader.remove();
          return kiosk.await("Idle", LIMIT);
        });
  }

  private static boolean takesConfirmation(Screen screen) {
    return screen.screen().equals("Confirm") && screen.controls().containsKey("confirm");
  }

  private Screen step(String what, Supplier<Screen> step) {
    return journal.step(what, step);
  }

  private void photograph(String name) {
    kiosk.photograph(album.next(name));
  }
}
