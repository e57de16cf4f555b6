package org.clearkiosk.clearance.policy.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.util.List;
import org.clearkiosk.clearance.policy.YearFiles;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Each mistake is found, at its place; and all of them at once. */
class PolicyCheckTest {
  @ParameterizedTest
  @ValueSource(strings = {"2012", "2031"})
  void aYearWithoutMistakesHasNone(String year) {
    assertThat(PolicyCheck.check(YearFiles.text(year))).isEmpty();
  }

  static List<MistakeTable.Row> mistakes() {
    return MistakeTable.rows();
  }

  @ParameterizedTest
  @MethodSource("mistakes")
  void aMistakeIsFoundWhereItIs(MistakeTable.Row row) {
    List<Mistake> found = PolicyCheck.check(row.file());

    assertThat(found)
        .extracting(Mistake::path, Mistake::what)
        .contains(tuple(row.path(), row.what()));
    assertThat(found).allSatisfy(mistake -> assertThat(mistake.remedy()).isNotBlank());
  }

  @Test
  void allAreFoundAtOnceInTheFilesOrder() {
    String file =
        YearFiles.text("2012")
            .replace("\"Asia/Shanghai\"", "\"Asia/Nowhere\"")
            .replace("\"lastDay\": \"2012-07-15\"", "\"lastDay\": \"2012-07-01\"")
            .replace(
                "\"correctedAt\": \"college\", \"rules\": [\"S1\"",
                "\"correctedAt\": \"moon\", \"rules\": [\"S7\"")
            .replace("\"finishedHere\": true,", "\"finishedHere\": \"yes\",")
            .replace("\"hall\": {", "\"hall\": { \"colour\": \"red\",");

    assertThat(PolicyCheck.check(file))
        .extracting(Mistake::line, Mistake::column, Mistake::path)
        .containsExactly(
            tuple(3, 11, "$.zone"),
            tuple(line(file, "\"id\": \"S1\""), 13, "$.guideRules[15].id"),
            tuple(
                line(file, "\"postgraduate\": { \"firstDay\""),
                60,
                "$.windows.postgraduate.lastDay"),
            tuple(line(file, "\"moon\""), 22, "$.statuses.undergraduate.correctedAt"),
            tuple(line(file, "\"moon\""), 40, "$.statuses.undergraduate.rules[0]"),
            tuple(line(file, "\"colour\""), 13, "$.hall.colour"),
            tuple(line(file, "\"offices\": ["), 14, "$.offices"),
            tuple(line(file, "\"yes\""), 23, "$.offices[8].finishedHere"));
  }

  private static int line(String file, String part) {
    return (int) file.substring(0, file.indexOf(part)).lines().count();
  }

  static List<Arguments> noJson() {
    return List.of(
        arguments("", 1, 1),
        arguments("  \n ", 2, 2),
        arguments("{", 1, 2),
        arguments("{\n  \"year\": \"2012\"\n  \"zone\": 1}", 3, 3),
        arguments("{\"year\": nil}", 1, 10),
        arguments("{} {}", 1, 4),
        arguments("[1,]", 1, 4),
        arguments("[-2.5e3 true]", 1, 9),
        arguments("{\"a\": \"b}", 1, 7),
        arguments("{\"a\\\" b\": \"\\\\\"]", 1, 15),
        arguments("{\"a\\", 1, 2),
        arguments("{'a': 1}", 1, 2),
        arguments("// no\n{}", 1, 1),
        arguments("[[1, {}, null], nil]", 1, 17),
        arguments("[TRUE]", 1, 2),
        arguments("[\"a\tb\"]", 1, 2));
  }

  @ParameterizedTest
  @MethodSource("noJson")
  void whatIsNoJsonIsSaidWithItsPlace(String file, int line, int column) {
    assertThat(PolicyCheck.check(file))
        .singleElement()
        .satisfies(
            mistake -> {
              assertThat(mistake.what()).isEqualTo("no JSON from here on");
              assertThat(mistake.line()).isEqualTo(line);
              assertThat(mistake.column()).isEqualTo(column);
            });
  }

  @Test
  void nestingWithoutEndIsRefused() {
    assertThat(PolicyCheck.check("[".repeat(32) + "]".repeat(32)))
        .extracting(Mistake::what)
        .contains("an object is due here, not an array");
    assertThat(PolicyCheck.check("[".repeat(33) + "]".repeat(33)))
        .extracting(Mistake::what)
        .containsExactly("no JSON from here on");
    assertThat(PolicyCheck.check("[".repeat(100_000)))
        .extracting(Mistake::what)
        .containsExactly("no JSON from here on");
  }

  @Test
  void aDoubledKeyIsFound() {
    String file =
        YearFiles.text("2012").replaceFirst("\"zone\"", "\"year\": \"2013\",\n  \"zone\"");

    assertThat(PolicyCheck.check(file))
        .extracting(Mistake::line, Mistake::column, Mistake::path, Mistake::what)
        .containsExactly(tuple(3, 3, "$.year", "\"year\" stands here twice"));
  }

  @Test
  void wordsOutOfTheFileAreShownShortAndTame() {
    String file = YearFiles.text("2012").replace("Asia/Shanghai", "\\u001b[31m" + "x".repeat(100));

    assertThat(PolicyCheck.check(file))
        .extracting(Mistake::what)
        .containsExactly("\"?[31m" + "x".repeat(55) + "…\" is no time zone");
  }

  @Test
  void aTextOfTheGreatestLengthIsTaken() {
    String file =
        YearFiles.text("2012")
            .replace("Student activity centre, first floor", "x".repeat(400))
            .replaceFirst("\"reading\": \"[^\"]*\"", "\"reading\": \"" + "x".repeat(1000) + "\"");

    assertThat(PolicyCheck.check(file)).isEmpty();
  }

  @Test
  void whatIsOnTheBorderIsTaken() {
    String file =
        YearFiles.text("2012")
            .replace("\"firstDay\": \"2012-07-02\"", "\"firstDay\": \"2012-06-21\"")
            .replace("\"cardStopsOn\": \"2012-06-26\"", "\"cardStopsOn\": \"2012-06-20\"")
            .replace("\"refundedOn\": \"2012-06-26\"", "\"refundedOn\": \"2012-06-30\"")
            .replace("\"to\": \"2012-08\"", "\"to\": \"2012-07\"");

    assertThat(PolicyCheck.check(file)).isEmpty();
  }

  @Test
  void aPaymentOnTheDayTheCardStopsAndTheAccountEndsIsTaken() {
    String file =
        YearFiles.text("2012")
            .replace("\"by\": \"2012-07-15\"", "\"by\": \"2012-06-26\"")
            .replace("\"refundChoices\": [\"bank\", \"cash\"]", "\"refundChoices\": [\"bank\"]");

    assertThat(PolicyCheck.check(file)).isEmpty();
  }

  @Test
  void saysEverythingInOneLine() {
    assertThat(new Mistake(3, 11, "$.zone", "no zone", "write one").inWords())
        .isEqualTo("3:11 $.zone: no zone; write one");
  }

  @Test
  void everyChoiceOfCashIsNamedAndNoOther() {
    String file = YearFiles.text("2012").replace("{ \"refund\": \"cash\" }", "{}");

    assertThat(PolicyCheck.check(file))
        .extracting(Mistake::path)
        .containsExactly("$.outcomes[0].refundChoices[1]", "$.outcomes[4].refundChoices[1]");
  }

  @Test
  void whatThereIsToChooseFromIsSaid() {
    String unknown = YearFiles.text("2012").replace("\"trait\": \"lives_in\"", "\"trait\": \"x\"");
    String none = unknown.replaceFirst("\"traits\": \\[[^]]*]", "\"traits\": []");

    assertThat(PolicyCheck.check(unknown))
        .extracting(Mistake::remedy)
        .containsExactly(
            "declare it, or write one of library_due, lives_in, party_member, student_loan,"
                + " tuition_due");
    assertThat(PolicyCheck.check(none)).extracting(Mistake::remedy).containsOnly("declare it");
  }
}
