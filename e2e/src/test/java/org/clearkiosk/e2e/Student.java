package org.clearkiosk.e2e;

import static org.clearkiosk.e2e.Campus.LIMIT;

import org.clearkiosk.demo.Kiosk;
import org.clearkiosk.demo.Screen;
import org.clearkiosk.demo.SimulatedReader;

/** A student of the demo campus before the kiosk: lays the card down, touches, takes it away. */
record Student(String number, SimulatedReader reader, Kiosk kiosk) {
  /** The demo campus's query passwords are the last six digits of the student number. */
  String password() {
    return number.substring(2);
  }

  Screen layCardDown() {
    reader.tap(number);
    return kiosk.await("Password", LIMIT);
  }

  Screen seeNotice() {
    kiosk.touchDigits(layCardDown(), password());
    return kiosk.await("NoticeShown", LIMIT);
  }

  Screen goOnToConfirm() {
    kiosk.touch(seeNotice(), "primary");
    return kiosk.await(
        "Confirm, ready",
        LIMIT,
        screen -> screen.screen().equals("Confirm") && screen.controls().containsKey("confirm"));
  }

  Screen clear() {
    kiosk.touch(goOnToConfirm(), "confirm");
    return kiosk.await("ReceiptShown", LIMIT);
  }

  /** Takes the card away and waits until the next one can come. */
  void leave() {
    reader.remove();
    Campus.awaitIdle(kiosk);
  }

  /** Ends the visit by touch, before a confirmation, and takes the card away. */
  void end(Screen screen) {
    kiosk.touch(screen, "end");
    leave();
  }

  /** Has read what went wrong, says so, and takes the card away. */
  void acknowledge(Screen trouble) {
    kiosk.touch(trouble, "acknowledge");
    leave();
  }

  /** Waits for the screen that tells of a failure with this code. */
  Screen awaitTrouble(String code) {
    return kiosk.await(
        "Trouble with " + code,
        LIMIT,
        screen -> screen.screen().equals("Trouble") && code.equals(screen.code()));
  }
}
