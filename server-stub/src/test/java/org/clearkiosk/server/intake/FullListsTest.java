package org.clearkiosk.server.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.clearkiosk.clearance.model.CampusId;
import org.clearkiosk.clearance.model.Text;
import org.clearkiosk.server.store.Campuses;
import org.clearkiosk.server.store.Cards;
import org.clearkiosk.server.store.Students;
import org.clearkiosk.server.support.EachEngine;
import org.clearkiosk.server.support.TestEngine;
import org.clearkiosk.server.support.TestServer;
import org.jdbi.v3.core.Handle;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;

/** What is on record stays, unless a file is a full list of it; what was cleared stays always. */
@EachEngine
@SuppressWarnings("NullAway.Init") // JUnit calls start
class FullListsTest {
  private static final String CLEARED = "08281010";
  private static final CampusId SOUTH = new CampusId("south");

  @Parameter private TestEngine engine;

  private Intake intake;

  @BeforeEach
  void start(@TempDir Path folder) throws Exception {
    intake = Intake.withDemoCampus(engine, folder);
  }

  @AfterEach
  void stop() {
    intake.close();
  }

  private static Replacements of(FactsFile file, String... owners) {
    return new Replacements(
        file == FactsFile.STUDENTS,
        file == FactsFile.STATUSES,
        file == FactsFile.CARDS,
        owners.length == 0 ? Map.of() : Map.of(file, Set.of(owners)),
        true);
  }

  /** The same, of which nobody said that it may take away most. */
  private static Replacements careful(FactsFile file, String... owners) {
    Replacements full = of(file, owners);
    return new Replacements(full.students(), full.statuses(), full.cards(), full.owners(), false);
  }

  /** As an export leaves it that found nothing. */
  @Test
  void aFullListWithoutRowsIsRefused() {
    List<String> students = intake.everyColumn("student");
    List<String> cards = intake.everyColumn("card");
    List<String> blockers = intake.everyColumn("blocker");
    String source = intake.rows("source", "blocker").get(0);
    List<String> mistakes =
        intake
            .list(FactsFile.STUDENTS, "number,name,level")
            .replacing(careful(FactsFile.STUDENTS))
            .mistakes();
    assertThat(mistakes)
        .singleElement()
        .asString()
        .contains("students.csv: as the full list of students it would take away")
        .contains("--replace-most");
    assertThat(
            intake
                .anew()
                .list(FactsFile.BLOCKERS, "student,source,id,kind")
                .replacing(careful(FactsFile.BLOCKERS, source))
                .mistakes())
        .singleElement()
        .asString()
        .contains("the full list of blockers of " + source);
    assertThat(intake.everyColumn("student")).isEqualTo(students);
    assertThat(intake.everyColumn("card")).isEqualTo(cards);
    assertThat(intake.everyColumn("blocker")).isEqualTo(blockers);
  }

  @Test
  void aFullListThatTakesMoreThanHalfAwayIsRefused() {
    List<String> cards = intake.rows("number || ',' || student", "card WHERE state = 'active'");
    List<String> half = new ArrayList<>(cards.subList(0, (cards.size() + 1) / 2));
    List<String> lessThanHalf = half.subList(1, half.size());
    assertThat(cards.size() - lessThanHalf.size()).isGreaterThanOrEqualTo(10);
    assertThat(stopping(lessThanHalf).mistakes())
        .singleElement()
        .asString()
        .contains("full list of cards");
    assertThat(intake.count("card WHERE state = 'active'")).isEqualTo(cards.size());
    stopping(half).done();
    assertThat(intake.count("card WHERE state = 'active'")).isEqualTo(half.size());
  }

  private Intake stopping(List<String> cards) {
    List<String> lines = new ArrayList<>(List.of("number,student"));
    lines.addAll(cards);
    return intake
        .anew()
        .list(FactsFile.CARDS, lines.toArray(String[]::new))
        .replacing(careful(FactsFile.CARDS));
  }

  @Test
  void aSourceThatNobodyKnowsIsTold() {
    FactsImport.Result.Done done =
        intake
            .list(FactsFile.BLOCKERS, "student,source,id,kind", "08281001,studio,1,studio_key")
            .replacing(careful(FactsFile.BLOCKERS, "studio", "libary"))
            .done();
    assertThat(done.unknownSources()).containsExactly("libary");
  }

  @Test
  void aListThatIsNotFullTakesNothingAway() {
    List<String> blockers = intake.everyColumn("blocker");
    long students = intake.count("student");
    intake
        .list(FactsFile.STUDENTS, "number,name,level", "99,新生,undergraduate")
        .list(FactsFile.BLOCKERS, "student,source,id,kind", "99,studio,1,studio_key")
        .done();
    assertThat(intake.count("student")).isEqualTo(students + 1);
    assertThat(intake.everyColumn("blocker")).containsAll(blockers);
  }

  @Test
  void whoIsNotInAFullListOfStudentsGoesExceptThoseWhoCleared() {
    List<String> completions = intake.everyColumn("completion");
    intake
        .list(FactsFile.STUDENTS, "number,name,level", "08281001,林致远,undergraduate")
        .replacing(of(FactsFile.STUDENTS))
        .done();
    assertThat(intake.rows("number", "student")).containsExactly("08281001", CLEARED);
    assertThat(intake.rows("DISTINCT student", "card")).containsExactly("08281001", CLEARED);
    assertThat(intake.rows("DISTINCT student", "credential")).containsExactly("08281001", CLEARED);
    assertThat(intake.count("blocker")).isZero();
    assertThat(completions).isNotEmpty();
    assertThat(intake.everyColumn("completion")).isEqualTo(completions);
  }

  @Test
  void theStatusOfWhoIsNotInAFullListIsUnset() {
    intake
        .list(FactsFile.STATUSES, "student,status", "08281001,continuing")
        .replacing(of(FactsFile.STATUSES))
        .done();
    assertThat(intake.rows("number", "student WHERE status IS NOT NULL"))
        .containsExactly("08281001", CLEARED);
    assertThat(intake.rows("status", "student WHERE number = '08281001'"))
        .containsExactly("continuing");
  }

  @Test
  void aCardThatIsNotInAFullListIsStopped() {
    intake
        .list(FactsFile.CARDS, "number,student", "6008281001,08281001")
        .replacing(of(FactsFile.CARDS))
        .done();
    assertThat(intake.rows("number", "card WHERE state = 'active'")).containsExactly("6008281001");
    assertThat(intake.rows("number", "card WHERE state = 'lost'")).isNotEmpty();
  }

  @Test
  void aFullListOfOneOfficeTakesThatOfficesStepsAlone() {
    intake
        .list(
            FactsFile.OFFICES,
            "student,office,done",
            "08281001,library,yes",
            "08281002,library,yes",
            "08281002,finance,yes")
        .done();
    List<String> cleared = intake.rows("office", "office_step WHERE student = '" + CLEARED + "'");
    assertThat(cleared).contains("information_centre");
    intake
        .anew()
        .list(FactsFile.OFFICES, "student,office,done", "08281001,library,yes")
        .replacing(of(FactsFile.OFFICES, "library", "information_centre"))
        .done();
    assertThat(intake.rows("student", "office_step WHERE office = 'library'"))
        .containsExactly("08281001");
    assertThat(intake.rows("office", "office_step WHERE student = '08281002'"))
        .contains("finance")
        .doesNotContain("library");
    assertThat(intake.rows("student", "office_step WHERE office = 'information_centre'"))
        .containsExactly(CLEARED);
    assertThat(intake.rows("number", "student WHERE refund = 'bank'")).containsExactly(CLEARED);
  }

  @Test
  void theRefundThatWasConfirmedAtATerminalStands() {
    String header = "student,office,done,refund";
    intake.list(FactsFile.OFFICES, header, CLEARED + ",information_centre,yes,cash");
    assertThat(intake.mistakes()).singleElement().asString().contains("holds a receipt of");
    intake.anew().list(FactsFile.OFFICES, header, CLEARED + ",information_centre,yes,bank").done();
    assertThat(intake.rows("number", "student WHERE refund = 'bank'")).containsExactly(CLEARED);
  }

  /** Rule C1, whoever finished the step. */
  @Test
  void borrowingEndsAndComesBackWithTheStepThatTerminalsFinish() {
    intake
        .list(
            FactsFile.OFFICES,
            "student,office,done",
            "08281001,information_centre,yes",
            "08281002,information_centre,yes",
            "08281003,information_centre,yes",
            "08281004,library,yes")
        .done();
    assertThat(mayBorrow("08281001", "08281002", "08281003")).containsOnly(false);
    assertThat(mayBorrow("08281004")).containsOnly(true);
    intake
        .anew()
        .list(FactsFile.OFFICES, "student,office,done", "08281003,information_centre,no")
        .done();
    assertThat(mayBorrow("08281003")).containsOnly(true);
    intake
        .anew()
        .list(FactsFile.OFFICES, "student,office,done", "08281001,information_centre,yes")
        .replacing(of(FactsFile.OFFICES, "information_centre"))
        .done();
    assertThat(mayBorrow("08281001", CLEARED)).containsOnly(false);
    assertThat(mayBorrow("08281002")).containsOnly(true);
    intake
        .anew()
        .list(FactsFile.STUDENTS, "number,name,level", "08281002,陈思齐,undergraduate")
        .replacing(of(FactsFile.STUDENTS))
        .done();
    assertThat(intake.count("ended_right")).isZero();
  }

  private List<Boolean> mayBorrow(String... students) {
    return intake
        .database()
        .reading()
        .withHandle(
            handle ->
                Stream.of(students)
                    .map(
                        student ->
                            Cards.allows(handle, CampusId.MAIN, "60" + student, "library_borrowing")
                                .orElseThrow())
                    .toList());
  }

  @Test
  void whoClearedInAnEarlierYearMayClearAgain() {
    List<String> completions = intake.everyColumn("completion");
    intake
        .policy(TestServer.NEXT_YEAR)
        .list(FactsFile.OFFICES, "student,office,done", CLEARED + ",information_centre,no")
        .done();
    assertThat(intake.count("office_step WHERE office = 'information_centre'")).isZero();
    assertThat(intake.count("student WHERE refund IS NOT NULL")).isZero();
    intake
        .anew()
        .list(FactsFile.OFFICES, "student,office,done", CLEARED + ",information_centre,yes")
        .done();
    intake
        .anew()
        .list(FactsFile.STATUSES, "student,status", "08281001,graduating")
        .list(FactsFile.OFFICES, "student,office,done", "08281002,information_centre,yes")
        .replacing(
            new Replacements(
                false, true, false, Map.of(FactsFile.OFFICES, Set.of("information_centre")), true))
        .done();
    assertThat(intake.rows("student", "office_step WHERE office = 'information_centre'"))
        .containsExactly("08281002");
    assertThat(intake.rows("number", "student WHERE status IS NOT NULL"))
        .containsExactly("08281001");
    assertThat(intake.everyColumn("completion")).isEqualTo(completions).isNotEmpty();
  }

  /** An import by last year's rules, by mistake or because nobody said which. */
  @Test
  void whatWasClearedInALaterYearStaysToo() {
    confirm(CLEARED, "2013");
    assertThat(
            intake
                .list(FactsFile.OFFICES, "student,office,done", CLEARED + ",information_centre,no")
                .mistakes())
        .singleElement()
        .asString()
        .contains("the student has cleared");
  }

  @Test
  void aStepThatATerminalFinishesWhileTheListsAreCheckedStays() {
    importWhileConfirming("08281001", Replacements.NONE);
    importWhileConfirming("08281002", of(FactsFile.OFFICES, "information_centre"));
    assertThat(intake.rows("student", "office_step WHERE office = 'information_centre'"))
        .containsExactly("08281001", "08281002", CLEARED);
  }

  /** A list says that a student's step is open, and was found right before the student confirms. */
  private void importWhileConfirming(String student, Replacements replacements) {
    intake
        .anew()
        .list(FactsFile.OFFICES, "student,office,done", student + ",information_centre,no")
        .replacing(replacements)
        .telling(
            (step, done, all) -> {
              if (step.equals("writing")) {
                confirm(student, "2012");
              }
            })
        .done();
    assertThat(intake.count("completion WHERE student = '" + student + "'")).isOne();
  }

  /** Rows as a terminal's confirmation leaves them: like those of the student who has cleared. */
  private void confirm(String student, String year) {
    try (Handle handle = intake.database().openWriter()) {
      String event = "event of " + student + " in " + year;
      handle.useTransaction(
          transaction -> {
            transaction.execute(
                "INSERT INTO completion_event SELECT campus, ?, terminal, sequence, session,"
                    + " received_at, body, body_digest, answer FROM completion_event"
                    + " WHERE id = (SELECT event FROM completion WHERE student = ? AND policy_year = '2012')",
                event,
                CLEARED);
            transaction.execute(
                "INSERT INTO completion VALUES ('main', ?, ?, ?, ?, 1)",
                student,
                year,
                event,
                "receipt of " + event);
            Students.finishStep(
                transaction, CampusId.MAIN, List.of(student), "information_centre", Intake.NOW);
          });
    }
  }

  @Test
  void aFullListOfOneSourceTakesThatSourcesBlockersAlone() {
    intake
        .list(
            FactsFile.BLOCKERS,
            "student,source,id,kind",
            "08281001,studio,1,studio_key",
            "08281002,studio,1,studio_key",
            "08281002,gym,1,locker")
        .done();
    intake
        .anew()
        .list(FactsFile.BLOCKERS, "student,source,id,kind", "08281001,studio,2,studio_key")
        .replacing(of(FactsFile.BLOCKERS, "studio"))
        .done();
    assertThat(intake.rows("student || source_id", "blocker WHERE source = 'studio'"))
        .containsExactly("082810012");
    assertThat(intake.rows("student", "blocker WHERE source = 'gym'")).containsExactly("08281002");
  }

  @Test
  void aCampusesListsTouchNoOtherCampus() {
    try (Handle handle = intake.database().openWriter()) {
      Campuses.add(handle, new Campuses.Campus(SOUTH, new Text("南校区", "South"), null), Intake.NOW);
    }
    String main = " WHERE campus = 'main'";
    List<String> before = intake.everyColumn("student" + main);
    List<String> cards = intake.everyColumn("card" + main);
    intake
        .campus(SOUTH)
        .list(FactsFile.STUDENTS, "number,name,level", "08281001,另一人,postgraduate")
        .list(FactsFile.CARDS, "number,student", "6008281001,08281001")
        .replacing(new Replacements(true, true, true, Map.of(), true))
        .done();
    assertThat(intake.rows("name", "student WHERE campus = 'south'")).containsExactly("另一人");
    assertThat(intake.everyColumn("student" + main)).isEqualTo(before);
    assertThat(intake.everyColumn("card" + main)).isEqualTo(cards);
    assertThat(
            intake
                .anew()
                .list(FactsFile.STATUSES, "student,status", "08281002,graduating")
                .mistakes())
        .singleElement()
        .asString()
        .contains("neither on record nor in a students file beside it");
  }

  @Test
  void aListMayBeMarkedOrInGb18030() {
    String list = "number,name,level\n99,𠮷林致远,undergraduate\n";
    intake.bytes(FactsFile.STUDENTS, ("\uFEFF" + list).getBytes(StandardCharsets.UTF_8)).done();
    assertThat(intake.rows("name", "student WHERE number = '99'")).containsExactly("𠮷林致远");
    Charset gb18030 = Charset.forName("GB18030");
    FactsImport.Result.Done again =
        intake
            .anew()
            .encoding(gb18030)
            .bytes(FactsFile.STUDENTS, list.replace("99", "98").getBytes(gb18030))
            .done();
    assertThat(again.changed()).containsEntry(FactsFile.STUDENTS, 1L);
    assertThat(intake.rows("name", "student WHERE number = '98'")).containsExactly("𠮷林致远");
  }
}
