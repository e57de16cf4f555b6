package org.clearkiosk.kiosk.gallery;

import java.util.Map;
import java.util.function.Function;
import org.clearkiosk.kiosk.flow.Attempt;
import org.clearkiosk.kiosk.flow.Finding;
import org.clearkiosk.kiosk.flow.Finding.Subject;
import org.clearkiosk.kiosk.flow.Language;
import org.clearkiosk.kiosk.flow.PasswordDigits;
import org.clearkiosk.kiosk.flow.State;
import org.clearkiosk.kiosk.flow.TechnicianPage;
import org.clearkiosk.kiosk.flow.TechnicianReport;
import org.clearkiosk.kiosk.flow.TimeLeft;
import org.jspecify.annotations.Nullable;

/** The technician's screens, in order and in every trouble. */
final class SampleTechnician {
  private static final TimeLeft LEFT = new TimeLeft(152, 180, 15);
  private static final Attempt ATTEMPT = new Attempt(7);

  private SampleTechnician() {}

  static void addTo(Map<String, Function<Language, State>> states) {
    states.put("technician-pin", l -> pin(l, false, false, 5, 0));
    states.put("technician-pin-wrong", l -> pin(l, false, true, 1, 0));
    states.put("technician-pin-checking", l -> pin(l, true, false, 4, 0));
    states.put("technician-pin-locked", l -> pin(l, false, true, 0, 3595));
    states.put("technician-waiting", l -> work(l, TechnicianPage.SELF_TEST, null));
    states.put("technician-self-test", l -> work(l, TechnicianPage.SELF_TEST, report("self-test")));
    states.put(
        "technician-self-test-attention",
        l -> work(l, TechnicianPage.SELF_TEST, report("self-test-attention")));
    states.put("technician-readers", l -> work(l, TechnicianPage.READERS, report("readers")));
    states.put("technician-server", l -> work(l, TechnicianPage.SERVER, report("server")));
    states.put("technician-outbox", l -> work(l, TechnicianPage.OUTBOX, report("outbox")));
    states.put(
        "technician-outbox-refused", l -> work(l, TechnicianPage.OUTBOX, report("outbox-refused")));
    states.put("technician-events", l -> work(l, TechnicianPage.EVENTS, report("events")));
    states.put(
        "technician-events-none", l -> work(l, TechnicianPage.EVENTS, TechnicianReport.of()));
    states.put(
        "technician-touch-test", l -> work(l, TechnicianPage.TOUCH_TEST, TechnicianReport.of()));
    states.put(
        "technician-screen-test", l -> work(l, TechnicianPage.SCREEN_TEST, TechnicianReport.of()));
    states.put("technician-versions", l -> work(l, TechnicianPage.VERSIONS, report("versions")));
    states.put(
        "technician-versions-keeping",
        l ->
            work(
                l,
                TechnicianPage.VERSIONS,
                TechnicianReport.of(Finding.checked(Subject.RESTART, false, ""))));
  }

  private static TechnicianReport report(String name) {
    return SampleStates.MESSAGES.report(name);
  }

  private static State pin(
      Language language, boolean asking, boolean wrong, int tries, int locked) {
    return new State.TechnicianPin(
        SampleStates.terminal(language),
        ATTEMPT,
        asking,
        PasswordDigits.EMPTY,
        wrong,
        tries,
        locked,
        LEFT);
  }

  private static State work(
      Language language, TechnicianPage page, @Nullable TechnicianReport report) {
    return new State.TechnicianWork(SampleStates.terminal(language), page, ATTEMPT, report, LEFT);
  }
}
