package org.clearkiosk.server.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.clearkiosk.clearance.model.Blocker;
import org.clearkiosk.clearance.model.CampusId;
import org.clearkiosk.clearance.model.Level;
import org.clearkiosk.clearance.model.Status;
import org.clearkiosk.clearance.model.Student;
import org.clearkiosk.clearance.model.Text;
import org.clearkiosk.server.demo.CheapPassword;
import org.clearkiosk.server.demo.InventedCampus;
import org.clearkiosk.server.identity.Lockout;
import org.clearkiosk.server.identity.PasswordHash;
import org.clearkiosk.server.store.Cards;
import org.clearkiosk.server.store.Credentials;
import org.clearkiosk.server.store.GivenBlockers;
import org.clearkiosk.server.store.Students;
import org.clearkiosk.server.support.EachEngine;
import org.clearkiosk.server.support.HostileWords;
import org.clearkiosk.server.support.TestEngine;
import org.clearkiosk.server.support.TestServer;
import org.jdbi.v3.core.Handle;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;

/** What becomes of lists that are right. */
@EachEngine
@SuppressWarnings("NullAway.Init") // JUnit calls start
class FactsImportTest {
  @Parameter private TestEngine engine;

  private Intake intake;

  @BeforeEach
  void start(@TempDir Path folder) throws Exception {
    intake = Intake.empty(engine, folder);
  }

  @AfterEach
  void stop() {
    intake.close();
  }

  @Test
  void whatTheSixListsSayIsOnRecord() {
    FactsImport.Result.Done done =
        intake
            .list(
                FactsFile.STUDENTS,
                "traits,level,name,number",
                "lives_in student_loan,undergraduate,林致远,08281001",
                ",postgraduate,\"O\"\"Neil, Ann\",10120001")
            .list(FactsFile.STATUSES, "student,status", "08281001,graduating", "10120001,")
            .list(
                FactsFile.OFFICES,
                "student,office,done",
                "08281001,library,yes",
                "08281001,finance,no")
            .list(
                FactsFile.BLOCKERS,
                "student,source,id,kind,amount_fen,item,words_zh,words_en",
                "08281001,computer_lab,2012-7,lab_fee,600,,,",
                "08281001,studio,K-12,studio_key,,K-12,画室钥匙没有还,A studio key not returned")
            .list(
                FactsFile.CARDS,
                "number,student,profile,key_generation,identifier,state",
                "6008281001,08281001,,2,,",
                "01222259854581020,10120001,uid,,0457a38c749d1c,lost")
            .list(
                FactsFile.ACCOUNTS,
                "student,card_fen,network_fen,bank_card_tail,password_hash",
                "08281001,1880,-20,3306,\"$argon2id$v=19$m=19456,t=2,p=1$b6FdQ/WPa4tp+LpO4Xor9g$XpI+28LzGq7QH3jZ36NaTGNrOGi1pAKq8EOabLjE/ek\"")
            .done();
    assertThat(done.rows()).containsEntry(FactsFile.BLOCKERS, 2L);
    intake
        .database()
        .reading()
        .useHandle(
            handle -> {
              assertThat(Students.find(handle, CampusId.MAIN, "08281001"))
                  .contains(
                      new Student(
                          "08281001",
                          "林致远",
                          Level.UNDERGRADUATE,
                          Status.GRADUATING,
                          Set.of("lives_in", "student_loan"),
                          Set.of("library"),
                          null,
                          1880,
                          -20,
                          "3306"));
              assertThat(Students.find(handle, CampusId.MAIN, "10120001"))
                  .contains(
                      new Student(
                          "10120001",
                          "O\"Neil, Ann",
                          Level.POSTGRADUATE,
                          null,
                          Set.of(),
                          Set.of(),
                          null,
                          0,
                          0,
                          null));
              assertThat(GivenBlockers.of(handle, CampusId.MAIN, "08281001"))
                  .containsExactly(
                      new Blocker("lab_fee", 600L, null, null),
                      new Blocker(
                          "studio_key",
                          null,
                          "K-12",
                          new Text("画室钥匙没有还", "A studio key not returned")));
              assertThat(Cards.find(handle, CampusId.MAIN, "6008281001"))
                  .contains(Cards.Card.cpu("6008281001", "08281001", Cards.State.ACTIVE, 2));
              assertThat(Cards.withIdentifier(handle, CampusId.MAIN, "0457a38c749d1c"))
                  .map(Cards.Card::state)
                  .contains(Cards.State.LOST);
              assertThat(Credentials.passwordHash(handle, CampusId.MAIN, "08281001"))
                  .hasValueSatisfying(
                      hash ->
                          assertThat(PasswordHash.matches(hash, InventedCampus.QUERY_PASSWORD))
                              .isTrue());
            });
    assertThat(intake.rows("detail", "audit_entry WHERE action = 'facts_imported'"))
        .singleElement()
        .asString()
        .contains("\"blockers\":2", "\"sha256\":{");
  }

  @Test
  void anotherPasswordForgetsTheWrongTriesWithTheOneBefore() {
    String hash = CheapPassword.hash("739146");
    intake
        .list(FactsFile.STUDENTS, "number,name,level", "1,Ann,undergraduate", "2,Bo,undergraduate")
        .list(FactsFile.CARDS, "number,student", "600800001,1", "600800002,2")
        .list(FactsFile.ACCOUNTS, "student,password_hash", "1,\"" + hash + "\"")
        .done();
    locked("600800001");
    locked("600800002");

    intake.anew().list(FactsFile.ACCOUNTS, "student,password_hash", "1,\"" + hash + "\"").done();
    assertThat(intake.rows("card", "lockout"))
        .as("the same password again says nothing")
        .containsExactly("600800001", "600800002");

    String other = CheapPassword.hash("264819");
    intake.anew().list(FactsFile.ACCOUNTS, "student,password_hash", "1,\"" + other + "\"").done();
    assertThat(intake.rows("card", "lockout")).containsExactly("600800002");

    intake
        .anew()
        .withInitialPasswords()
        .list(FactsFile.ACCOUNTS, "student,initial_password", "1,111111", "2,222222")
        .done();
    assertThat(intake.count("lockout")).isZero();
    assertThat(intake.rows("password_hash", "credential WHERE student = '1'"))
        .containsExactly(other);
  }

  private void locked(String card) {
    try (Handle handle = intake.database().openPatientWriter()) {
      Credentials.keep(
          handle, CampusId.MAIN, card, new Lockout(0, 1, Intake.NOW.plusSeconds(3600)));
    }
  }

  @Test
  void cellsThatAreMeantForADatabaseStayTextAndUnprintableOnesAreRefused() {
    List<String> students = new ArrayList<>(List.of("number,name,level"));
    List<String> blockers =
        new ArrayList<>(List.of("student,source,id,kind,item,words_zh,words_en"));
    for (String text : HostileWords.FOR_A_DATABASE) {
      int row = students.size();
      students.add("0828%d,%s,undergraduate".formatted(row, quoted(text)));
      blockers.add("0828%d,lab,b-%d,other%s".formatted(row, row, (',' + quoted(text)).repeat(3)));
    }
    intake
        .list(FactsFile.STUDENTS, students.toArray(String[]::new))
        .list(FactsFile.BLOCKERS, blockers.toArray(String[]::new))
        .done();
    for (String column : List.of("item", "words_zh", "words_en")) {
      assertThat(intake.rows(column, "blocker"))
          .containsExactlyInAnyOrderElementsOf(HostileWords.FOR_A_DATABASE);
    }
    List<String> before = intake.everyColumn("student");
    for (String text : HostileWords.UNPRINTABLE) {
      String row = "08289,%s,undergraduate".formatted(quoted(text));
      assertThat(intake.anew().list(FactsFile.STUDENTS, "number,name,level", row).mistakes())
          .singleElement()
          .asString()
          .contains("control character");
    }
    assertThat(intake.rows("name", "student"))
        .containsExactlyInAnyOrderElementsOf(HostileWords.FOR_A_DATABASE);
    assertThat(intake.everyColumn("student")).isEqualTo(before);
  }

  private static String quoted(String cell) {
    return '"' + cell.replace("\"", "\"\"") + '"';
  }

  @Test
  void anInventedCampusIsRightAndTheSameListsAgainChangeNothing(@TempDir Path folder)
      throws Exception {
    new InventedCampus(300, 7, TestServer.POLICY).write(folder);
    FactsImport.Result.Done first = intake.all(folder).done();
    assertThat(first.changed().values()).allMatch(changes -> changes > 0);
    assertThat(intake.count("student")).isEqualTo(300);
    FactsImport.Result.Done second = intake.all(folder).done();
    assertThat(second.rows()).isEqualTo(first.rows());
    assertThat(second.changed().values()).containsOnly(0L);
  }

  /** As the card centre, which reports a lost card, and the cashier, who knows of a debt, said. */
  private void onRecord() {
    intake
        .list(
            FactsFile.STUDENTS,
            "number,name,level,traits",
            "08281001,林致远,undergraduate,lives_in",
            "08281002,王晓明,undergraduate,lives_in")
        .list(FactsFile.STATUSES, "student,status", "08281001,graduating", "08281002,graduating")
        .list(
            FactsFile.CARDS,
            "number,student,profile,key_generation,identifier,state",
            "01222259854581020,08281001,uid,7,0457a38c749d1c,lost")
        .list(
            FactsFile.ACCOUNTS,
            "student,card_fen,network_fen,bank_card_tail",
            "08281001,1880,-2000,3306")
        .list(
            FactsFile.BLOCKERS,
            "student,source,id,kind,amount_fen,item,words_zh,words_en",
            "08281001,studio,K-12,studio_key,600,K-12,画室钥匙没有还,A studio key not returned")
        .done();
  }

  private List<List<String>> everything() {
    return Stream.of("student", "trait", "card", "blocker").map(intake::everyColumn).toList();
  }

  @Test
  void anEmptyCellChangesNothingThatIsOnRecord() {
    onRecord();
    List<List<String>> before = everything();
    intake
        .anew()
        .list(
            FactsFile.CARDS,
            "number,student,profile,key_generation,identifier,state",
            "01222259854581020,08281001,,,,")
        .list(FactsFile.ACCOUNTS, "student,card_fen,network_fen,bank_card_tail", "08281001,,,")
        .list(
            FactsFile.BLOCKERS,
            "student,source,id,kind,amount_fen,item,words_zh,words_en",
            "08281001,studio,K-12,studio_key,,,,");
    long told = intake.count("audit_entry WHERE action = 'facts_changed'");
    assertThat(intake.dry().done().changed().values()).containsOnly(0L);
    assertThat(intake.wet().done().changed().values()).containsOnly(0L);
    assertThat(everything()).isEqualTo(before);
    assertThat(intake.count("audit_entry WHERE action = 'facts_changed'")).isEqualTo(told);
  }

  @Test
  void whatStandsBesideAnEmptyCellIsTakenOver() {
    onRecord();
    Map<FactsFile, Long> changed =
        intake
            .anew()
            .list(
                FactsFile.CARDS,
                "number,student,profile,key_generation,identifier,state",
                "01222259854581020,08281001,,9,,",
                "6008281002,08281002,,,,")
            .list(
                FactsFile.ACCOUNTS,
                "student,card_fen,network_fen,bank_card_tail",
                "08281001,20,,",
                "08281002,,-5,")
            .list(
                FactsFile.BLOCKERS,
                "student,source,id,kind,amount_fen,item",
                "08281001,studio,K-12,studio_key,700,")
            .done()
            .changed();
    assertThat(changed)
        .containsEntry(FactsFile.CARDS, 2L)
        .containsEntry(FactsFile.ACCOUNTS, 2L)
        .containsEntry(FactsFile.BLOCKERS, 1L);
    assertThat(
            intake.rows(
                "number || ' ' || profile || ' ' || key_generation || ' ' || state", "card"))
        .containsExactly("01222259854581020 uid 9 lost", "6008281002 cpu 1 active");
    assertThat(
            intake.rows(
                "number || ' ' || card_fen || ' ' || network_fen || ' '"
                    + " || COALESCE(bank_card_tail, 'none')",
                "student"))
        .containsExactly("08281001 20 -2000 3306", "08281002 0 -5 none");
    assertThat(intake.rows("amount_fen || ' ' || item || ' ' || words_en", "blocker"))
        .containsExactly("700 K-12 A studio key not returned");
  }

  @Test
  void aBlockerOfAnotherKindKeepsNothingOfTheLast() {
    onRecord();
    intake
        .anew()
        .list(
            FactsFile.BLOCKERS,
            "student,source,id,kind,amount_fen,item,words_zh,words_en",
            "08281001,studio,K-12,locker_key,,L-9,,")
        .done();
    assertThat(
            intake.rows(
                "kind || ' ' || item || ' ' || COALESCE(amount_fen, 0)"
                    + " || ' ' || COALESCE(words_en, 'no words')",
                "blocker"))
        .containsExactly("locker_key L-9 0 no words");
  }

  @Test
  void aBlockerOfAnotherKindKeepsNothingOfTheLastWhereTheFileLacksTheColumns() {
    onRecord();
    intake
        .anew()
        .list(FactsFile.BLOCKERS, "student,source,id,kind", "08281001,studio,K-12,studio_key");
    assertThat(intake.done().changed()).containsEntry(FactsFile.BLOCKERS, 0L);
    assertThat(intake.rows("amount_fen || ' ' || item || ' ' || words_en", "blocker"))
        .containsExactly("600 K-12 A studio key not returned");
    intake
        .anew()
        .list(FactsFile.BLOCKERS, "student,source,id,kind", "08281001,studio,K-12,locker_key");
    assertThat(intake.done().changed()).containsEntry(FactsFile.BLOCKERS, 1L);
    assertThat(
            intake.rows(
                "kind",
                "blocker WHERE COALESCE(item, words_zh, words_en) IS NULL AND amount_fen IS NULL"))
        .containsExactly("locker_key");
  }

  /** Rule C8, for those whom the hall finishes (K2). */
  @Test
  void howTheBalanceIsTakenBackIsChosenWithTheStepThatTerminalsFinish() {
    onRecord();
    String header = "student,office,done,refund";
    Map<FactsFile, Long> changed =
        intake
            .anew()
            .list(
                FactsFile.OFFICES,
                header,
                "08281001,information_centre,yes,cash",
                "08281002,information_centre,yes,")
            .done()
            .changed();
    assertThat(changed).containsEntry(FactsFile.OFFICES, 3L);
    assertThat(intake.rows("number || refund", "student WHERE refund IS NOT NULL"))
        .containsExactly("08281001cash");
    assertThat(
            intake.rows(
                "detail", "audit_entry WHERE action = 'facts_changed' AND detail LIKE '%refund%'"))
        .singleElement()
        .asString()
        .contains("\"changed\":[\"refund\"]", "\"stepsFinished\":[\"information_centre\"]");

    // what is so stays so, also where the status no longer offers it
    intake.list(FactsFile.STATUSES, "student,status", "08281001,deferral_approved");
    assertThat(intake.done().changed()).containsEntry(FactsFile.OFFICES, 0L);
    intake.anew().list(FactsFile.OFFICES, header, "08281001,information_centre,no,").done();
    assertThat(intake.count("student WHERE refund IS NOT NULL")).isZero();
  }

  @Test
  void aRefundThatCannotBeChosenIsAMistake() {
    onRecord();
    assertThat(
            intake
                .anew()
                .list(
                    FactsFile.OFFICES,
                    "student,office,done,refund",
                    "08281001,library,yes,cash",
                    "08281001,information_centre,no,cash",
                    "08281002,information_centre,yes,gold")
                .mistakes())
        .hasSize(3)
        .allMatch(mistake -> mistake.contains("column refund"));
    assertThat(
            intake
                .anew()
                .list(
                    FactsFile.STATUSES, "student,status", "08281001,", "08281002,deferral_approved")
                .list(
                    FactsFile.OFFICES,
                    "student,office,done,refund",
                    "08281001,information_centre,yes,bank",
                    "08281002,information_centre,yes,cash")
                .mistakes())
        .hasSize(2)
        .allMatch(mistake -> mistake.contains("level and status cannot choose"));
  }

  /** Without it no one could take a student's last trait away. */
  @Test
  void anEmptyStatusAndEmptyTraitsSayThatThereIsNone() {
    onRecord();
    intake
        .anew()
        .list(FactsFile.STUDENTS, "number,name,level,traits", "08281001,林致远,undergraduate,")
        .list(FactsFile.STATUSES, "student,status", "08281001,")
        .done();
    assertThat(intake.rows("student", "trait")).containsExactly("08281002");
    assertThat(intake.rows("number", "student WHERE status IS NULL")).containsExactly("08281001");
  }
}
