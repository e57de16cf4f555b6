package org.clearkiosk.kiosk.voice;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.clearkiosk.kiosk.flow.Comfort;
import org.clearkiosk.kiosk.flow.Delays;
import org.clearkiosk.kiosk.flow.Event;
import org.clearkiosk.kiosk.flow.Flow;
import org.clearkiosk.kiosk.flow.Hearing;
import org.clearkiosk.kiosk.flow.Language;
import org.clearkiosk.kiosk.flow.Presentation;
import org.clearkiosk.kiosk.flow.State;
import org.clearkiosk.kiosk.flow.Touch;
import org.clearkiosk.kiosk.gallery.SampleStates;
import org.junit.jupiter.api.Test;

/** Driven through the flow itself, from the first state on. */
class GuidanceTest {
  private final Guidance guidance = new Guidance(false);
  private final List<String> said = new ArrayList<>();
  private State state =
      Flow.start(new Presentation(Language.EN, Comfort.USUAL, Hearing.offered(3)));

  @Test
  void nothingIsSaidUntilSomeoneAsksForIt() {
    idle();
    arrive(new Event.CardIdentified(1));
    arrive(new Event.CardGone());
    arrive(new Event.Touched(Touch.Button.REPEAT));
    arrive(new Event.Touched(Touch.Button.LOUDER));
    assertThat(said).isEmpty();
  }

  @Test
  void aScreenIsSaidOnceAndAgainWhenAskedFor() {
    idle();
    arrive(new Event.Touched(Touch.Button.SPEAK));
    assertThat(said).hasSize(1);
    assertThat(said.get(0))
        .startsWith("The screens are read aloud now.")
        .contains("Place your card");
    arrive(new Event.SecondPassed());
    assertThat(said).hasSize(1);
    arrive(new Event.Touched(Touch.Button.REPEAT));
    assertThat(said).hasSize(2);
    assertThat(said.get(1)).startsWith("Place your card");
    arrive(new Event.Touched(Touch.Button.SWITCH_LANGUAGE));
    assertThat(said.get(2)).startsWith("放上校园卡");
    arrive(new Event.CardIdentified(1));
    assertThat(said.get(3)).startsWith("正在读卡");
  }

  @Test
  void theVolumeIsSaidAndThenIsTheUsualOneForTheNextStudent() {
    idle();
    arrive(new Event.Touched(Touch.Button.SPEAK));
    arrive(new Event.Touched(Touch.Button.LOUDER));
    assertThat(said.get(1)).isEqualTo("Volume 4 of 5");
    for (int second = 0; second < 3 * Delays.IDLE_CHOICE.toSeconds(); second++) {
      arrive(new Event.SecondPassed());
    }
    assertThat(state.terminal().hearing()).isEqualTo(Hearing.offered(3));
    assertThat(said).hasSize(2);
  }

  @Test
  void ofThePasswordTheNumberOfDigitsIsSaidAndNoDigit() {
    List<String> words = new ArrayList<>();
    State before = speaking(sample("password-warned"));
    for (int digit = 1; digit <= 3; digit++) {
      State now = Flow.arrive(before, new Event.Touched(new Touch.Digit(9))).next();
      guidance.between(before, now).ifPresent(utterance -> words.add(utterance.text()));
      before = now;
    }
    assertThat(words)
        .containsExactly("1 of 6 digits entered", "2 of 6 digits entered", "3 of 6 digits entered");
  }

  @Test
  void theEndOfTimeIsSaidOnceWithTheWayOut() {
    State before = speaking(sample("password"));
    List<String> words = new ArrayList<>();
    for (int second = 0; second < 170; second++) {
      State now = Flow.arrive(before, new Event.SecondPassed()).next();
      guidance.between(before, now).ifPresent(utterance -> words.add(utterance.text()));
      before = now;
    }
    assertThat(words).hasSize(1);
    assertThat(words.get(0)).contains("closes in 15 s", "Stay");
  }

  @Test
  void aRefundThatWasChangedIsHeardWithWhatItMeansByAHeadsetAlone() {
    State bank = speaking(sample("check"));
    State cash = Flow.arrive(bank, new Event.Touched(Touch.Button.CHANGE_REFUND)).next();
    assertThat(changed(guidance, bank, cash))
        .isEqualTo("The refund was changed; what it is now is on the screen only.");
    Guidance alone = new Guidance(true);
    assertThat(changed(alone, bank, cash))
        .contains("In cash", "By 20 June", "¥58.80: In cash")
        .doesNotContain("Bank of China", "Library", "Alumni", "account stop");
    assertThat(changed(alone, cash, bank))
        .contains("To the bank card", "By 15 July", "Bank of China card")
        .doesNotContain("20 June");
  }

  private static String changed(Guidance guidance, State before, State now) {
    return guidance.between(before, now).orElseThrow().text().replace('\u00a0', ' ');
  }

  @Test
  void whereTheKeysHaveLedIsSaidAndNothingThatTellsOfTheStudent() {
    assertThat(guidance.at(sample("notice"), "end", "End")).isEmpty();
    State notice = speaking(sample("notice"));
    assertThat(at(guidance, notice, "end", "End")).isEqualTo("End");
    assertThat(at(guidance, notice, "primary", "See what is missing")).isEqualTo("Go on");
    State password = speaking(sample("password"));
    assertThat(at(guidance, password, "digit-7", "7")).doesNotContain("7");
    assertThat(at(guidance, speaking(sample("check")), "change-refund", "Cash instead"))
        .isEqualTo("Refund");
    Guidance alone = new Guidance(true);
    assertThat(at(alone, notice, "primary", "See what is missing"))
        .isEqualTo("See what is missing");
    assertThat(at(alone, password, "digit-7", "7")).isEqualTo("7");
  }

  private static String at(Guidance guidance, State state, String name, String words) {
    return guidance.at(state, name, words).orElseThrow().text();
  }

  private static State sample(String name) {
    return Objects.requireNonNull(SampleStates.all().get(name)).apply(Language.EN);
  }

  private static State speaking(State state) {
    return Flow.arrive(state, new Event.Touched(Touch.Button.SPEAK)).next();
  }

  private void idle() {
    arrive(new Event.ReaderReady());
    arrive(new Event.ServerUp(Objects.requireNonNull(sample("idle").terminal().today())));
    assertThat(state).isInstanceOf(State.Idle.class);
  }

  private void arrive(Event event) {
    State next = Flow.arrive(state, event).next();
    guidance.between(state, next).ifPresent(utterance -> said.add(utterance.text()));
    state = next;
  }
}
