package org.clearkiosk.kiosk.screen;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.Color;
import java.awt.Component;
import java.awt.event.KeyEvent;
import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.clearkiosk.clearance.model.FailureCode;
import org.clearkiosk.clearance.model.Refund;
import org.clearkiosk.clearance.wire.Notice;
import org.clearkiosk.clearance.wire.Session;
import org.clearkiosk.kiosk.flow.Comfort;
import org.clearkiosk.kiosk.flow.Contrast;
import org.clearkiosk.kiosk.flow.Effect;
import org.clearkiosk.kiosk.flow.Event;
import org.clearkiosk.kiosk.flow.Flow;
import org.clearkiosk.kiosk.flow.Language;
import org.clearkiosk.kiosk.flow.State;
import org.clearkiosk.kiosk.flow.Step;
import org.clearkiosk.kiosk.flow.TechnicianPage;
import org.clearkiosk.kiosk.flow.TerminalStatus;
import org.clearkiosk.kiosk.flow.TextSize;
import org.clearkiosk.kiosk.flow.TimeLeft;
import org.clearkiosk.kiosk.gallery.SampleNotices;
import org.clearkiosk.kiosk.gallery.SampleStates;
import org.clearkiosk.kiosk.theme.Display;
import org.clearkiosk.kiosk.theme.Scale;
import org.clearkiosk.kiosk.theme.Theme;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Everything by keys, with the real flow behind the real screens; no window is needed for that. */
class KeysTest {
  private static final TimeLeft LEFT = new TimeLeft(52, 60, 15);
  private static final Scale SCALE = Scale.of(1920, 1080);

  private final List<Effect> effects = new ArrayList<>();
  private long nanos;
  private long milliseconds;
  private State state = new State.Idle(SampleStates.terminal(Language.ZH), TimeLeft.ENDLESS);
  private StagePanel stage = stage();

  @BeforeEach
  void fresh() {
    stage = stage();
  }

  private StagePanel stage() {
    Display.notNeeded();
    return new StagePanel(
        Theme.install(SCALE), touch -> arrive(new Event.Touched(touch)), () -> nanos);
  }

  private void arrive(Event event) {
    Step step = Flow.arrive(state, event);
    effects.addAll(step.effects());
    show(step.next());
  }

  private void show(State next) {
    state = next;
    stage.show(next);
    stage.setSize(SCALE.widthPixels(), SCALE.heightPixels());
    ScreenPainter.layOut(stage);
  }

  /** As the flow's own thread, which answers after the key's event is over. */
  private void settle() {
    nanos += Keys.SETTLING;
    show(state);
  }

  private boolean key(int id, int code, int modifiers) {
    KeyEvent event =
        new KeyEvent(stage, id, milliseconds, modifiers, code, KeyEvent.CHAR_UNDEFINED);
    boolean taken = stage.keys().take(event);
    show(state);
    return taken;
  }

  private void press(int code) {
    milliseconds += 100;
    key(KeyEvent.KEY_PRESSED, code, 0);
    milliseconds += 50;
    key(KeyEvent.KEY_RELEASED, code, 0);
  }

  private String at() {
    return stage.focus().owner().map(Component::getName).orElse("");
  }

  private void goTo(String name) {
    for (int i = 0; i < 40 && !at().equals(name); i++) {
      press(KeyEvent.VK_TAB);
    }
    assertThat(at()).isEqualTo(name);
  }

  @Test
  void whereAKeyLeadsIsToldAfterItsTouch() {
    List<String> told = new ArrayList<>();
    stage =
        new StagePanel(
            Theme.install(SCALE),
            touch -> {
              told.add(touch.toString());
              arrive(new Event.Touched(touch));
            },
            () -> nanos);
    stage.tellPlaces((name, words) -> told.add(name + ": " + words));
    show(SampleStates.notice(Language.EN, SampleNotices.usual(), LEFT));
    press(KeyEvent.VK_TAB);
    press(KeyEvent.VK_LEFT);
    assertThat(told)
        .containsExactly("MORE_TIME", "primary: Do this step now", "MORE_TIME", "end: End");
  }

  @Test
  void aWholeVisitNeedsNoFinger() {
    show(new State.Idle(terminalWithoutCard(), TimeLeft.ENDLESS));
    press(KeyEvent.VK_TAB);
    goTo("text-size");
    press(KeyEvent.VK_ENTER);
    settle();
    press(KeyEvent.VK_ENTER);
    assertThat(state.terminal().comfort().textSize()).isNotEqualTo(TextSize.USUAL);
    arrive(new Event.CardIdentified(1));
    Notice notice = SampleNotices.usual();
    arrive(
        new Event.SessionOpened(
            state.terminal().lastAttempt(),
            new Session(
                "s-1",
                notice.maskedName(),
                5,
                0,
                SampleNotices.today("2012-06-12T10:00:00+08:00").now())));
    assertThat(at()).isEqualTo("digits");
    press(KeyEvent.VK_1);
    press(KeyEvent.VK_NUMPAD2);
    press(KeyEvent.VK_BACK_SPACE);
    assertThat(((State.Password) state).digitsEntered()).isEqualTo(1);
    press(KeyEvent.VK_DELETE);
    assertThat(((State.Password) state).digitsEntered()).isZero();
    for (int digit = 1; digit <= 6; digit++) {
      press(KeyEvent.VK_NUMPAD0 + digit);
    }
    assertThat(effects).last().isInstanceOf(Effect.CheckPassword.class);
    assertThat(((Effect.CheckPassword) effects.get(effects.size() - 1)).digits().reveal())
        .isEqualTo("123456");
    arrive(new Event.PasswordAccepted(state.terminal().lastAttempt(), notice));
    settle();
    assertThat(at()).isEqualTo("primary");
    press(KeyEvent.VK_ENTER);
    assertThat(state).isInstanceOf(State.Confirm.class);
    arrive(new Event.Armed(((State.Confirm) state).attempt()));
    settle();
    Refund before = ((State.Confirm) state).refund();
    goTo("change-refund");
    press(KeyEvent.VK_SPACE);
    assertThat(((State.Confirm) state).refund()).isNotEqualTo(before);
    goTo("confirm");
    press(KeyEvent.VK_ENTER);
    assertThat(effects).filteredOn(Effect.Keep.class::isInstance).hasSize(1);
    arrive(new Event.Kept(state.terminal().lastAttempt(), "07-000038"));
    arrive(
        new Event.Delivered(
            state.terminal().lastAttempt(),
            SampleNotices.receipt(Objects.requireNonNull(notice.outcome()), Refund.BANK, null)));
    settle();
    assertThat(at()).isEqualTo("acknowledge");
    press(KeyEvent.VK_ENTER);
    assertThat(state).isInstanceOf(State.Idle.class);
    assertThat(state.terminal().comfort()).isEqualTo(Comfort.USUAL);
    assertThat(stage.focus().visible()).as("the next student meets no ring").isFalse();
  }

  private static TerminalStatus terminalWithoutCard() {
    State served = new State.Idle(SampleStates.terminal(Language.ZH), TimeLeft.ENDLESS);
    return Flow.arrive(served, new Event.CardGone()).next().terminal();
  }

  @Test
  void aKeyThatIsHeldActsOnce() {
    show(SampleStates.notice(Language.ZH, SampleNotices.usual(), LEFT));
    press(KeyEvent.VK_TAB);
    settle();
    goTo("primary");
    for (int repetition = 0; repetition < 50; repetition++) {
      key(KeyEvent.KEY_PRESSED, KeyEvent.VK_ENTER, 0);
      milliseconds += 30;
      settle();
    }
    assertThat(state).isInstanceOf(State.Confirm.class);
    arrive(new Event.Armed(((State.Confirm) state).attempt()));
    for (int repetition = 0; repetition < 50; repetition++) {
      // X11 tells of a repetition as a release and a press at the same moment
      key(KeyEvent.KEY_RELEASED, KeyEvent.VK_ENTER, 0);
      key(KeyEvent.KEY_PRESSED, KeyEvent.VK_ENTER, 0);
      milliseconds += 30;
      settle();
    }
    assertThat(state).isInstanceOf(State.Confirm.class);
    assertThat(effects).noneMatch(Effect.Keep.class::isInstance);
  }

  @Test
  void nothingIsConfirmedByEnterAlone() {
    show(SampleStates.confirm(Language.ZH, SampleNotices.usual(), Refund.BANK, true));
    settle();
    for (int i = 0; i < 20; i++) {
      press(KeyEvent.VK_ENTER);
      settle();
    }
    assertThat(state).isInstanceOf(State.Confirm.class);
    assertThat(effects).isEmpty();
    assertThat(at()).isEqualTo("heading");
  }

  @Test
  void aQuickSecondPressDoesNotLeadOnFromTheNextScreen() {
    show(SampleStates.notice(Language.ZH, SampleNotices.hall(2), LEFT));
    press(KeyEvent.VK_TAB);
    settle();
    goTo("primary");
    press(KeyEvent.VK_ENTER);
    assertThat(state).isInstanceOf(State.HallSlip.class);
    press(KeyEvent.VK_ENTER);
    press(KeyEvent.VK_ESCAPE);
    assertThat(state).isInstanceOf(State.HallSlip.class);
    settle();
    press(KeyEvent.VK_ENTER);
    assertThat(state).isInstanceOf(State.Idle.class);
  }

  @Test
  void theFirstKeyOnlyShowsWhereTheKeysAre() {
    show(SampleStates.trouble(Language.ZH, FailureCode.CARD_TAKEN));
    settle();
    assertThat(stage.focus().visible()).isFalse();
    press(KeyEvent.VK_ENTER);
    assertThat(stage.focus().visible()).isTrue();
    assertThat(state).isInstanceOf(State.Trouble.class);
    press(KeyEvent.VK_ENTER);
    assertThat(state).isInstanceOf(State.Idle.class);
  }

  @ParameterizedTest
  @ValueSource(ints = {KeyEvent.VK_ESCAPE, KeyEvent.VK_CANCEL, KeyEvent.VK_DIVIDE})
  void oneKeyEndsItOnEveryScreen(int code) {
    for (State screen :
        List.of(
            SampleStates.password(Language.ZH, false, 5, 0, LEFT),
            SampleStates.notice(Language.ZH, SampleNotices.usual(), LEFT),
            SampleStates.confirm(Language.ZH, SampleNotices.usual(), Refund.BANK, true),
            SampleStates.trouble(Language.ZH, FailureCode.CARD_LOST))) {
      show(screen);
      settle();
      press(code);
      assertThat(state).as("from %s", screen).isInstanceOf(State.Idle.class);
    }
  }

  @Test
  void anotherLookLeavesTheKeysWhereTheyAre() {
    show(SampleStates.notice(Language.ZH, SampleNotices.usual(), LEFT));
    press(KeyEvent.VK_TAB);
    settle();
    goTo("contrast");
    press(KeyEvent.VK_ENTER);
    assertThat(state.terminal().comfort().contrast()).isEqualTo(Contrast.WHITE);
    assertThat(at()).isEqualTo("contrast");
    press(KeyEvent.VK_ENTER);
    assertThat(state.terminal().comfort().contrast()).isEqualTo(Contrast.BLACK);
  }

  @Test
  void theArrowsGoWhereTheyPoint() {
    show(SampleStates.password(Language.ZH, false, 5, 0, LEFT));
    press(KeyEvent.VK_TAB);
    goTo("digit-5");
    press(KeyEvent.VK_UP);
    assertThat(at()).isEqualTo("digit-2");
    press(KeyEvent.VK_RIGHT);
    assertThat(at()).isEqualTo("digit-3");
    press(KeyEvent.VK_KP_DOWN);
    press(KeyEvent.VK_DOWN);
    press(KeyEvent.VK_DOWN);
    assertThat(at()).isEqualTo("delete");
    press(KeyEvent.VK_LEFT);
    assertThat(at()).isEqualTo("digit-0");
  }

  @Test
  void movingAboutGivesMoreTime() {
    show(SampleStates.notice(Language.ZH, SampleNotices.usual(), new TimeLeft(9, 60, 15)));
    press(KeyEvent.VK_RIGHT);
    assertThat(state.timeLeft().seconds()).isEqualTo(60);
  }

  @Test
  void aLongListIsLeafedThrough() {
    show(
        SampleStates.seen(
            SampleStates.notice(Language.EN, SampleNotices.crowded(), LEFT),
            new Comfort(Contrast.PAPER, TextSize.LARGEST)));
    Set<String> offices = new HashSet<>();
    for (int page = 0; page < 10; page++) {
      collectOffices(offices);
      press(KeyEvent.VK_PAGE_DOWN);
    }
    assertThat(offices).hasSize(SampleNotices.crowded().offices().size());
    goTo("page-before");
  }

  private void collectOffices(Set<String> into) {
    ScreenParts.of(stage)
        .map(Component::getName)
        .filter(name -> name != null && name.startsWith("office-"))
        .forEach(into::add);
  }

  /** But for the technician's two pictures over the whole screen, which have no head. */
  static Stream<String> samples() {
    return SampleStates.all().keySet().stream()
        .filter(name -> !name.matches("technician-(touch|screen)-test"));
  }

  @ParameterizedTest
  @MethodSource("samples")
  void everyControlIsReachedByGoingOnAndByGoingBack(String sample) {
    show(sample(sample, Language.ZH));
    // whoever is warned has more time with the first key, and is not warned any more
    press(KeyEvent.VK_TAB);
    Set<String> there = new HashSet<>();
    stage.focus().stops().forEach(stop -> there.add(stop.getName()));
    assertThat(there).contains("language", "contrast", "text-size");
    for (int way : new int[] {KeyEvent.VK_ADD, KeyEvent.VK_SUBTRACT}) {
      Set<String> reached = new HashSet<>();
      press(way);
      for (int i = 0; i < there.size(); i++) {
        press(way);
        reached.add(at());
      }
      assertThat(reached).isEqualTo(there);
    }
  }

  private static State sample(String name, Language language) {
    return Objects.requireNonNull(SampleStates.all().get(name)).apply(language);
  }

  private String picture() {
    Component album = stage.focus().owner().orElseThrow();
    return album.getAccessibleContext().getAccessibleDescription();
  }

  @Test
  void theScreensTestIsTurnedThroughByKeys() {
    show(sample("technician-screen-test", Language.EN));
    settle();
    assertThat(picture()).isEqualTo("Picture 1 / 10: text and rule");
    for (int code : new int[] {KeyEvent.VK_ENTER, KeyEvent.VK_ADD, KeyEvent.VK_RIGHT}) {
      press(code);
    }
    assertThat(picture()).isEqualTo("Picture 4 / 10: red");
    press(KeyEvent.VK_SUBTRACT);
    press(KeyEvent.VK_LEFT);
    assertThat(picture()).isEqualTo("Picture 2 / 10: white");
    press(KeyEvent.VK_NUMPAD5);
    assertThat(picture()).isEqualTo("Picture 5 / 10: green");
    press(KeyEvent.VK_NUMPAD0);
    assertThat(picture()).isEqualTo("Picture 10 / 10: squares");
    press(KeyEvent.VK_ENTER);
    assertThat(page()).as("after the last one").isEqualTo(TechnicianPage.SELF_TEST);
  }

  @Test
  void nothingIsPaintedOverAPictureOfTheScreensTest() {
    show(sample("technician-screen-test", Language.EN));
    settle();
    press(KeyEvent.VK_2);
    assertThat(stage.focus().visible()).isFalse();
    stage.focus().show(true);
    BufferedImage image = ScreenPainter.paint(stage);
    Set<Integer> colours = new HashSet<>();
    for (int y = 0; y < image.getHeight(); y++) {
      for (int x = 0; x < image.getWidth(); x++) {
        colours.add(image.getRGB(x, y));
      }
    }
    assertThat(colours).containsExactly(Color.WHITE.getRGB());
  }

  @ParameterizedTest
  @ValueSource(strings = {"technician-screen-test", "technician-touch-test"})
  void oneKeyLeadsBackFromTheTestsThatCoverTheScreen(String sample) {
    for (int code : new int[] {KeyEvent.VK_ESCAPE, KeyEvent.VK_CANCEL, KeyEvent.VK_DIVIDE}) {
      show(sample(sample, Language.ZH));
      press(code);
      assertThat(page()).as("before it has been seen").isNotEqualTo(TechnicianPage.SELF_TEST);
      settle();
      press(code);
      assertThat(page()).isEqualTo(TechnicianPage.SELF_TEST);
    }
  }

  private TechnicianPage page() {
    return ((State.TechnicianWork) state).page();
  }

  @Test
  void keysThatMeanNothingHereAreLeftToOthers() {
    show(SampleStates.notice(Language.ZH, SampleNotices.usual(), LEFT));
    assertThat(key(KeyEvent.KEY_PRESSED, KeyEvent.VK_F12, 0)).isFalse();
    assertThat(key(KeyEvent.KEY_PRESSED, KeyEvent.VK_ENTER, KeyEvent.CTRL_DOWN_MASK)).isFalse();
    assertThat(key(KeyEvent.KEY_PRESSED, KeyEvent.VK_TAB, 0)).isTrue();
  }
}
