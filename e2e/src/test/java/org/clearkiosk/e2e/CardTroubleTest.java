package org.clearkiosk.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.clearkiosk.e2e.Campus.LIMIT;

import java.time.Duration;
import org.clearkiosk.demo.Kiosk;
import org.clearkiosk.demo.Screen;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Cards that are pulled, strange or broken; passwords that are wrong; a reader that goes away. */
class CardTroubleTest {
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
  @CsvSource({
    "bank-card, C-02",
    "wrong-checksum, C-03",
    "blank, C-04",
    "old-layout, C-05",
    "cloned, C-07",
    "unknown, C-08",
  })
  void aCardThatIsNotInOrderIsToldByItsCode(String card, String code) {
    Student student = new Student("08281001", campus.reader(), kiosk);

    campus.reader().tap(card);
    student.acknowledge(student.awaitTrouble(code));
  }

  @Test
  void aCardPulledWhileItIsReadIsTorn() {
    Student student = new Student("08281001", campus.reader(), kiosk);

    campus.reader().command("fault", "tear", "2");
    campus.reader().tap("08281001");
    student.acknowledge(student.awaitTrouble("C-01"));
  }

  @Test
  void aMuteCardIsToldAsMute() {
    Student student = new Student("08281001", campus.reader(), kiosk);

    campus.reader().command("fault", "mute");
    campus.reader().tap("08281001");
    student.acknowledge(student.awaitTrouble("C-06"));
    campus.reader().command("fault", "none");
  }

  @Test
  void aCardTakenBeforeThePasswordEndsTheSession() {
    Student student = new Student("08281002", campus.reader(), kiosk);

    student.layCardDown();
    campus.reader().remove();

    student.awaitTrouble("C-11");
    // by itself, with no one touching anything, once the explanation has had its half minute
    kiosk.await(
        "Idle, by itself",
        Duration.ofSeconds(75),
        screen -> screen.screen().equals("Idle") && screen.code() == null);
  }

  @Test
  void aCardTakenFromTheNoticeEndsTheSession() {
    Student student = new Student("08281003", campus.reader(), kiosk);

    student.seeNotice();
    campus.reader().remove();

    student.awaitTrouble("C-11");
  }

  @Test
  void aCardTakenBeforeTheConfirmationChangesNothing() {
    Student student = new Student("08281007", campus.reader(), kiosk);

    student.goOnToConfirm();
    campus.reader().remove();
    student.awaitTrouble("C-11");

    assertThat(campus.completionsOf("08281007")).isZero();
  }

  @Test
  void aWrongPasswordIsToldAndARightOneGoesOn() {
    Student student = new Student("08281004", campus.reader(), kiosk);

    kiosk.touchDigits(student.layCardDown(), "000000");
    Screen again =
        kiosk.await(
            "Password, wrong",
            LIMIT,
            screen -> screen.screen().equals("Password") && "P-01".equals(screen.code()));
    kiosk.touchDigits(again, student.password());

    student.end(kiosk.await("NoticeShown", LIMIT));
  }

  @Test
  void fiveWrongPasswordsLock() {
    Student student = new Student("08281005", campus.reader(), kiosk);

    Screen password = student.layCardDown();
    for (int attempt = 1; attempt <= 4; attempt++) {
      kiosk.touchDigits(password, "000000");
      kiosk.await("CheckingPassword", LIMIT);
      password = kiosk.await("Password", LIMIT);
    }
    kiosk.touchDigits(password, "000000");
    Screen locked =
        kiosk.await(
            "Password, locked",
            LIMIT,
            screen -> screen.screen().equals("Password") && "P-02".equals(screen.code()));

    student.end(locked);
  }

  @Test
  void theCardServiceGoesAndComesBack() {
    campus.reader().command("pcscd", "kill");
    kiosk.await(
        "Idle with R-02",
        LIMIT,
        screen -> screen.screen().equals("Idle") && "R-02".equals(screen.code()));

    campus.reader().command("pcscd", "start");
    Campus.awaitIdle(kiosk);

    Student student = new Student("08281008", campus.reader(), kiosk);
    student.end(student.seeNotice());
  }
}
