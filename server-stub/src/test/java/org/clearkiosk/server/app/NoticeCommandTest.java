package org.clearkiosk.server.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.clearkiosk.clearance.wire.Json;
import org.clearkiosk.clearance.wire.Notice;
import org.clearkiosk.server.disk.DataFolder;
import org.clearkiosk.server.support.Terminal;
import org.clearkiosk.server.support.TestEngine;
import org.clearkiosk.server.support.TestServer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code notice}: what a desk sees of a student, and what is noted of it. */
@SuppressWarnings("NullAway.Init") // JUnit gives the folder
class NoticeCommandTest {
  private static final String HALL = "08281006";

  @TempDir private Path folder;

  @Test
  void itIsWhatATerminalGetsButForTheTicket() throws Exception {
    try (TestServer server = TestServer.start(folder, TestServer.JUNE)) {
      Terminal terminal = server.addTerminal("07");
      for (String student : List.of("08281001", HALL, "08281010", "08281012", "10120001")) {
        Notice shown = terminal.open(student).notice();
        Notice looked =
            Json.read(
                notice(student, "--on", "2012-06-12", "--format", "json").out(), Notice.class);
        assertThat(looked.ticket()).isNull();
        assertThat(shown.ticket() == null ? looked : looked.with(shown.ticket())).isEqualTo(shown);
      }
      assertThat(server.rows("hall_ticket")).as("looking gives no ticket").isOne();
    }
  }

  @Test
  void aPersonReadsWhyTheHallIsNeeded() throws IOException {
    demoCampus();
    String english = notice(HALL, "--on", "2012-06-12", "--language", "en").out();
    assertThat(english)
        .startsWith(HALL + " · ")
        .contains("Undergraduate · Graduating · 2012-06-12")
        .containsPattern("Decision +has to go to the service hall")
        .containsPattern("Frozen funds not collected, ¥23.50 +Bring your campus card")
        .contains("SW-2011-0099")
        .containsPattern(
            "Information centre +next +4 things have to be settled at the service hall first, .*"
                + "\n +One-stop service hall, Student activity centre, first floor")
        .doesNotContain("on this terminal", "Any self-service terminal")
        .containsPattern("Library +(next|open|done|no need)");
    String chinese = notice(HALL, "--on", "2012-06-12").out();
    assertThat(chinese).contains("要到服务大厅办理", "23.50 元", "待办");
    assertThat(notice("10120001", "--on", "2012-06-12", "--language", "en").out())
        .contains("the window has not opened")
        .doesNotContain("Library");
    assertThat(notice("08281010", "--on", "2012-06-12", "--language", "en").out())
        .containsPattern("Decision +done")
        .containsPattern("Receipt +0611-");
  }

  @Test
  void theDeskReadsTheWholeOutcomeInEitherLanguage() throws IOException {
    demoCampus();
    // a cell goes on in the next line
    String bank =
        notice("08281001", "--on", "2012-06-12", "--language", "en").out().replaceAll("\\s+", " ");
    assertThat(bank)
        .contains("Ends with the step Library borrowing", "Card stops 2012-06-26")
        .contains("Balance ¥58.80, paid to the student's Bank of China card")
        .contains("Refund to choose To the bank card", "by 2012-07-15")
        .contains("Refund to choose In cash", "by 2012-06-20", "Bank card ends in 3306")
        .contains("Network account works until 2012-06-26")
        .contains("2012-06-26: refunded with the card's balance")
        .contains("Alumni card To keep it", "Rules S1 S3 C1 C2 C8 I1 C9")
        .doesNotContain("Refund chosen");
    assertThat(notice("08281001", "--on", "2012-06-12").out())
        .contains("办完就停", "校园卡停用", "余额", "可选的退款", "银行卡", "上网账号", "校友卡")
        .contains("2012-06-26 与卡内余额一起退");
    assertThat(notice("08281010", "--on", "2012-06-12", "--language", "en").out())
        .containsPattern("Refund chosen +\\S");
    assertThat(notice(HALL, "--on", "2012-06-12", "--language", "en").out())
        .as("who clears at the hall, too")
        .containsPattern("Card stops +2012-06-26");
  }

  @Test
  void theDeskSeesTheRefundThatWasChosenByHandAndNoMoreToChoose() throws IOException {
    demoCampus();
    CommandEnd finished =
        CommandEnd.run(
            "finish",
            HALL,
            "--data",
            folder.toString(),
            "--policy",
            "2012",
            "--as",
            "hall.desk-2",
            "--reason",
            "all four settled",
            "--refund",
            "bank");
    assertThat(finished.code()).isZero();
    assertThat(notice(HALL, "--on", "2012-06-14", "--language", "en").out())
        .containsPattern("Decision +done, and not at a terminal")
        .containsPattern("Refund chosen +To the bank card")
        .doesNotContain("Refund to choose");
    assertThat(notice(HALL, "--on", "2012-06-14").out()).contains("已选的退款").doesNotContain("可选的退款");
  }

  @Test
  void whoHasNoBalanceHasNoRefundToChoose() throws IOException {
    demoCampus();
    assertThat(notice("10120004", "--on", "2012-07-05", "--language", "en").out())
        .contains("can clear at a terminal")
        .doesNotContain("Refund");
    assertThat(notice("10120004", "--on", "2012-07-05", "--format", "json").out())
        .contains("\"refundChoices\":[]")
        .contains("\"statusSetBy\":{\"zh\":\"院系\",\"en\":\"College\"}");
  }

  @Test
  void whoHasNoStatusIsSentToTheOfficeOfTheYearsRules() throws IOException {
    demoCampus();
    Path list = folder.resolve("statuses.csv");
    Files.writeString(list, "student,status\n08281001,\n");
    assertThat(
            CommandEnd.run(
                    "import",
                    "--data",
                    folder.toString(),
                    "--policy",
                    "2012",
                    "--statuses",
                    list.toString())
                .code())
        .isZero();
    assertThat(notice("08281001", "--on", "2012-06-14").out()).contains("身份状态还没有设定，或者不对，先请院系设定");
    assertThat(notice("08281001", "--on", "2012-06-14", "--language", "en").out())
        .contains("it is set by: College");
  }

  @Test
  void whoLookedIsNotedBeforeAnythingIsShown() throws Exception {
    demoCampus();
    assertThat(notice(HALL).code()).isZero();
    CommandEnd nobody = notice("08289999");
    assertThat(nobody.code()).isEqualTo(ExitCodes.NOT_POSSIBLE);
    assertThat(nobody.err()).contains("has no student 08289999");
    String noted =
        CommandEnd.run("audit", "list", "--data", folder.toString())
            .out()
            .lines()
            .filter(line -> line.contains("notice_looked_up"))
            .reduce("", (all, line) -> all + line + "\n");
    assertThat(noted)
        .containsPattern(
            "operator/\\S+  notice_looked_up  " + HALL + "  \\{\"as\":\"hall.desk-2\"}")
        .contains("08289999");
  }

  @Test
  void wrongUseIsToldAndNothingIsNoted() throws IOException {
    demoCampus();
    assertThat(CommandEnd.run("notice", HALL, "--data", folder.toString()).err()).contains("--as");
    assertThat(notice("a b").code()).isEqualTo(ExitCodes.WRONG_USE);
    assertThat(notice(HALL, "--on", "noon").code()).isEqualTo(ExitCodes.WRONG_USE);
    assertThat(notice(HALL, "--as", "desk 2").code()).isEqualTo(ExitCodes.WRONG_USE);
    assertThat(CommandEnd.run("audit", "list", "--data", folder.toString()).out())
        .doesNotContain("notice_looked_up");
  }

  private void demoCampus() throws IOException {
    TestEngine.SQLITE.loaded(DataFolder.open(folder));
  }

  private CommandEnd notice(String student, String... more) {
    List<String> all =
        new ArrayList<>(
            List.of("notice", student, "--data", folder.toString(), "--policy", "2012"));
    if (!List.of(more).contains("--as")) {
      all.addAll(List.of("--as", "hall.desk-2"));
    }
    all.addAll(List.of(more));
    return CommandEnd.run(all.toArray(String[]::new));
  }
}
