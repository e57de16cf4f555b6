package org.clearkiosk.server.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import org.clearkiosk.clearance.model.OfficeBox;
import org.clearkiosk.clearance.model.Progress;
import org.clearkiosk.clearance.model.Reason;
import org.clearkiosk.clearance.wire.Notice;
import org.clearkiosk.clearance.wire.Problem;
import org.clearkiosk.clearance.wire.ProblemType;
import org.clearkiosk.clearance.wire.Verdict;
import org.clearkiosk.server.support.Terminal;
import org.clearkiosk.server.support.TestServer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every row of the demo campus does what its column "expect" says, by the real decision. */
class DemoCampusTest {
  @Test
  void everyRowIsAsItSays(@TempDir Path folder) throws Exception {
    List<DemoCampus.Entry> entries = DemoCampus.read();
    assertThat(entries).hasSize(17);
    try (TestServer inJune = TestServer.start(folder.resolve("june"), TestServer.JUNE);
        TestServer inJuly = TestServer.start(folder.resolve("july"), TestServer.JULY)) {
      Terminal juneTerminal = inJune.addTerminal("07");
      Terminal julyTerminal = inJuly.addTerminal("07");
      for (DemoCampus.Entry entry : entries) {
        assertThat(heldTo(entry, juneTerminal, julyTerminal))
            .as("%s expects: %s", entry.student().number(), entry.expect())
            .isTrue();
      }
    }
  }

  private static boolean heldTo(DemoCampus.Entry entry, Terminal june, Terminal july) {
    String number = entry.student().number();
    switch (entry.expect()) {
      case "clears at the kiosk" -> clears(june, number);
      case "clears; card to 2012-09-15" -> clearsWithCardTo(june, number, "2012-09-15");
      case "clears; card to 2013-07-15" -> clearsWithCardTo(june, number, "2013-07-15");
      case "clears in July; card stops 2012-07-16" -> inJuly(june, july, number, "2012-07-16");
      case "clears in July; card to 2012-09-15" -> inJuly(june, july, number, "2012-09-15");
      case "clears in July; card to 2013-07-15" -> inJuly(june, july, number, "2013-07-15");
      case "hall" -> assertThat(reasons(june, number)).hasSize(1);
      case "hall with four reasons" ->
          assertThat(reasons(june, number).stream().map(Reason::kind))
              .containsExactly("frozen_funds", "lab_fee", "unclaimed_transfer", "switch_on_loan");
      case "hall with the campus's own words" -> {
        Reason reason = reasons(june, number).get(0);
        assertThat(reason.kind()).isEqualTo("studio_key");
        assertThat(reason.item()).isEqualTo("K-12");
        assertThat(reason.found()).isEqualTo(entry.facts().wordsOn("studio_key"));
      }
      case "shows the earlier receipt" -> {
        Notice notice = june.open(number).notice();
        assertThat(notice.verdict()).isEqualTo(Verdict.ALREADY_DONE);
        assertThat(notice.receipt())
            .extracting(receipt -> Objects.requireNonNull(receipt).number())
            .isEqualTo("0611-03-0012");
        assertThat(notice.outcome()).isNotNull();
      }
      case "refused; hall" -> {
        Terminal.Reply reply = june.tap(number);
        assertThat(reply.status()).isEqualTo(403);
        assertThat(reply.as(Problem.class).type()).isEqualTo(ProblemType.CARD_LOST.uri());
      }
      case "clears; seven or more boxes still open elsewhere" -> {
        Notice notice = clears(june, number);
        assertThat(
                notice.offices().stream()
                    .filter(box -> box.progress() == Progress.OPEN && !box.finishedHere()))
            .hasSizeGreaterThanOrEqualTo(7);
      }
      case "told when the window opens" -> {
        Notice notice = june.open(number).notice();
        assertThat(notice.verdict()).isEqualTo(Verdict.NOT_YET);
        assertThat(notice.offices()).isEmpty();
        assertThat(notice.window().firstDay()).isEqualTo("2012-07-02");
      }
      default -> {
        return false;
      }
    }
    return true;
  }

  private static Notice clears(Terminal terminal, String number) {
    Terminal.Opened opened = terminal.open(number);
    assertThat(opened.notice().verdict()).isEqualTo(Verdict.CLEAR);
    assertThat(opened.notice().offices().stream().filter(OfficeBox::next))
        .singleElement()
        .matches(OfficeBox::finishedHere);
    return opened.notice();
  }

  private static void clearsWithCardTo(Terminal terminal, String number, String lastDay) {
    Notice notice = clears(terminal, number);
    assertThat(Objects.requireNonNull(notice.outcome()).cardStopsOn()).isEqualTo(lastDay);
  }

  private static void inJuly(Terminal june, Terminal july, String number, String lastDay) {
    assertThat(june.open(number).notice().verdict()).isEqualTo(Verdict.NOT_YET);
    clearsWithCardTo(july, number, lastDay);
  }

  private static List<Reason> reasons(Terminal terminal, String number) {
    Notice notice = terminal.open(number).notice();
    assertThat(notice.verdict()).isEqualTo(Verdict.HALL);
    return notice.reasons();
  }

  @Test
  void whatWasAddedNamesOnlyOfficesAndTraitsThatThePolicyKnows() throws IOException {
    var offices = TestServer.POLICY.offices().stream().map(office -> office.id()).toList();
    var traits =
        TestServer.POLICY.offices().stream()
            .flatMap(office -> office.neededBy().stream())
            .map(condition -> condition.trait())
            .filter(Objects::nonNull)
            .toList();
    TreeSet<String> names = new TreeSet<>();
    for (DemoCampus.Entry entry : DemoCampus.read()) {
      assertThat(offices).containsAll(entry.student().done());
      assertThat(traits).containsAll(entry.student().traits());
      names.add(entry.student().name());
    }
    assertThat(names).hasSize(17);
    assertThat(Map.of("08281001", "林致远", "08281006", "周小满").values()).allMatch(names::contains);
  }
}
