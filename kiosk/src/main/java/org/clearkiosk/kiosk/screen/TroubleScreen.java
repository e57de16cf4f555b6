package org.clearkiosk.kiosk.screen;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import javax.swing.JPanel;
import org.clearkiosk.clearance.model.FailureCode;
import org.clearkiosk.clearance.model.Window;
import org.clearkiosk.clearance.wire.Today;
import org.clearkiosk.kiosk.flow.State;
import org.clearkiosk.kiosk.flow.Touch;
import org.clearkiosk.kiosk.screen.part.Mark;
import org.clearkiosk.kiosk.screen.part.Paragraph;
import org.clearkiosk.kiosk.screen.text.HallWords;
import org.jspecify.annotations.Nullable;

/** What went wrong, what is safe, what to do next, and a code to read out. */
final class TroubleScreen {
  /** Nothing is wrong here; it is only not the time. */
  private static final Set<FailureCode> ONLY_LATER =
      EnumSet.of(
          FailureCode.WINDOW_NOT_OPEN,
          FailureCode.PASSWORDS_PAUSED,
          FailureCode.SERVER_BUSY,
          FailureCode.CONFIRMATION_KEPT);

  /** What lies there is no campus card, or not it alone, or someone else's who lost it. */
  private static final Set<FailureCode> ANY_CARD =
      EnumSet.of(
          FailureCode.CARD_FOREIGN,
          FailureCode.SEVERAL_CARDS,
          FailureCode.CARD_PAYS,
          FailureCode.CARD_ANONYMOUS,
          FailureCode.CARD_OF_TWO_PROFILES,
          FailureCode.CARD_LOST);

  private TroubleScreen() {}

  static Screen of(Kit kit, State.Trouble state) {
    FailureCode reason = state.reason();
    List<Paragraph> lines = new ArrayList<>();
    lines.add(kit.quietItem(safe(kit, reason, state.window())));
    boolean knownWhen = state.retryAfterSeconds() > 0;
    if (!knownWhen || reason != FailureCode.SERVER_BUSY) {
      lines.add(kit.quietItem(say(kit, reason, "next")));
    }
    if (HallWords.sendsThere(reason)) {
      kit.whereTheHallIs(state.terminal().today()).ifPresent(lines::add);
    }
    if (knownWhen) {
      lines.add(kit.quietItem(kit.words().later(state.retryAfterSeconds())));
    }
    lines.add(code(kit, reason, state.terminal().today()));
    lines.forEach(Paragraph::balanced);
    Mark mark = ONLY_LATER.contains(reason) ? Mark.OPEN : Mark.STOP;
    JPanel body = MessageBody.marked(kit, mark, say(kit, reason, "title"), lines);
    return new ScreenFrame(
        kit,
        "trouble",
        state,
        body,
        new Footer(
            kit,
            null,
            PartingNote.of(kit, state, ANY_CARD.contains(reason) ? "take-any-card" : "take-card"),
            kit.primary("understood", Touch.Button.ACKNOWLEDGE)));
  }

  /** One of the texts of a code: {@code title}, {@code safe} or {@code next}. */
  static String say(Kit kit, FailureCode code, String part) {
    return kit.say("trouble." + code.code() + "." + part);
  }

  /** The code, to be read out to staff. */
  static Paragraph code(Kit kit, FailureCode code) {
    return kit.strongNote(kit.say("code") + " " + code.code()).named("code");
  }

  /** The same, and at which terminal, where that is known: staff are told both. */
  private static Paragraph code(Kit kit, FailureCode code, @Nullable Today today) {
    return today == null
        ? code(kit, code)
        : kit.strongNote(kit.say("code.terminal", code.code(), today.terminal())).named("code");
  }

  private static String safe(Kit kit, FailureCode code, @Nullable Window window) {
    boolean aboutWindow = code == FailureCode.WINDOW_NOT_OPEN || code == FailureCode.WINDOW_CLOSED;
    if (!aboutWindow) {
      return say(kit, code, "safe");
    }
    return window == null
        ? say(kit, code, "safe.unknown")
        : kit.say(
            "trouble." + code.code() + ".safe",
            kit.words().days(window.firstDay(), window.lastDay()));
  }
}
