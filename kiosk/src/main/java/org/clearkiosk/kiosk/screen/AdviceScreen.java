package org.clearkiosk.kiosk.screen;

import java.awt.Component;
import java.util.ArrayList;
import java.util.List;
import org.clearkiosk.clearance.model.FailureCode;
import org.clearkiosk.kiosk.flow.State;
import org.clearkiosk.kiosk.flow.Touch;
import org.clearkiosk.kiosk.screen.part.Mark;
import org.clearkiosk.kiosk.screen.part.Paragraph;
import org.clearkiosk.kiosk.screen.text.AdviceWords;

/** Where to go with what no terminal can finish, and the way back to the notice (W1, S3, C7). */
final class AdviceScreen {
  /** The width of the way to the hall, in widths of the usual picture: it is a broad one. */
  private static final double LYING_MAP = 1.4;

  private static final double UPRIGHT_MAP = 2;

  private final Kit kit;
  private final State.Advice state;
  private final AdviceWords words;

  private AdviceScreen(Kit kit, State.Advice state) {
    this.kit = kit;
    this.state = state;
    this.words = AdviceWords.of(kit.words(), state);
  }

  static Screen of(Kit kit, State.Advice state) {
    AdviceScreen screen = new AdviceScreen(kit, state);
    return new ScreenFrame(
        kit,
        "advice",
        state,
        screen.body(),
        new Footer(
            kit,
            kit.back("notice", Touch.Button.SEE_NOTICE),
            null,
            kit.primary("close", Touch.Button.ACKNOWLEDGE)));
  }

  /** The way to the hall leaves no room for a sign, and says more. */
  private Component body() {
    if (state.reason() == FailureCode.STATUS_MISSING) {
      return MessageBody.marked(kit, Mark.STOP, words.title(), lines());
    }
    return PictureBeside.of(
        kit,
        words.title(),
        heading -> {
          List<Component> parts = new ArrayList<>();
          parts.add(heading);
          parts.addAll(lines());
          return parts;
        },
        (width, height) ->
            kit.hallMap(state.terminal().today())
                .wide((int) Math.round((kit.portrait() ? UPRIGHT_MAP : LYING_MAP) * width)));
  }

  private List<Component> lines() {
    List<Component> lines = new ArrayList<>();
    lines.add(kit.quietItem(words.safe()).balanced());
    lines.add(kit.quietItem(words.next()).balanced());
    if (!words.where().isEmpty()) {
      lines.add(where());
    }
    lines.add(TroubleScreen.code(kit, state.reason()));
    return lines;
  }

  private Component where() {
    List<String> where = words.where();
    Paragraph name = kit.title(where.get(0)).named("where");
    if (where.size() == 1) {
      return name;
    }
    Paragraph details = kit.note(String.join("\n", where.subList(1, where.size())));
    return kit.column(0.2, name, details.named("where-details"));
  }
}
