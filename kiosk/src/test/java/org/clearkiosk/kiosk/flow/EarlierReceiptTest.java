package org.clearkiosk.kiosk.flow;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.clearkiosk.clearance.model.Level;
import org.clearkiosk.clearance.model.OfficeBox;
import org.clearkiosk.clearance.model.Refund;
import org.clearkiosk.clearance.model.Status;
import org.clearkiosk.clearance.model.Student;
import org.clearkiosk.clearance.wire.Notice;
import org.clearkiosk.clearance.wire.Receipt;
import org.clearkiosk.kiosk.gallery.SampleNotices;
import org.clearkiosk.kiosk.screen.text.OutcomeWords;
import org.clearkiosk.kiosk.screen.text.Wording;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** A receipt that is looked at later says what holds then, not what held at the confirmation. */
class EarlierReceiptTest {
  private static final Set<String> BUT_DORMITORIES_AND_COLLEGE =
      Set.of("energy_office", "supervisor", "information_centre");
  private static final OfficeBox DORMITORIES =
      SampleNotices.next(SampleNotices.usual(), "dormitories");

  @Test
  void itNamesTheOfficeThatIsNextByNowAndWhatTheStatusMeansByNow() {
    Notice notice = done(Status.CONTINUING, with(BUT_DORMITORIES_AND_COLLEGE, "dormitories"));

    State.ReceiptShown shown = shown(notice);

    assertThat(Objects.requireNonNull(shown.receipt().next()).office()).isEqualTo("college");
    assertThat(said(shown))
        .contains("15 September: Your campus card stops")
        .doesNotContain("26 June", "Bank of China");
    assertThat(shown.receipt().number()).isEqualTo("0612-07-0038");
    assertThat(shown.receipt().refund()).isEqualTo(Refund.BANK);
    assertThat(shown.receipt().signed()).isEqualTo(SampleNotices.SIGNED);
  }

  @Test
  void onceAllIsDoneItSaysSo() {
    Notice notice =
        done(Status.GRADUATING, with(BUT_DORMITORIES_AND_COLLEGE, "dormitories", "college"));

    assertThat(shown(notice).receipt().next()).isNull();
  }

  @Test
  void whatTheNoticeDoesNotTellStaysAsItWas() {
    Notice told = done(Status.GRADUATING, BUT_DORMITORIES_AND_COLLEGE);
    Notice silent = notice(told, null, List.of(), Objects.requireNonNull(told.receipt()));

    Receipt receipt = shown(silent).receipt();

    assertThat(receipt).isEqualTo(told.receipt());
    assertThat(receipt.next()).isEqualTo(DORMITORIES);
  }

  private static Set<String> with(Set<String> done, String... more) {
    return Stream.concat(done.stream(), Stream.of(more)).collect(Collectors.toSet());
  }

  /** Confirmed as one who graduates, with the dormitories next. */
  private static Notice done(Status status, Set<String> done) {
    Student student =
        SampleNotices.student(Level.UNDERGRADUATE, status, Set.of("lives_in"), done, Refund.BANK);
    Notice notice = SampleNotices.notice(student, "林*远", List.of());
    Receipt given =
        SampleNotices.receipt(
            Objects.requireNonNull(SampleNotices.usual().outcome()), Refund.BANK, DORMITORIES);
    return notice(notice, notice.outcome(), notice.offices(), given);
  }

  private static Notice notice(
      Notice notice,
      org.clearkiosk.clearance.model.@Nullable Outcome outcome,
      List<OfficeBox> offices,
      Receipt receipt) {
    return new Notice(
        notice.student(),
        notice.maskedName(),
        notice.level(),
        notice.status(),
        notice.statusName(),
        notice.statusSetBy(),
        notice.window(),
        offices,
        notice.verdict(),
        notice.checks(),
        notice.reasons(),
        notice.hall(),
        outcome,
        notice.refund(),
        notice.cardFen(),
        notice.networkFen(),
        notice.bankCardTail(),
        receipt);
  }

  private static State.ReceiptShown shown(Notice notice) {
    State.NoticeShown before =
        new State.NoticeShown(
            Samples.terminal(true, 7),
            OpenSession.begun("session", "林*远"),
            notice,
            TimeLeft.all(Delays.UNTOUCHED));
    return (State.ReceiptShown) Flow.arrive(before, new Event.Touched(Touch.Button.PRIMARY)).next();
  }

  private static String said(State.ReceiptShown shown) {
    return OutcomeWords.after(
            Wording.in(Language.EN, 2012),
            shown.receipt(),
            shown.window(),
            LocalDate.of(2012, 6, 20))
        .stream()
        .flatMap(point -> point.said().stream().map(said -> point.when() + ": " + said))
        .collect(Collectors.joining("\n"))
        .replace('\u00a0', ' ');
  }
}
