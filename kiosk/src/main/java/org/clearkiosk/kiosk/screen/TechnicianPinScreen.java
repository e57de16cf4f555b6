package org.clearkiosk.kiosk.screen;

import java.awt.Component;
import org.clearkiosk.clearance.model.FailureCode;
import org.clearkiosk.kiosk.flow.PasswordDigits;
import org.clearkiosk.kiosk.flow.State;
import org.clearkiosk.kiosk.flow.Touch;
import org.clearkiosk.kiosk.screen.part.Badge;
import org.clearkiosk.kiosk.screen.part.Mark;

/** Asks for the technician's PIN. */
final class TechnicianPinScreen implements Screen {
  private final Kit kit;
  private final DigitEntry entry;
  private final ScreenFrame frame;

  private TechnicianPinScreen(Kit kit, State.TechnicianPin state) {
    this.kit = kit;
    entry =
        new DigitEntry(
            kit,
            kit.heading(kit.say("technician.pin.title")),
            kit.quietItem(kit.say("technician.pin.note")).balanced());
    frame =
        new ScreenFrame(
            kit,
            "technician-pin",
            state,
            entry.body(),
            new Footer(
                kit,
                kit.back("end", Touch.Button.END),
                kit.rightNote(kit.say("technician.student-first")),
                null));
    follow(state);
  }

  static Screen of(Kit kit, State.TechnicianPin state) {
    return new TechnicianPinScreen(kit, state);
  }

  @Override
  public Component component() {
    return frame;
  }

  @Override
  public void follow(State state) {
    frame.follow(state);
    if (state instanceof State.TechnicianPin pin) {
      boolean all = pin.asking() && pin.triesLeft() > 0;
      entry.show(
          all ? PasswordDigits.LENGTH : pin.digits().count(),
          !pin.asking() && !pin.locked(),
          below(pin));
    }
  }

  private Component[] below(State.TechnicianPin pin) {
    if (pin.asking()) {
      return new Component[] {entry.busy(kit.say("technician.pin.checking"))};
    }
    if (pin.locked()) {
      String until = kit.words().countdown(pin.lockedSeconds());
      return new Component[] {
        kit.row(
            1,
            new Badge(kit.theme(), Mark.STOP, kit.say("technician.pin.locked")),
            TroubleScreen.code(kit, FailureCode.TECHNICIAN_PIN_LOCKED)),
        kit.note(kit.say("technician.pin.locked.note", until))
      };
    }
    return entry.tries(
        pin.wrong(), "technician.pin.wrong", FailureCode.TECHNICIAN_PIN_WRONG, pin.triesLeft());
  }
}
