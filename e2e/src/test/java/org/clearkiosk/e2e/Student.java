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
}
