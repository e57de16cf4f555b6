package org.clearkiosk.server.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.RandomAccessFile;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import org.clearkiosk.server.support.EachEngine;
import org.clearkiosk.server.support.TestEngine;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;

/** Every class of mistake is named by line, column and remedy, and nothing is changed. */
@EachEngine
@SuppressWarnings("NullAway.Init") // JUnit calls start
class FactsImportMistakesTest {
  private static final Charset GB18030 = Charset.forName("GB18030");
  private static final String STUDENTS = "number,name,level,traits";
  private static final String CARDS = "number,student,profile,key_generation,identifier,state";
  private static final String BLOCKERS = "student,source,id,kind,amount_fen,item,words_zh,words_en";
  private static final String ACCOUNTS =
      "student,card_fen,network_fen,bank_card_tail,password_hash,initial_password";

  /** All that an import could change. */
  private static final List<String> TABLES =
      List.of(
          "student",
          "trait",
          "office_step",
          "blocker",
          "card",
          "credential",
          "completion",
          "ended_right",
          "audit_entry");

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

  /** Lists with something wrong in them, and how each mistake begins. */
  private record Case(UnaryOperator<Intake> lists, List<String> mistakes) {}

  private static Case of(UnaryOperator<Intake> lists, String... mistakes) {
    return new Case(lists, List.of(mistakes));
  }

  private static Case students(List<String> rows, String... mistakes) {
    return of(intake -> intake.list(FactsFile.STUDENTS, with(STUDENTS, rows)), mistakes);
  }

  private static Case statuses(List<String> rows, String... mistakes) {
    return of(intake -> intake.list(FactsFile.STATUSES, with("student,status", rows)), mistakes);
  }

  private static Case offices(List<String> rows, String... mistakes) {
    return of(
        intake -> intake.list(FactsFile.OFFICES, with("student,office,done", rows)), mistakes);
  }

  private static Case blockers(List<String> rows, String... mistakes) {
    return of(intake -> intake.list(FactsFile.BLOCKERS, with(BLOCKERS, rows)), mistakes);
  }

  private static Case cards(List<String> rows, String... mistakes) {
    return of(intake -> intake.list(FactsFile.CARDS, with(CARDS, rows)), mistakes);
  }

  private static Case accounts(List<String> rows, String... mistakes) {
    return of(
        intake -> intake.withInitialPasswords().list(FactsFile.ACCOUNTS, with(ACCOUNTS, rows)),
        mistakes);
  }

  private static String[] with(String header, List<String> rows) {
    List<String> lines = new ArrayList<>(List.of(header));
    lines.addAll(rows);
    return lines.toArray(String[]::new);
  }

  private static final List<Case> HEADERS =
      List.of(
          of(
              intake -> intake.bytes(FactsFile.STUDENTS, new byte[0]),
              "students.csv: it is empty. Begin it with a header: number, name, level, traits."),
          of(
              intake -> intake.list(FactsFile.STUDENTS, "08281001,林致远,undergraduate"),
              "students.csv:1: column 1 has a name that is not known.",
              "students.csv:1: column 2 has a name that is not known.",
              "students.csv:1: column 3 has a name that is not known.",
              "students.csv:1: the column number is missing. Add it.",
              "students.csv:1: the column name is missing. Add it.",
              "students.csv:1: the column level is missing. Add it."),
          of(
              intake -> intake.list(FactsFile.STATUSES, "student,status,student"),
              "statuses.csv:1: column 3 is there twice. Take one of them out."),
          of(
              intake -> intake.list(FactsFile.BLOCKERS, "student,source,id,kind,words_zh"),
              "blockers.csv:1: the columns words_zh and words_en go together."),
          of(
              intake -> intake.list(FactsFile.CARDS, "number,student,profile"),
              "cards.csv:1: the columns profile and identifier go together."));

  private static final List<Case> CELLS =
      List.of(
          students(List.of("1,A,undergraduate"), "students.csv:2: 3 cells where the header has 4."),
          students(List.of(",A,undergraduate,"), "students.csv:2: column number: empty."),
          students(
              List.of("0828-1,A,undergraduate,"),
              "students.csv:2: column number: not of the form that it must have."),
          students(List.of("1,=A,undergraduate,"), "students.csv:2: column name: it begins like"),
          students(List.of("1,＠A,undergraduate,"), "students.csv:2: column name: it begins like"),
          students(
              List.of("1,\"A\nB\",undergraduate,"),
              "students.csv:2: column name: it has a control character"),
          students(
              List.of("1,A\u202EB,undergraduate,"),
              "students.csv:2: column name: it has a control character"),
          students(
              List.of("1, A,undergraduate,"),
              "students.csv:2: column name: it begins or ends with a blank."),
          students(
              List.of("1," + "长".repeat(101) + ",undergraduate,"),
              "students.csv:2: column name: longer than 100 characters."),
          students(
              List.of("1,A,graduate,"),
              "students.csv:2: column level: a word that is not known here. Write one of:"
                  + " postgraduate, undergraduate."),
          students(
              List.of("1,A,undergraduate,lives_in rich"),
              "students.csv:2: column traits: a word that is not known here."),
          students(
              List.of("1,A,undergraduate,", "2,\"B,undergraduate,"),
              "students.csv:3: from here on it cannot be read"),
          students(
              List.of("1," + "A".repeat(1_001) + ",undergraduate,"),
              "students.csv:2: from here on it cannot be read"),
          statuses(
              List.of("08281001,left"), "statuses.csv:2: column status: a word that is not known"),
          offices(
              List.of("08281001,bakery,yes"),
              "offices.csv:2: column office: a word that is not known here."),
          offices(
              List.of("08281001,library,perhaps"),
              "offices.csv:2: column done: neither yes nor no."),
          blockers(
              List.of("08281001,studio,1,key,-1,,,"),
              "blockers.csv:2: column amount_fen: below 0."),
          blockers(
              List.of("08281001,studio,1,key,6.00,,,"),
              "blockers.csv:2: column amount_fen: no whole number."),
          blockers(
              List.of("08281001,studio,1,key,10000000001,,,"),
              "blockers.csv:2: column amount_fen: more than 100 million yuan."),
          blockers(
              List.of("08281001,studio,1,key,,,钥匙,"),
              "blockers.csv:2: column words_en: words in one language alone."),
          blockers(
              List.of("08281001,Studio,-1,Key,,,,"),
              "blockers.csv:2: column source: not of the form",
              "blockers.csv:2: column id: not of the form",
              "blockers.csv:2: column kind: not of the form"),
          cards(List.of("600828100X,08281001,,,,"), "cards.csv:2: column number: not of the form"),
          cards(
              List.of("6999999999,08281001,cpu,256,,"),
              "cards.csv:2: column key_generation: no number from 1 to 255."),
          cards(
              List.of("6999999999,08281001,classic,,,"),
              "cards.csv:2: column identifier: missing for a card that cannot prove itself."),
          cards(
              List.of("6999999999,08281001,uid,,0457a38c749d1c,"),
              "cards.csv:2: column number: not the identifier as a decimal number"),
          cards(
              List.of("6999999999,08281001,,,0457A38C749D1C,burnt"),
              "cards.csv:2: column identifier: not of the form",
              "cards.csv:2: column state: a word that is not known here."),
          accounts(
              List.of("08281001,1,2,6222023306,,"),
              "accounts.csv:2: column bank_card_tail: not of the form"),
          accounts(
              List.of("08281001,1,2,,\"$argon2id$v=19$m=4194304,t=2,p=1$c2FsdHNhbHQ$aGFzaA\","),
              "accounts.csv:2: column password_hash: no Argon2id hash that this server"),
          accounts(
              List.of("08281001,1,2,,,12345"),
              "accounts.csv:2: column initial_password: not of the form"));

  private static final List<Case> BETWEEN_ROWS =
      List.of(
          students(
              List.of("1,A,undergraduate,", "2,B,undergraduate,", "1,C,undergraduate,"),
              "students.csv:4: column number: the same as in a row further up."),
          statuses(
              List.of("77777777,graduating"),
              "statuses.csv:2: column student: a student who is neither on record nor in a"
                  + " students file beside it."),
          of(
              intake ->
                  intake
                      .list(FactsFile.STUDENTS, STUDENTS, "1,A,postgraduate,")
                      .list(FactsFile.STATUSES, "student,status", "1,deferral_unsettled"),
              "statuses.csv:2: column status: a status that students of this level cannot have."),
          students(
              List.of("08281009,甲,postgraduate,"),
              "students.csv:2: column level: a level that does not go with the status on record."),
          offices(
              List.of("08281010,information_centre,no"),
              "offices.csv:2: column done: the student has cleared, and holds a receipt of it."),
          blockers(
              List.of("08281001,studio,1,key,,,,", "08281001,studio,1,other,,,,"),
              "blockers.csv:3: column id: the same as in a row further up."),
          cards(
              List.of("6008281001,08281002,,,,"),
              "cards.csv:2: column student: the card is on record as another student's."),
          cards(
              List.of(
                  "01313623479545345,08281001,uid,,04aabbccddee01,",
                  "1313623479545345,08281002,uid,,04aabbccddee01,"),
              "cards.csv:3: column identifier: the same as in a row further up."),
          cards(
              List.of("1222259854581020,08281002,uid,,0457a38c749d1c,"),
              "cards.csv:2: column identifier: another card on record has this identifier."),
          cards(
              List.of("01222259854581020,08281006,,,04aabbccddee01,"),
              "cards.csv:2: column identifier: another than that on record, which is the number"),
          of(
              intake ->
                  intake.list(FactsFile.ACCOUNTS, "student,initial_password", "08281001,123456"),
              "accounts.csv:1: column initial_password: initial passwords are taken only when that"
                  + " is meant. Say --initial-passwords"));

  private static final List<Case> WHOLE_FILES =
      List.of(
          of(
              intake ->
                  intake.bytes(
                      FactsFile.STUDENTS,
                      (STUDENTS + "\n1,A,undergraduate,\n2,林,undergraduate,\n").getBytes(GB18030)),
              "students.csv:3: not written in UTF-8. Save it as UTF-8, or name its encoding:"
                  + " --encoding gb18030."),
          of(
              intake ->
                  intake
                      .encoding(GB18030)
                      .bytes(
                          FactsFile.STUDENTS,
                          (STUDENTS + "\n1,林致远,undergraduate,\n").getBytes(StandardCharsets.UTF_8)),
              "students.csv:2: not written in GB18030. Name its encoding: --encoding utf-8."),
          of(
              intake -> intake.all(Path.of("no-such-folder")),
              "accounts.csv: there is no such file.",
              "blockers.csv: there is no such file.",
              "cards.csv: there is no such file.",
              "offices.csv: there is no such file.",
              "statuses.csv: there is no such file.",
              "students.csv: there is no such file."));

  @Test
  void everyMistakeIsNamedAndNothingIsChanged() {
    Map<String, List<String>> before = everything();
    for (List<Case> cases : List.of(HEADERS, CELLS, BETWEEN_ROWS, WHOLE_FILES)) {
      for (Case each : cases) {
        List<String> told = each.lists().apply(intake.anew()).mistakes();
        assertThat(told).as(each.mistakes().toString()).hasSameSizeAs(each.mistakes());
        for (int index = 0; index < told.size(); index++) {
          assertThat(told.get(index)).startsWith(each.mistakes().get(index)).endsWith(".");
        }
      }
    }
    assertThat(everything()).isEqualTo(before);
  }

  @Test
  void oneMistakeInTheLastListKeepsAllOthersOut() {
    Map<String, List<String>> before = everything();
    assertThat(
            intake
                .list(FactsFile.STUDENTS, STUDENTS, "10,新生,undergraduate,")
                .list(FactsFile.CARDS, CARDS, "6000000010,10,,,,")
                .list(FactsFile.ACCOUNTS, "student,card_fen", "10,100", "11,100")
                .mistakes())
        .singleElement()
        .asString()
        .startsWith("accounts.csv:3: column student");
    assertThat(everything()).isEqualTo(before);
  }

  @Test
  void aDryRunTellsWhatItWouldChangeAndChangesNothing() {
    Map<String, List<String>> before = everything();
    intake.list(FactsFile.STUDENTS, STUDENTS, "10,新生,undergraduate,lives_in");
    FactsImport.Result.Done dry = intake.dry().done();
    assertThat(dry.changed()).containsEntry(FactsFile.STUDENTS, 2L);
    assertThat(everything()).isEqualTo(before);
    FactsImport.Result.Done real =
        intake.anew().list(FactsFile.STUDENTS, STUDENTS, "10,新生,undergraduate,lives_in").done();
    assertThat(real.changed()).isEqualTo(dry.changed());
    assertThat(everything()).isNotEqualTo(before);
  }

  @Test
  void ofManyMistakesTheFirstHundredAreNamedAndAllAreCounted() {
    String[] rows = new String[151];
    rows[0] = STUDENTS;
    for (int row = 1; row < rows.length; row++) {
      rows[row] = row + ",,undergraduate,";
    }
    FactsImport.Result.Refused refused =
        (FactsImport.Result.Refused) intake.list(FactsFile.STUDENTS, rows).run();
    assertThat(refused.errors().kept()).hasSize(100);
    assertThat(refused.errors().kept().get(99).line()).isEqualTo(101);
    assertThat(refused.errors().count()).isEqualTo(150);
    assertThat(refused.errors().more()).isEqualTo(50);
  }

  @Test
  void whatIsTooLargeIsNotRead(@TempDir Path folder) throws Exception {
    for (FactsFile file : FactsFile.values()) {
      Files.createFile(folder.resolve(file.word() + ".csv"));
    }
    try (RandomAccessFile students =
        new RandomAccessFile(folder.resolve("students.csv").toFile(), "rw")) {
      students.setLength(CsvSource.LARGEST + 1L);
    }
    assertThat(intake.all(folder).mistakes())
        .contains("students.csv: larger than 64 MiB. Import it in several parts.");
  }

  private Map<String, List<String>> everything() {
    Map<String, List<String>> all = new TreeMap<>();
    for (String table : TABLES) {
      all.put(table, intake.everyColumn(table));
    }
    return all;
  }
}
