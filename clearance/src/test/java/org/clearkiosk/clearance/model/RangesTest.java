package org.clearkiosk.clearance.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Where the ranges of the vocabulary end. */
class RangesTest {
  @Test
  void aTextHasOneToFourHundredCharactersInEachLanguage() {
    String longest = "x".repeat(400);
    assertThat(Text.same(longest)).isEqualTo(new Text(longest, longest));
    for (String bad : List.of("", " ", longest + "x")) {
      assertThatThrownBy(() -> new Text("好", bad)).hasMessageStartingWith("en: 1 to 400");
      assertThatThrownBy(() -> new Text(bad, "good")).hasMessageStartingWith("zh: 1 to 400");
    }
  }

  @Test
  void anAmountIsNotNegative() {
    assertThat(new Blocker("lab_fee", 0L, null, null).amountFen()).isZero();
    assertThatThrownBy(() -> new Blocker("lab_fee", -1L, null, null))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "Lab", "1ab", "a-b", "a2345678901234567890123456789012345678901"})
  void aKindIsAnId(String kind) {
    assertThatThrownBy(() -> new Blocker(kind, null, null, null))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void aCampusHasAnIdThatServesAsTheNameOfAFile() {
    for (String good : List.of("main", "0", "north-2", "n".repeat(32))) {
      assertThat(new CampusId(good)).hasToString(good);
    }
    for (String bad : List.of("", "-n", "North", "n/n", "..", "北", "n".repeat(33))) {
      assertThatThrownBy(() -> new CampusId(bad)).hasMessageStartingWith("campus: 1 to 32");
    }
    assertThat(new CampusId("a")).isLessThan(new CampusId("b"));
  }

  @Test
  void monthsAreInTheirOrder() {
    YearMonth june = YearMonth.of(2031, 6);
    assertThat(new ChargedMonths(june, june).to()).isEqualTo(june);
    assertThatThrownBy(() -> new ChargedMonths(june, june.minusMonths(1)))
        .hasMessage("to is before from");
  }

  @Test
  void aWindowMayBeOneDay() {
    LocalDate day = LocalDate.of(2031, 6, 1);
    assertThat(new Window(day, day, List.of()).phaseOn(day)).isEqualTo(Window.Phase.OPEN);
    assertThatThrownBy(() -> new Window(day, day.minusDays(1), List.of()))
        .hasMessage("lastDay is before firstDay");
  }

  @Test
  void aStudentIsNotNamed() {
    Student student =
        new Student(
            "08281001",
            "林致远",
            Level.UNDERGRADUATE,
            null,
            Set.of(),
            Set.of(),
            null,
            1880,
            4000,
            null);

    assertThat(student).hasToString("Student[UNDERGRADUATE, null]");
    assertThat(student.mergedFen()).isEqualTo(5880);
  }
}
