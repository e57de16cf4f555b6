package org.clearkiosk.kiosk.screen;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.Component;
import java.awt.Container;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import javax.swing.AbstractButton;
import javax.swing.JLabel;
import org.clearkiosk.clearance.model.FailureCode;
import org.clearkiosk.clearance.model.Hall;
import org.clearkiosk.clearance.model.Refund;
import org.clearkiosk.kiosk.flow.Comfort;
import org.clearkiosk.kiosk.flow.Contrast;
import org.clearkiosk.kiosk.flow.Event;
import org.clearkiosk.kiosk.flow.Flow;
import org.clearkiosk.kiosk.flow.Language;
import org.clearkiosk.kiosk.flow.State;
import org.clearkiosk.kiosk.flow.TextSize;
import org.clearkiosk.kiosk.flow.TimeLeft;
import org.clearkiosk.kiosk.flow.Touch;
import org.clearkiosk.kiosk.gallery.SampleNotices;
import org.clearkiosk.kiosk.gallery.SampleStates;
import org.clearkiosk.kiosk.screen.part.Appearing;
import org.clearkiosk.kiosk.screen.part.MarkDisc;
import org.clearkiosk.kiosk.screen.part.Paragraph;
import org.clearkiosk.kiosk.screen.text.Wording;
import org.clearkiosk.kiosk.theme.Display;
import org.clearkiosk.kiosk.theme.Millimetres;
import org.clearkiosk.kiosk.theme.Scale;
import org.clearkiosk.kiosk.theme.Theme;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the stage does with states and touches; no window is needed for that. */
class StagePanelTest {
  private static final TimeLeft LEFT = new TimeLeft(52, 60, 15);

  private final List<Touch> touched = new ArrayList<>();
  private long nanoseconds;
  private StagePanel stage = stage();

  @BeforeEach
  void fresh() {
    touched.clear();
    stage = stage();
  }

  private StagePanel stage() {
    return new StagePanel(stageTheme(), touched::add, () -> nanoseconds);
  }

  private static Theme stageTheme() {
    Display.notNeeded();
    return Theme.install(Scale.of(1920, 1080));
  }

  @Test
  void secondsPassWithoutExchangingWhatIsUnderAFinger() {
    stage.show(SampleStates.notice(Language.ZH, SampleNotices.usual(), LEFT));
    AbstractButton before = button("primary");
    stage.show(SampleStates.notice(Language.ZH, SampleNotices.usual(), new TimeLeft(51, 60, 15)));
    assertThat(button("primary")).isSameAs(before);
    assertThat(label("time-left").getText()).isEqualTo("51");
  }

  @ParameterizedTest
  @EnumSource(Language.class)
  void everyScreenOfAFailureShowsItsCode(Language language) {
    SampleStates.all()
        .forEach(
            (name, sample) -> {
              State state = sample.apply(language);
              stage.show(state);
              List<String> codes =
                  ScreenParts.of(stage)
                      .filter(part -> part instanceof Paragraph && "code".equals(part.getName()))
                      .map(part -> ((Paragraph) part).getText())
                      .toList();
              List<String> wanted = state.code().stream().map(FailureCode::code).toList();
              assertThat(codes).as(name).hasSameSizeAs(wanted);
              wanted.forEach(code -> assertThat(codes.get(0)).as(name).contains(" " + code));
            });
  }

  @Test
  void digitsComeAsFastAsTheyAreTouched() {
    State password = SampleStates.password(Language.ZH, false, 5, 0, LEFT);
    stage.show(password);
    for (int digit = 0; digit < 6; digit++) {
      button("digit-" + digit).doClick(0);
    }
    assertThat(touched).hasSize(6).allMatch(Touch.Digit.class::isInstance);
  }

  @Test
  void aDigitThatWasTakenFillsABoxOfTheSameScreen() {
    State password = SampleStates.password(Language.EN, false, 5, 0, LEFT);
    stage.show(password);
    AbstractButton key = button("digit-7");
    stage.show(Flow.arrive(password, new Event.Touched(new Touch.Digit(7))).next());
    assertThat(button("digit-7")).isSameAs(key);
    assertThat(label("digits").getAccessibleContext().getAccessibleName())
        .isEqualTo("1 of 6 digits entered");
  }

  @Test
  void theSecondHalfOfADoubleTouchDoesNothing() {
    stage.show(SampleStates.confirm(Language.ZH, SampleNotices.usual(), Refund.BANK, true));
    button("confirm").doClick(0);
    button("confirm").doClick(0);
    button("end").doClick(0);
    assertThat(touched).containsExactly(Touch.Button.CONFIRM);
  }

  @Test
  void aTouchThatTheFlowDidNotTakeCanBeRepeated() {
    State notice = SampleStates.notice(Language.ZH, SampleNotices.usual(), LEFT);
    stage.show(notice);
    button("primary").doClick(0);
    stage.show(notice);
    nanoseconds += Haste.LONGEST;
    button("primary").doClick(0);
    assertThat(touched).containsExactly(Touch.Button.PRIMARY, Touch.Button.PRIMARY);
  }

  @Test
  void aTouchThatBeganOnTheScreenBeforeDoesNothing() {
    stage.show(SampleStates.notice(Language.ZH, SampleNotices.usual(), LEFT));
    AbstractButton before = button("primary");
    stage.show(SampleStates.confirm(Language.ZH, SampleNotices.usual(), Refund.BANK, true));
    before.doClick(0);
    assertThat(touched).isEmpty();
  }

  @Test
  void confirmingTakesNoTouchBeforeItIsArmed() {
    stage.show(SampleStates.confirm(Language.ZH, SampleNotices.usual(), Refund.BANK, false));
    AbstractButton confirm = button("confirm");
    assertThat(confirm.isEnabled()).isFalse();
    stage.show(SampleStates.confirm(Language.ZH, SampleNotices.usual(), Refund.BANK, true));
    assertThat(button("confirm")).isSameAs(confirm);
    assertThat(confirm.isEnabled()).isTrue();
  }

  @Test
  void nothingIsConfirmedBeforeTheLastPageWasOnShow() {
    Scale scale = Scale.of(1080, 1920);
    stage = new StagePanel(Theme.install(scale), touched::add, () -> nanoseconds);
    stage.setSize(scale.widthPixels(), scale.heightPixels());
    State confirm =
        SampleStates.seen(
            SampleStates.confirm(Language.EN, SampleNotices.usual(), Refund.BANK, true),
            new Comfort(Contrast.PAPER, TextSize.LARGEST));
    stage.show(confirm);
    ScreenPainter.layOut(stage);
    assertThat(button("confirm").isEnabled()).isFalse();
    assertThat(button("confirm").getText()).isEqualTo("Next page first");
    stage.show(Flow.arrive(confirm, new Event.SecondPassed()).next());
    ScreenPainter.layOut(stage);
    assertThat(button("confirm").isEnabled()).as("a second later").isFalse();
    button("page-after").doClick(0);
    ScreenPainter.layOut(stage);
    assertThat(button("confirm").isEnabled()).isTrue();
    assertThat(button("confirm").getText()).isEqualTo("Confirm");
    button("page-before").doClick(0);
    ScreenPainter.layOut(stage);
    assertThat(button("confirm").isEnabled()).as("it has been read").isTrue();
  }

  /** On a loudspeaker the voice tells nothing of the pages: they have to be seen. */
  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void whoListensConfirmsUnreadOnlyWithAHeadset(boolean headset) {
    stage = new StagePanel(stageTheme(), touched::add, new StageSettings(false, null, headset));
    stage.setSize(1920, 1080);
    State confirm =
        SampleStates.seen(
            SampleStates.confirm(Language.EN, SampleNotices.usual(), Refund.BANK, true),
            new Comfort(Contrast.PAPER, TextSize.LARGEST));
    stage.show(Flow.arrive(confirm, new Event.Touched(Touch.Button.SPEAK)).next());
    settle();
    assertThat(find(stage, "page-after")).isPresent();
    assertThat(button("confirm").isEnabled()).isEqualTo(headset);
    button("page-after").doClick(0);
    settle();
    button("page-after").doClick(0);
    settle();
    assertThat(button("confirm").isEnabled()).isTrue();
  }

  /** Where the screen is small the button's words must move nothing: what was read stays read. */
  @ParameterizedTest
  @EnumSource(Language.class)
  void whatWasReadCanBeConfirmedOnASmallScreenToo(Language language) {
    for (Scale scale :
        List.of(
            Scale.of(1366, 768, new Millimetres(257, 144)),
            Scale.of(1280, 800, new Millimetres(217, 136)),
            Scale.of(800, 1280, new Millimetres(136, 217)))) {
      String place = scale.widthPixels() + " x " + scale.heightPixels();
      stage = new StagePanel(Theme.install(scale), touched::add, () -> nanoseconds);
      stage.setSize(scale.widthPixels(), scale.heightPixels());
      stage.show(
          SampleStates.seen(
              SampleStates.confirm(language, SampleNotices.usual(), Refund.BANK, true),
              new Comfort(Contrast.PAPER, TextSize.LARGEST)));
      settle();
      for (int page = 0; page < 20 && find(stage, "page-after").isPresent(); page++) {
        button("page-after").doClick(0);
        settle();
      }
      assertThat(button("confirm").isEnabled()).as(place).isTrue();
      settle();
      assertThat(button("confirm").isEnabled()).as("still, " + place).isTrue();
    }
  }

  /** As a window does it until nothing is asked for any more. */
  private void settle() {
    for (int pass = 0; pass < 3; pass++) {
      ScreenPainter.layOut(stage);
    }
  }

  @Test
  void whatClearsNothingHoldsNoDigitBack() {
    stage.show(SampleStates.password(Language.ZH, false, 5, 0, LEFT));
    button("clear").doClick(0);
    button("digit-1").doClick(0);
    assertThat(touched).containsExactly(Touch.Button.CLEAR, new Touch.Digit(1));
  }

  /** What has been answered stays answered, whatever of the check's looks is changed. */
  @ParameterizedTest
  @EnumSource(
      value = Touch.Button.class,
      names = {"CHANGE_REFUND", "SWITCH_LANGUAGE", "SWITCH_CONTRAST", "SWITCH_TEXT_SIZE"})
  void theChecksAnswersComeOnce(Touch touch) {
    stage = new StagePanel(stageTheme(), touched::add, new StageSettings(true, null, false));
    State check = SampleStates.confirm(Language.ZH, SampleNotices.usual(), Refund.BANK, true);
    stage.setSize(1920, 1080);
    stage.show(check);
    ScreenPainter.layOut(stage);
    assertThat(ScreenParts.of(stage).anyMatch(Appearing.class::isInstance)).isTrue();
    State changed = Flow.arrive(check, new Event.Touched(touch)).next();
    assertThat(changed).isNotEqualTo(check);
    stage.show(changed);
    ScreenPainter.layOut(stage);
    assertThat(ScreenParts.of(stage).anyMatch(MarkDisc.class::isInstance)).isTrue();
    assertThat(ScreenParts.of(stage).anyMatch(Appearing.class::isInstance)).isFalse();
  }

  @Test
  void theReceiptsSignComesOnce() {
    stage = new StagePanel(stageTheme(), touched::add, new StageSettings(true, null, false));
    State receipt = sample("receipt", Language.ZH);
    stage.show(receipt);
    assertThat(signs()).anyMatch(MarkDisc::arrives);
    stage.show(Flow.arrive(receipt, new Event.Touched(Touch.Button.SWITCH_CONTRAST)).next());
    assertThat(signs()).isNotEmpty().noneMatch(MarkDisc::arrives);
  }

  private List<MarkDisc> signs() {
    return ScreenParts.of(stage)
        .filter(MarkDisc.class::isInstance)
        .map(MarkDisc.class::cast)
        .toList();
  }

  /** The last day that the server named may be over, and a terminal does not know. */
  @ParameterizedTest
  @EnumSource(Language.class)
  void noDayIsNamedWhileTheServerDoesNotAnswer(Language language) {
    State idle = sample("idle", language);
    stage.show(idle);
    String before = label("day-and-hall").getText();
    stage.show(Flow.arrive(idle, new Event.ServerDown(FailureCode.SERVER_UNREACHABLE)).next());
    String now = label("day-and-hall").getText();
    Wording words = Wording.in(language, 2012);
    String day = words.dayAndWeekday(LocalDate.of(2012, 6, 12));
    assertThat(before).startsWith(day + words.say("separator"));
    assertThat(now).isEqualTo(before.substring((day + words.say("separator")).length()));
    assertThat(label("terminal").getText()).contains("07");
  }

  /** A reader that is gone says nothing about the day; when the server goes too, the day goes. */
  @Test
  void theDayGoesWithTheServerWhateverElseIsWrong() {
    State idle =
        Flow.arrive(sample("idle", Language.EN), new Event.ReaderLost(FailureCode.READER_MISSING))
            .next();
    stage.show(idle);
    assertThat(label("day-and-hall").getText()).contains("12\u00a0June");
    stage.show(Flow.arrive(idle, new Event.ServerDown(FailureCode.SERVER_UNREACHABLE)).next());
    assertThat(label("day-and-hall").getText()).doesNotContain("June").contains("hall");
  }

  @ParameterizedTest
  @EnumSource(FailureCode.class)
  void whoeverIsSentToTheHallIsToldWhereItIs(FailureCode code) {
    for (Language language : Language.values()) {
      Wording words = Wording.in(language, 2012);
      State trouble = SampleStates.trouble(language, code);
      stage.show(trouble);
      boolean sent =
          words
              .say("trouble." + code.code() + ".next")
              .toLowerCase(Locale.ROOT)
              .contains(words.say("hall.usual-name").toLowerCase(Locale.ROOT));
      Hall hall = Objects.requireNonNull(trouble.terminal().today()).hall();
      assertThat(texts(stage).stream().anyMatch(text -> text.contains(words.of(hall.place()))))
          .as(code + " in " + language)
          .isEqualTo(sent);
    }
  }

  @ParameterizedTest
  @EnumSource(Language.class)
  void whoHasForgottenThePasswordIsToldWhereTheHallIs(Language language) {
    stage.show(sample("password-locked", language));
    Hall hall = Objects.requireNonNull(SampleStates.terminal(language).today()).hall();
    String place = Wording.in(language, 2012).of(hall.place());
    assertThat(label("hall").getText()).contains(place);
    stage.show(sample("password", language));
    assertThat(texts(stage)).noneMatch(text -> text.contains(place));
  }

  private static State sample(String name, Language language) {
    return Objects.requireNonNull(SampleStates.all().get(name)).apply(language);
  }

  @Test
  void anotherLanguageSaysTheSameState() {
    stage.show(SampleStates.notice(Language.ZH, SampleNotices.usual(), LEFT));
    assertThat(label("heading").getText()).isEqualTo("还有 3 处要办");
    stage.show(SampleStates.notice(Language.EN, SampleNotices.usual(), LEFT));
    assertThat(label("heading").getText()).isEqualTo("3 places to go");
  }

  @Test
  void whoIsGoneIsNotNamed() {
    stage.show(SampleStates.notice(Language.ZH, SampleNotices.usual(), LEFT));
    assertThat(label("masked-name").getText()).isEqualTo("林*远");
    stage.show(new State.Idle(SampleStates.terminal(Language.ZH), TimeLeft.ENDLESS));
    assertThat(label("masked-name").isVisible()).isFalse();
    assertThat(texts(stage)).noneMatch(text -> text.contains("林"));
  }

  @ParameterizedTest
  @EnumSource(
      value = FailureCode.class,
      names = {
        "CARD_FOREIGN",
        "SEVERAL_CARDS",
        "CARD_PAYS",
        "CARD_ANONYMOUS",
        "CARD_OF_TWO_PROFILES",
        "CARD_LOST"
      })
  void noOneIsAskedToTakeTheirCampusCardWhereItMayBeNone(FailureCode code) {
    stage.show(SampleStates.trouble(Language.ZH, code));
    assertThat(texts(stage)).noneMatch(text -> text.contains("请取走校园卡"));
    assertThat(texts(stage)).anyMatch(text -> text.contains("请取走读卡器上的卡"));
    stage.show(SampleStates.trouble(Language.EN, code));
    assertThat(texts(stage)).noneMatch(text -> text.contains("take your campus card."));
    assertThat(texts(stage)).anyMatch(text -> text.contains("take the card off the reader"));
    stage.show(SampleStates.trouble(Language.EN, FailureCode.CARD_STOPPED));
    assertThat(texts(stage)).anyMatch(text -> text.contains("take your campus card."));
  }

  private AbstractButton button(String name) {
    return (AbstractButton) find(stage, name).orElseThrow();
  }

  private JLabel label(String name) {
    return (JLabel) find(stage, name).orElseThrow();
  }

  private static Optional<Component> find(Container container, String name) {
    for (Component child : container.getComponents()) {
      if (name.equals(child.getName())) {
        return Optional.of(child);
      }
      if (child instanceof Container inner) {
        Optional<Component> found = find(inner, name);
        if (found.isPresent()) {
          return found;
        }
      }
    }
    return Optional.empty();
  }

  private static List<String> texts(Container container) {
    List<String> texts = new ArrayList<>();
    for (Component child : container.getComponents()) {
      if (child instanceof JLabel label && label.getText() != null) {
        texts.add(label.getText());
      }
      if (child instanceof Container inner) {
        texts.addAll(texts(inner));
      }
    }
    return texts;
  }
}
