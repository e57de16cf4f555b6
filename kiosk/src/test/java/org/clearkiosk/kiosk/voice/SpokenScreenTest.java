package org.clearkiosk.kiosk.voice;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.clearkiosk.clearance.model.OfficeBox;
import org.clearkiosk.clearance.model.Reason;
import org.clearkiosk.clearance.model.Text;
import org.clearkiosk.clearance.model.Window;
import org.clearkiosk.clearance.wire.Notice;
import org.clearkiosk.kiosk.flow.Language;
import org.clearkiosk.kiosk.flow.State;
import org.clearkiosk.kiosk.flow.TimeLeft;
import org.clearkiosk.kiosk.gallery.SampleStates;
import org.clearkiosk.kiosk.screen.text.Wording;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class SpokenScreenTest {
  @ParameterizedTest
  @EnumSource(Language.class)
  void everyScreenSaysWhatItIsInWholeSentences(Language language) {
    SampleStates.all()
        .forEach(
            (name, sample) -> {
              for (boolean headset : new boolean[] {true, false}) {
                List<String> said = said(sample.apply(language), language, headset);
                assertThat(said).as(name).isNotEmpty().allMatch(text -> !text.isBlank());
                String text = String.join("\n", said);
                assertThat(text).as(name).doesNotContain("{", "null", "*");
                if (!name.startsWith("technician")) {
                  sample
                      .apply(language)
                      .code()
                      .ifPresent(code -> assertThat(text).as(name).contains(code.code()));
                }
              }
            });
  }

  @ParameterizedTest
  @EnumSource(Language.class)
  void withoutAHeadsetNothingOfTheStudentIsSaid(Language language) {
    Wording words = Wording.in(language, 2012);
    SampleStates.all()
        .forEach(
            (name, sample) -> {
              State state = sample.apply(language);
              String said = String.join("\n", said(state, language, false));
              Set<String> personal = personal(state, words);
              assertThat(personal).as(name).noneMatch(said::contains);
              assertThat(said).as(name).doesNotContainPattern("[¥元]");
            });
  }

  /** The strongest form of it: whoever the student is, the same is said. */
  @ParameterizedTest
  @EnumSource(Language.class)
  void withoutAHeadsetEveryStudentHearsTheSame(Language language) {
    Map<String, Set<String>> variants = new TreeMap<>();
    for (Function<Language, State> sample : SampleStates.all().values()) {
      State state = sample.apply(language);
      variants
          .computeIfAbsent(state.getClass().getSimpleName(), none -> new TreeSet<>())
          .add(String.join("\n", said(state, language, false)));
    }
    assertThat(variants.get("NoticeShown")).hasSize(1);
    assertThat(variants.get("Confirm")).hasSize(1);
    // with and without the way back to the notice, and where the hall's hours are known
    assertThat(variants.get("HallSlip")).hasSize(3);
    // now, or earlier
    assertThat(variants.get("ReceiptShown")).hasSize(2);
  }

  @ParameterizedTest
  @EnumSource(Language.class)
  void aHeadsetHearsEachOfficeWithHowFarItIsAndEachReason(Language language) {
    Wording words = Wording.in(language, 2012);
    int notices = 0;
    for (Function<Language, State> sample : SampleStates.all().values()) {
      State state = sample.apply(language);
      String said = String.join("\n", said(state, language, true));
      if (state instanceof State.NoticeShown shown) {
        notices++;
        for (OfficeBox box : shown.notice().offices()) {
          assertThat(said).contains(words.of(box.name()));
        }
        assertThat(said).contains(words.say("action.end"));
      }
      if (state instanceof State.HallSlip slip) {
        for (Reason reason : slip.reasons()) {
          assertThat(said).contains(words.of(reason.found()), words.of(reason.whatToDo()));
          if (reason.amountFen() != null) {
            assertThat(said).contains(words.money(reason.amountFen()));
          }
        }
        if (slip.ticket() != null) {
          assertThat(said.replace(" ", "")).contains(words.ticket(slip.ticket()).replace("-", ","));
        }
      }
    }
    assertThat(notices).isGreaterThan(2);
  }

  @ParameterizedTest
  @CsvSource({"EN, Go on, Stay", "ZH, 继续, 再留一会儿"})
  void withoutAHeadsetTheNoticeLeadsOnAndDoesNotStay(Language language, String on, String stay) {
    assertThat(String.join("\n", said(sample("notice", language), language, false)))
        .contains(on)
        .doesNotContain(stay);
  }

  @ParameterizedTest
  @CsvSource({"EN, Page Down", "ZH, 下翻页键"})
  void withoutAHeadsetTheCheckSaysHowToSeeItsLastPage(Language language, String key) {
    State check = sample("check", language);
    assertThat(String.join("\n", said(check, language, false))).contains(key);
    assertThat(String.join("\n", said(check, language, true))).doesNotContain(key);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {"EN|today only|On another day, place your card again.", "ZH|仅限今天|改天来，请再放一次卡。"})
  void aQueueNumberIsSaidToCountTodayOnly(Language language, String today, String again) {
    assertThat(String.join("\n", said(sample("hall-2", language), language, true)))
        .contains(today, again);
    assertThat(said(sample("hall-without-ticket", language), language, true)).doesNotContain(again);
  }

  @ParameterizedTest
  @CsvSource({"EN, Forgotten it?, take your campus card", "ZH, 忘了密码, 请取走校园卡"})
  void whoIsLockedOutHearsWhatTheHallIsForAndToTakeTheCard(
      Language language, String forgotten, String taking) {
    String locked = String.join("\n", said(sample("password-locked", language), language, false));
    assertThat(locked).contains(forgotten, taking);
    State soonOver = SampleStates.password(language, true, 0, 60, new TimeLeft(52, 60, 15));
    assertThat(String.join("\n", said(soonOver, language, false)))
        .contains(forgotten)
        .doesNotContain(taking);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "EN|Code N-15, Terminal 07|One-stop service hall: Student activity centre, first floor",
        "ZH|代码 N-15，终端 07|一站式服务大厅：学生活动中心一层"
      })
  void whoIsToTellTheHallTheCodeHearsWhereThatIsAndWhichTerminalThisIs(
      Language language, String code, String hall) {
    for (String name : List.of("idle-trouble-N-15", "trouble-N-15")) {
      assertThat(said(sample(name, language), language, false)).contains(code, hall);
    }
    assertThat(said(sample("idle-unheard", language), language, false))
        .as("before the server has told the terminal's number")
        .noneMatch(text -> text.contains(language == Language.EN ? "Terminal" : "终端 "));
  }

  /** Whether it is the last day tells which level the student is of. */
  @ParameterizedTest
  @CsvSource({"EN, later today", "ZH, 今天"})
  void onTheLastDayAHeadsetAloneHearsThatItIs(Language language, String today) {
    State.KeptHere kept = (State.KeptHere) sample("kept-here", language);
    LocalDate day = Objects.requireNonNull(kept.terminal().day());
    State.KeptHere lastDay =
        new State.KeptHere(
            kept.terminal(),
            kept.attempt(),
            kept.recordNumber(),
            new Window(day.minusDays(9), day, List.of()),
            kept.cardTaken(),
            kept.timeLeft());
    assertThat(String.join("\n", said(lastDay, language, true))).contains(today);
    assertThat(said(lastDay, language, false)).isEqualTo(said(kept, language, false));
  }

  private static State sample(String name, Language language) {
    return Objects.requireNonNull(SampleStates.all().get(name)).apply(language);
  }

  @ParameterizedTest
  @EnumSource(Language.class)
  void whoseCardHasGoneHearsNumberAndTimeAloud(Language language) {
    Wording words = Wording.in(language, 2012);
    State.DoneWithoutCard done =
        (State.DoneWithoutCard)
            Objects.requireNonNull(SampleStates.all().get("done-without-card")).apply(language);
    String said = String.join("\n", said(done, language, false));
    assertThat(said).contains(words.moment(done.completedAt()));
    assertThat(said.replace(" ", "")).contains(done.number().replace("-", ","));
  }

  private static List<String> said(State state, Language language, boolean headset) {
    return state.accept(new SpokenScreen(Wording.in(language, 2012), headset));
  }

  /** Where the hall is, everyone may hear. */
  private static boolean leadsToTheHall(Text place, Notice notice) {
    return notice.hall() != null && place.zh().endsWith(notice.hall().place().zh());
  }

  /** Name, amounts, reasons, and what the student's offices are told of. */
  private static Set<String> personal(State state, Wording words) {
    Stream<Notice> notices = Stream.empty();
    List<Reason> reasons = new ArrayList<>();
    if (state instanceof State.NoticeShown shown) {
      notices = Stream.of(shown.notice());
    } else if (state instanceof State.Confirm confirm) {
      notices = Stream.of(confirm.notice());
    } else if (state instanceof State.HallSlip slip) {
      notices = Stream.ofNullable(slip.notice());
      reasons.addAll(slip.reasons());
    }
    Set<String> personal = new TreeSet<>();
    state.maskedName().ifPresent(personal::add);
    for (Notice notice : notices.toList()) {
      personal.add(words.money(notice.cardFen()));
      personal.add(words.money(notice.mergedFen()));
      reasons.addAll(notice.reasons());
      personal.addAll(
          notice.offices().stream()
              .flatMap(box -> Stream.of(box.detail(), box.place()))
              .filter(Objects::nonNull)
              .filter(text -> !leadsToTheHall(text, notice))
              .map(words::of)
              .collect(Collectors.toSet()));
      if (notice.bankCardTail() != null) {
        personal.add(notice.bankCardTail());
      }
    }
    for (Reason reason : reasons) {
      for (Text text : List.of(reason.found(), reason.whatToDo())) {
        personal.add(words.of(text));
      }
      if (reason.amountFen() != null) {
        personal.add(words.money(reason.amountFen()));
      }
    }
    if (state instanceof State.ReceiptShown shown) {
      personal.add(shown.receipt().number());
    }
    return personal;
  }
}
