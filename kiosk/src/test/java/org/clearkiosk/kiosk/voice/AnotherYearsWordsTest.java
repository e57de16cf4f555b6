package org.clearkiosk.kiosk.voice;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.clearkiosk.clearance.model.Level;
import org.clearkiosk.clearance.model.Refund;
import org.clearkiosk.clearance.model.Status;
import org.clearkiosk.clearance.model.Student;
import org.clearkiosk.clearance.policy.Policy;
import org.clearkiosk.clearance.wire.Notice;
import org.clearkiosk.clearance.wire.Receipt;
import org.clearkiosk.clearance.wire.Today;
import org.clearkiosk.kiosk.flow.Attempt;
import org.clearkiosk.kiosk.flow.Language;
import org.clearkiosk.kiosk.flow.OpenSession;
import org.clearkiosk.kiosk.flow.State;
import org.clearkiosk.kiosk.flow.TerminalStatus;
import org.clearkiosk.kiosk.flow.TimeLeft;
import org.clearkiosk.kiosk.gallery.SampleNotices;
import org.clearkiosk.kiosk.gallery.SampleStates;
import org.clearkiosk.kiosk.screen.text.Wording;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Another year has other offices, pays cash elsewhere and beyond the window, and calls a status
 * otherwise: the terminal says what that year's file says, and no word of 2012's.
 */
class AnotherYearsWordsTest {
  private static final Policy POLICY =
      SampleNotices.policy(
          text ->
              text.replace("食堂充值处", "财务出纳")
                  .replaceAll("(?i)canteen top-up counter", "Cashier")
                  .replaceAll("(?i)canteen counter", "cashier")
                  .replace("信息中心", "网络中心")
                  .replaceAll("(?i)information[ -]centre", "Network centre")
                  .replace("院系", "学务处")
                  .replaceAll("\"College\"", "\"Registry\"")
                  .replace("正常毕业", "今年离校")
                  .replace("\"Graduating\"", "\"Leaving this year\"")
                  .replaceAll("\\s*\"withinWindow\": true,", ""));
  private static final LocalDate DAY = LocalDate.of(2012, 6, 12);
  private static final TimeLeft LEFT = new TimeLeft(52, 60, 15);

  @ParameterizedTest
  @EnumSource(Language.class)
  void noOfficeOf2012IsNamed(Language language) {
    for (State state : states(language)) {
      assertThat(said(state, language))
          .as(state.getClass().getSimpleName())
          .isNotBlank()
          .doesNotContain("食堂", "充值处", "信息中心", "院系", "学院", "正常毕业")
          .doesNotContainIgnoringCase("canteen")
          .doesNotContainIgnoringCase("information centre")
          .doesNotContainIgnoringCase("college")
          .doesNotContainIgnoringCase("graduating");
    }
  }

  @Test
  void itsOwnCashOfficeAndItsOwnDayAreNamed() {
    State.Confirm confirm = confirm(terminal(Language.EN, true), Refund.CASH);
    assertThat(said(confirm, Language.EN))
        .contains("By 15 July")
        .contains("Collect it at the Cashier")
        .contains("Leaving this year")
        .contains("have it corrected by: Registry")
        .doesNotContain("20 June");
    State.Confirm chinese = confirm(terminal(Language.ZH, true), Refund.CASH);
    assertThat(said(chinese, Language.ZH)).contains("最晚 7 月 15 日", "到财务出纳领取", "先请学务处更正");
  }

  private static List<State> states(Language language) {
    TerminalStatus terminal = terminal(language, true);
    Receipt receipt =
        SampleNotices.receipt(
            Objects.requireNonNull(notice().outcome()),
            Refund.CASH,
            SampleNotices.next(notice(), "canteen_counter"));
    return List.of(
        new State.Idle(terminal(language, false), LEFT),
        new State.NoticeShown(terminal, session(), notice(), LEFT),
        confirm(terminal, Refund.BANK),
        confirm(terminal, Refund.CASH),
        new State.ReceiptShown(terminal, "林*远", receipt, false, notice().window(), LEFT),
        new State.DoneWithoutCard(terminal, receipt.number(), receipt.completedAt(), LEFT));
  }

  private static State.Confirm confirm(TerminalStatus terminal, Refund refund) {
    return new State.Confirm(terminal, session(), notice(), refund, new Attempt(7), true, LEFT);
  }

  private static OpenSession session() {
    return OpenSession.begun("session", "林*远");
  }

  private static TerminalStatus terminal(Language language, boolean cardThere) {
    TerminalStatus usual = SampleStates.terminal(language);
    return new TerminalStatus(
        usual.usual(),
        usual.presentation(),
        today(),
        usual.readiness(),
        cardThere,
        usual.lastAttempt());
  }

  private static Today today() {
    return new Today(
        OffsetDateTime.parse("2012-06-12T09:00:00+08:00"),
        POLICY.year(),
        "07",
        Stream.of(Level.values())
            .map(
                level ->
                    new Today.LevelWindow(
                        level, POLICY.window(level).firstDay(), POLICY.window(level).lastDay()))
            .toList(),
        POLICY.hall(),
        POLICY.nameFinishedHere());
  }

  private static Notice notice() {
    Student student =
        SampleNotices.student(
            Level.UNDERGRADUATE, Status.GRADUATING, Set.of("lives_in"), Set.of(), Refund.CASH);
    return SampleNotices.notice(POLICY, student, "林*远", List.of(), DAY);
  }

  private static String said(State state, Language language) {
    return state.accept(new SpokenScreen(Wording.in(language, 2012), true)).stream()
        .collect(Collectors.joining("\n"))
        .replace('\u00a0', ' ');
  }
}
