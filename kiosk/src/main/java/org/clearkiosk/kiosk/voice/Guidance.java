package org.clearkiosk.kiosk.voice;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.clearkiosk.clearance.wire.Today;
import org.clearkiosk.kiosk.flow.Hearing;
import org.clearkiosk.kiosk.flow.Language;
import org.clearkiosk.kiosk.flow.State;
import org.clearkiosk.kiosk.screen.text.Wording;
import org.jspecify.annotations.Nullable;

/** What is said when one state comes after another: a whole screen, or what is new on it. */
final class Guidance {
  private final boolean headset;

  /**
   * @param headset whether only the student hears it, so that personal things may be said
   */
  Guidance(boolean headset) {
    this.headset = headset;
  }

  /** What to say now in place of what is being said; empty where that may go on. */
  Optional<Utterance> between(@Nullable State before, State now) {
    Hearing hearing = now.terminal().hearing();
    if (!hearing.on()) {
      return Optional.empty();
    }
    Language language = now.terminal().language();
    SpokenScreen spoken = new SpokenScreen(wording(now), headset);
    List<String> sentences = new ArrayList<>();
    if (before == null || !before.terminal().hearing().on()) {
      sentences.addAll(spoken.welcome());
      sentences.addAll(now.accept(spoken));
    } else if (another(before, now)) {
      sentences.addAll(now.accept(spoken));
    } else {
      sentences.addAll(spoken.change(before, now));
    }
    return sentences.isEmpty()
        ? Optional.empty()
        : Optional.of(new Utterance(now.getClass().getSimpleName(), language, sentences));
  }

  /** What to say of the place that keys have led to; empty where nothing is read aloud. */
  Optional<Utterance> at(State state, String name, String words) {
    if (!state.terminal().hearing().on()) {
      return Optional.empty();
    }
    String said =
        headset ? words : new SpokenScreen(wording(state), false).unspecific(name).orElse(words);
    return Optional.of(
        new Utterance(
            state.getClass().getSimpleName(), state.terminal().language(), said.lines().toList()));
  }

  private static Wording wording(State state) {
    Today today = state.terminal().today();
    return Wording.in(state.terminal().language(), today == null ? 0 : today.now().getYear());
  }

  /** Whether it is another screen, in another language, or asked for again. */
  private static boolean another(State before, State now) {
    return before.getClass() != now.getClass()
        || before.terminal().language() != now.terminal().language()
        || before.terminal().hearing().asked() != now.terminal().hearing().asked()
        || otherWithin(before, now);
  }

  /** Whether a state of the same kind says something else altogether. */
  private static boolean otherWithin(State before, State now) {
    if (now instanceof State.Password password) {
      return password.locked() != ((State.Password) before).locked();
    }
    boolean cardLeft =
        now instanceof State.Idle idle
            && idle.cardStillThere() != ((State.Idle) before).cardStillThere();
    return cardLeft || !before.code().equals(now.code());
  }
}
