package org.clearkiosk.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import org.clearkiosk.demo.Kiosk;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The postgraduates of the demo campus in their own window, and an undergraduate who is late. */
class DemoCampusInJulyTest {
  private static Campus campus;
  private static Kiosk kiosk;

  @BeforeAll
  static void open() {
    campus = Campus.at(Campus.IN_JULY);
    kiosk = campus.startKiosk();
  }

  @AfterAll
  static void close() {
    campus.close();
  }

  @ParameterizedTest
  @ValueSource(strings = {"10120001", "10120002", "10120003", "10120004"})
  void clears(String number) {
    Student student = new Student(number, campus.reader(), kiosk);

    student.clear();
    student.leave();

    assertThat(campus.completionsOf(number)).isEqualTo(1);
  }

  @Test
  void anUndergraduateIsTooLate() {
    Student student = new Student("08281001", campus.reader(), kiosk);

    kiosk.touch(student.seeNotice(), "primary");
    student.acknowledge(student.awaitTrouble("W-02"));

    assertThat(campus.completionsOf("08281001")).isZero();
  }
}
