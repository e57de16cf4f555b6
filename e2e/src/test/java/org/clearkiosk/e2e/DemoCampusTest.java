package org.clearkiosk.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.clearkiosk.e2e.Campus.LIMIT;

import org.clearkiosk.demo.Kiosk;
import org.clearkiosk.demo.Screen;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Every student of the demo campus who comes in June, as the kiosk really serves them. */
class DemoCampusTest {
  private static Campus campus;
  private static Kiosk kiosk;

  @BeforeAll
  static void open() {
    campus = Campus.at(Campus.IN_JUNE);
    kiosk = campus.startKiosk();
  }

  @AfterAll
  static void close() {
    campus.close();
  }

  @ParameterizedTest
  @ValueSource(strings = {"08281001", "08281007", "08281008", "08281009", "08281012"})
  void clears(String number) {
    Student student = student(number);

    student.clear();
    student.leave();

    assertThat(campus.completionsOf(number)).isEqualTo(1);
  }

  @ParameterizedTest
  @CsvSource({
    "08281002, 1",
    "08281003, 1",
    "08281004, 1",
    "08281005, 1",
    "08281006, 4",
    "08281013, 1"
  })
  void isSentToTheHall(String number, String reasons) {
    Student student = student(number);

    kiosk.touch(student.seeNotice(), "primary");
    Screen slip = kiosk.await("HallSlip", LIMIT);
    student.leave();

    assertThat(slip.detail()).isEqualTo("reasons-" + reasons);
    assertThat(campus.completionsOf(number)).isZero();
  }

  @Test
  void seesTheEarlierReceipt() {
    Student student = student("08281010");

    kiosk.touch(student.seeNotice(), "primary");
    Screen receipt = kiosk.await("ReceiptShown", LIMIT);
    student.leave();

    assertThat(receipt.detail()).isEqualTo("earlier");
    assertThat(campus.completionsOf("08281010")).isEqualTo(1);
  }

  @Test
  void isRefusedWithALostCard() {
    Student student = student("08281011");

    campus.reader().tap("08281011");
    student.acknowledge(student.awaitTrouble("C-09"));

    assertThat(campus.completionsOf("08281011")).isZero();
  }

  @Test
  void isToldWhenThePostgraduatesWindowOpens() {
    Student student = student("10120004");

    kiosk.touchDigits(student.layCardDown(), student.password());
    student.acknowledge(student.awaitTrouble("W-01"));

    assertThat(campus.completionsOf("10120004")).isZero();
  }

  private static Student student(String number) {
    return new Student(number, campus.reader(), kiosk);
  }
}
