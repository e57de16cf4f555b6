package org.clearkiosk.server.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.clearkiosk.clearance.model.CampusId;
import org.clearkiosk.clearance.policy.Policy;
import org.clearkiosk.server.audit.Actor;
import org.clearkiosk.server.audit.AuditAction;
import org.clearkiosk.server.audit.AuditEvent;
import org.clearkiosk.server.store.AuditJournal;
import org.clearkiosk.server.support.EachEngine;
import org.clearkiosk.server.support.TestEngine;
import org.clearkiosk.server.support.TestServer;
import org.jdbi.v3.core.Handle;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;

/** Lists are taken over only by the year by whose rules the servers go. */
@EachEngine
@SuppressWarnings("NullAway.Init") // JUnit calls start
class ImportYearTest {
  private static final String YEAR = TestServer.POLICY.year();
  private static final String YEAR_AFTER = TestServer.NEXT_YEAR.year();

  @Parameter private TestEngine engine;

  private Intake intake;

  @BeforeEach
  void start(@TempDir Path folder) throws Exception {
    intake = Intake.empty(engine, folder);
    intake.list(FactsFile.STUDENTS, "number,name,level", "08281001,Ann,undergraduate");
  }

  @AfterEach
  void stop() {
    intake.close();
  }

  /** What a server that starts notes of a campus. */
  private void loaded(CampusId campus, Policy policy) {
    AuditEvent event =
        AuditEvent.of(
            campus,
            Actor.operator(),
            AuditAction.POLICY_LOADED,
            Map.of("year", policy.year(), "sha256", "0".repeat(64)));
    try (Handle handle = intake.database().openPatientWriter()) {
      handle.useTransaction(
          transaction -> AuditJournal.append(transaction, List.of(event), Intake.NOW));
    }
  }

  private void nothingWasChanged() {
    assertThat(intake.count("student")).isZero();
    assertThat(intake.count("audit_entry WHERE action LIKE 'facts_%'")).isZero();
  }

  @Test
  void aCampusThatNoServerHasServedYetIsFilledByAnyYear() {
    loaded(new CampusId("north"), TestServer.POLICY);
    intake.policy(TestServer.NEXT_YEAR).done();
    assertThat(intake.count("student")).isOne();
  }

  @Test
  void anEarlierYearsListWouldTakeTheCampusBack() {
    loaded(CampusId.MAIN, TestServer.POLICY);
    loaded(CampusId.MAIN, TestServer.NEXT_YEAR);
    FactsImport.Result result = intake.run();
    assertThat(result)
        .isEqualTo(new FactsImport.Result.OtherYear(CampusId.MAIN, YEAR, YEAR_AFTER))
        .returns(true, refused -> ((FactsImport.Result.OtherYear) refused).earlier());
    nothingWasChanged();
  }

  @Test
  void aLaterYearsListWaitsUntilTheServersGoByThatYear() {
    loaded(CampusId.MAIN, TestServer.POLICY);
    intake.policy(TestServer.NEXT_YEAR);
    assertThat(intake.run())
        .isEqualTo(new FactsImport.Result.OtherYear(CampusId.MAIN, YEAR_AFTER, YEAR))
        .returns(false, refused -> ((FactsImport.Result.OtherYear) refused).earlier());
    nothingWasChanged();
    loaded(CampusId.MAIN, TestServer.NEXT_YEAR);
    intake.done();
    assertThat(intake.count("student")).isOne();
  }

  @Test
  void aServerThatBeginsWithAnotherYearWhileListsAreCheckedIsNotOvertaken() {
    loaded(CampusId.MAIN, TestServer.POLICY);
    intake.telling(
        (what, done, of) -> {
          if (what.equals("writing")) {
            loaded(CampusId.MAIN, TestServer.NEXT_YEAR);
          }
        });
    assertThat(intake.run())
        .isEqualTo(new FactsImport.Result.OtherYear(CampusId.MAIN, YEAR, YEAR_AFTER));
    nothingWasChanged();
  }

  @Test
  void aDryRunIsRefusedAlike() {
    loaded(CampusId.MAIN, TestServer.NEXT_YEAR);
    assertThat(intake.dry().run()).isInstanceOf(FactsImport.Result.OtherYear.class);
  }
}
