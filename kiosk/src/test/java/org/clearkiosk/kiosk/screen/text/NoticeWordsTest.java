package org.clearkiosk.kiosk.screen.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import org.clearkiosk.clearance.model.Text;
import org.clearkiosk.clearance.wire.Notice;
import org.clearkiosk.kiosk.flow.Language;
import org.clearkiosk.kiosk.gallery.SampleNotices;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What is said of the step that a terminal finishes, where it can and where it cannot. */
class NoticeWordsTest {
  private final Wording english = Wording.in(Language.EN, 2012);

  @Test
  void whereTheTerminalCannotFinishItsStepTheBoxSaysWhereToGoFirst() {
    String hall = "One-stop service hall, Student activity centre, first floor";
    assertThat(ofOwnStep(SampleNotices.usual())).containsExactly("Finish it on this terminal");
    assertThat(ofOwnStep(SampleNotices.hall(4)))
        .containsExactly("4 things have to be settled at the service hall first", hall);
    assertThat(ofOwnStep(SampleNotices.closed()))
        .containsExactly("Take your campus card to the service hall", hall);
    assertThat(ofOwnStep(SampleNotices.withoutStatus()))
        .containsExactly("First have your identity status set, then come to a terminal", "College");
  }

  private List<String> ofOwnStep(Notice notice) {
    return NoticeWords.details(english, SampleNotices.next(notice, "information_centre"));
  }

  @Test
  void anOfficeSaysWhatToDoWhereWhenAndWhatToBring() {
    Notice notice = SampleNotices.withHours(SampleNotices.usual());
    assertThat(NoticeWords.details(english, SampleNotices.next(notice, "dormitories")))
        .containsExactly(
            "Check out of the room",
            "Your own building's office",
            "Mon–Fri 8:30–11:30",
            "Bring: your student ID and the keys of room and locker");
    assertThat(
            NoticeWords.details(
                Wording.in(Language.ZH, 2012),
                SampleNotices.next(SampleNotices.crowded(), "library")))
        .containsExactly("交纸质论文，网上提交电子版", "请带：三本纸质论文");
  }

  @Test
  void theLastDayIsTheLastAndThenOver() {
    assertThat(until(SampleNotices.allDone(), LocalDate.of(2012, 6, 20)))
        .isEqualTo("until 20 June");
    assertThat(until(SampleNotices.allDone(), LocalDate.of(2012, 6, 21)))
        .as("also for whom all is done")
        .isEqualTo("closed on 20 June");
    assertThat(until(SampleNotices.closed(), null)).isEqualTo("closed on 20 June");
    assertThat(until(SampleNotices.usual(), null)).isEqualTo("until 20 June");
  }

  private String until(Notice notice, @Nullable LocalDate today) {
    return NoticeWords.until(english, notice, today).replace('\u00a0', ' ');
  }

  @Test
  void aStatusIsCorrectedByItsOfficeBeforeTheStepIsDone() {
    assertThat(NoticeWords.correction(english, SampleNotices.usual()))
        .hasValue("Wrong status? It is corrected by: College.");
    assertThat(NoticeWords.correction(english, SampleNotices.hall(1))).isPresent();
    assertThat(NoticeWords.correction(english, SampleNotices.allDone())).isEmpty();
    assertThat(NoticeWords.correction(english, SampleNotices.withoutStatus()))
        .as("says itself who sets it")
        .isEmpty();
  }

  @Test
  void aStudentIsTheirLevelAndStatus() {
    assertThat(NoticeWords.standing(english, SampleNotices.usual()))
        .containsExactly("Undergraduate", "Graduating");
    assertThat(NoticeWords.standing(english, SampleNotices.withoutStatus()))
        .containsExactly("Undergraduate", "status not set");
  }

  @Test
  void aStatusIsCalledWhatTheYearsRulesCallIt() {
    Notice notice = named(new Text("今年离校", "Leaving this year"), new Text("学务处", "Registry"));
    Wording chinese = Wording.in(Language.ZH, 2012);

    assertThat(NoticeWords.standing(english, notice))
        .containsExactly("Undergraduate", "Leaving this year");
    assertThat(NoticeWords.standing(chinese, notice)).containsExactly("本科生", "今年离校");
    assertThat(NoticeWords.correction(chinese, notice)).hasValue("身份不对？请学务处更正。");
    assertThat(NoticeWords.beforeConfirming(english, notice, "Leaving"))
        .isEqualTo("Leaving\nWrong? Before you confirm, have it corrected by: Registry.");
  }

  @Test
  void anOlderServersNoticeIsTakenForWhatItTells() {
    Notice older = named(null, null);

    assertThat(NoticeWords.standing(english, older)).containsExactly("Undergraduate", "graduating");
    assertThat(NoticeWords.correction(english, older))
        .hasValue("Wrong status? Have it corrected first.");
    assertThat(NoticeWords.beforeConfirming(english, older, "Leaving"))
        .isEqualTo("Leaving\nWrong? Have it corrected before you confirm.");
  }

  private static Notice named(@Nullable Text statusName, @Nullable Text statusSetBy) {
    Notice notice = SampleNotices.usual();
    return new Notice(
        notice.student(),
        notice.maskedName(),
        notice.level(),
        notice.status(),
        statusName,
        statusSetBy,
        notice.window(),
        notice.offices(),
        notice.verdict(),
        notice.checks(),
        notice.reasons(),
        notice.hall(),
        notice.outcome(),
        notice.refund(),
        notice.cardFen(),
        notice.networkFen(),
        notice.bankCardTail(),
        notice.receipt());
  }
}
