package org.clearkiosk.server.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.clearkiosk.server.audit.ChainCheck;
import org.clearkiosk.server.demo.InventedCampus;
import org.clearkiosk.server.store.AuditWalk;
import org.clearkiosk.server.support.EachEngine;
import org.clearkiosk.server.support.TestEngine;
import org.clearkiosk.server.support.TestServer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;

/** Of each student whom an import really changed the journal says who did it, and what. */
@EachEngine
@SuppressWarnings("NullAway.Init") // JUnit calls start
class ImportAuditTest {
  @Parameter private TestEngine engine;

  private Intake intake;

  @BeforeEach
  void start(@TempDir Path folder) throws Exception {
    intake = Intake.empty(engine, folder);
    students().done();
  }

  @AfterEach
  void stop() {
    intake.close();
  }

  private Intake students() {
    return intake
        .anew()
        .list(
            FactsFile.STUDENTS,
            "number,name,level,traits",
            "08281001,林致远,undergraduate,lives_in",
            "08281002,王小明,undergraduate,",
            "08281003,Ann,postgraduate,");
  }

  /** The entries about a student, the oldest first. */
  private List<String> about(String student) {
    return intake.rows(
        "detail",
        "(SELECT position, detail FROM audit_entry WHERE action = 'facts_changed'"
            + " AND campus = 'main' AND actor LIKE 'operator/%' AND subject = '"
            + student
            + "') AS told");
  }

  @Test
  void eachChangedStudentHasOneEntryAndTheOthersNone() {
    intake
        .anew()
        .list(
            FactsFile.STUDENTS,
            "number,name,level,traits",
            "08281001,林致远,undergraduate,lives_in",
            "08281002,王晓明,undergraduate,student_loan")
        .list(FactsFile.STATUSES, "student,status", "08281002,graduating")
        .list(
            FactsFile.OFFICES,
            "student,office,done",
            "08281002,library,yes",
            "08281002,information_centre,yes")
        .list(FactsFile.BLOCKERS, "student,source,id,kind", "08281002,library,loan-1,overdue_books")
        .list(
            FactsFile.CARDS,
            "number,student,state",
            "6008281002,08281002,lost",
            "6008281012,08281002,active")
        .list(FactsFile.ACCOUNTS, "student,card_fen", "08281002,1880")
        .done();

    assertThat(about("08281001")).containsExactly("{\"changed\":[\"person\",\"traits\"]}");
    assertThat(about("08281002"))
        .containsExactlyInAnyOrder(
            "{\"changed\":[\"person\"]}",
            "{\"blockersGiven\":[\"library/loan-1\"],\"cardRightsEnded\":[\"library_borrowing\"],"
                + "\"cardStates\":[\"active\",\"lost\"],\"changed\":[\"account\",\"person\",\"traits\"],"
                + "\"status\":[\"graduating\"],\"stepsFinished\":[\"information_centre\",\"library\"]}");
    assertThat(about("08281003")).containsExactly("{\"changed\":[\"person\"]}");
    whole();
  }

  @Test
  void whatAFullListTakesAwayIsTold() {
    intake
        .anew()
        .list(FactsFile.STATUSES, "student,status", "08281001,graduating")
        .list(FactsFile.OFFICES, "student,office,done", "08281001,library,yes")
        .list(FactsFile.BLOCKERS, "student,source,id,kind", "08281001,library,loan-1,overdue_books")
        .list(FactsFile.CARDS, "number,student", "6008281001,08281001")
        .done();
    intake
        .anew()
        .list(FactsFile.STUDENTS, "number,name,level", "08281001,林致远,undergraduate")
        .list(FactsFile.STATUSES, "student,status")
        .list(FactsFile.OFFICES, "student,office,done")
        .list(FactsFile.BLOCKERS, "student,source,id,kind")
        .list(FactsFile.CARDS, "number,student")
        .replacing(
            new Replacements(
                true,
                true,
                true,
                Map.of(FactsFile.OFFICES, Set.of("library"), FactsFile.BLOCKERS, Set.of("library")),
                true))
        .done();

    assertThat(about("08281001"))
        .contains(
            "{\"blockersLifted\":[\"library/loan-1\"],\"cardStates\":[\"stopped\"],"
                + "\"status\":[\"unset\"],\"stepsReopened\":[\"library\"]}");
    assertThat(about("08281002")).contains("{\"changed\":[\"removed\"]}");
    whole();
  }

  @Test
  void theSameListAgainAndADryRunLeaveNoEntryAboutAStudent() {
    students().done();
    intake.anew().list(FactsFile.STATUSES, "student,status", "08281001,graduating").dry().run();
    assertThat(intake.count("audit_entry WHERE action = 'facts_changed'")).isEqualTo(3);
    assertThat(intake.count("audit_entry WHERE action = 'facts_imported'")).isEqualTo(2);
  }

  @Test
  void anEntryNamesNoOneAndHoldsNoNumberOfACardAndNoAmount(@TempDir Path folder) throws Exception {
    new InventedCampus(60, 7, TestServer.POLICY).write(folder);
    intake.anew().all(folder).done();
    assertThat(intake.count("audit_entry WHERE action = 'facts_changed'")).isEqualTo(63);
    assertThat(String.join("\n", intake.rows("detail", "audit_entry WHERE subject IS NOT NULL")))
        .doesNotContain("林致远", "Ann")
        .doesNotContain(intake.rows("name", "student").toArray(String[]::new))
        .doesNotContain(intake.rows("number", "card").toArray(String[]::new))
        .doesNotContain("_fen", "argon2");
    whole();
  }

  private void whole() {
    Optional<ChainCheck.Fault> fault =
        intake
            .database()
            .reading()
            .withHandle(handle -> AuditWalk.check(handle, new ChainCheck(List.of())));
    assertThat(fault).isEmpty();
  }
}
