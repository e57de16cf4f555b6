package org.clearkiosk.kiosk.screen.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.clearkiosk.clearance.model.OfficeBox;
import org.clearkiosk.clearance.wire.Notice;
import org.clearkiosk.kiosk.flow.Language;
import org.clearkiosk.kiosk.gallery.SampleNotices;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What is said of the step that a terminal finishes, where it can and where it cannot. */
class NoticeWordsTest {
  private final Wording english = Wording.in(Language.EN, 2012);

  @Test
  void whereTheTerminalCannotFinishItSaysWhatComesFirst() {
    assertThat(saidOfOwnStep(SampleNotices.usual())).isEqualTo("Finish it on this terminal");
    assertThat(saidOfOwnStep(SampleNotices.hall(1)))
        .isEqualTo("One thing has to be settled at the service hall first");
    assertThat(saidOfOwnStep(SampleNotices.hall(4)))
        .isEqualTo("4 things have to be settled at the service hall first");
    assertThat(saidOfOwnStep(SampleNotices.closed()))
        .isEqualTo("Take your campus card to the service hall");
    assertThat(saidOfOwnStep(SampleNotices.withoutStatus()))
        .isEqualTo("First have your college set your status; the diploma still comes last");
  }

  private String saidOfOwnStep(Notice notice) {
    OfficeBox own = SampleNotices.next(notice, "information_centre");
    return String.join("|", NoticeWords.said(english, notice, own));
  }

  @Test
  void anOfficeSaysWhatToDoWhereAndWhen() {
    Notice notice = SampleNotices.withHours(SampleNotices.usual());
    assertThat(NoticeWords.said(english, notice, SampleNotices.next(notice, "dormitories")))
        .containsExactly(
            "Check out of the room", "Your own building's office", "Mon–Fri 8:30–11:30");
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
  void aStatusIsCorrectedByTheCollegeBeforeTheStepIsDone() {
    assertThat(NoticeWords.correction(english, SampleNotices.usual()))
        .hasValue("Wrong status? Your college corrects it.");
    assertThat(NoticeWords.correction(english, SampleNotices.hall(1))).isPresent();
    assertThat(NoticeWords.correction(english, SampleNotices.allDone())).isEmpty();
    assertThat(NoticeWords.correction(english, SampleNotices.withoutStatus()))
        .as("says itself who sets it")
        .isEmpty();
  }

  @Test
  void aStudentIsTheirLevelAndStatus() {
    assertThat(NoticeWords.standing(english, SampleNotices.usual()))
        .containsExactly("Undergraduate", "graduating");
    assertThat(NoticeWords.standing(english, SampleNotices.withoutStatus()))
        .containsExactly("Undergraduate", "status not set");
  }
}
