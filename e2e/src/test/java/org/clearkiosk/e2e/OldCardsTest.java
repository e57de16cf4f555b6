package org.clearkiosk.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.clearkiosk.e2e.Campus.LIMIT;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.clearkiosk.demo.Kiosk;
import org.clearkiosk.demo.Screen;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Old cards on a PC/SC reader and on a serial PN532, both at one terminal. */
class OldCardsTest {
  private static final String CLASSIC = "old-08281001";

  private static Campus campus;
  private static Kiosk kiosk;

  @BeforeAll
  static void open() {
    campus = Campus.withSerialReaderAt(Campus.IN_JUNE);
    kiosk =
        campus.startKiosk(
            "--serial",
            campus.serialPort().toString(),
            "--profiles",
            "cpu,classic",
            "--dump",
            dumps().toString());
  }

  private static Path dumps() {
    return campus.serialPort().resolveSibling("dumps");
  }

  @AfterAll
  static void close() {
    campus.close();
  }

  @AfterEach
  void takeEverythingAway() {
    campus.reader().remove();
    campus.reader().removeSerial();
  }

  @Test
  void aClassicCardOnThePcscReaderNamesNoOneBeforeThePassword() {
    campus.reader().tap(CLASSIC);
    seeNoticeAndEnd("281001");
  }

  @Test
  void aClassicCardOnTheSerialReaderNamesNoOneBeforeThePassword() throws IOException {
    campus.reader().tapSerial(CLASSIC, false);
    seeNoticeAndEnd("281001");
    assertDumpsAreMasked();
  }

  @Test
  void anOldCardThatCarriesTheNumberOfANewerOneIsForeign() {
    campus.reader().tapSerial("classic-08281001", false);
    acknowledge("C-02");
  }

  @Test
  void aCardOnRecordInAnotherProfileIsToldSo() {
    campus.reader().tap("classic-08281006");
    acknowledge("C-18");
  }

  @Test
  void twoCardsAtOnceAreToldAsTwo() {
    // plugged in with both on it, so that the reader cannot have seen the first alone
    campus.reader().unplugSerial();
    campus.reader().tapSerial("08281007", false);
    campus.reader().tapSerial(CLASSIC, true);
    campus.reader().plugSerial();
    acknowledge("C-13");
  }

  @Test
  void losingOneReaderIsNotLosingBoth() {
    campus.reader().unplugSerial();
    campus.reader().tap("08281008");
    Screen password = kiosk.await("Password", LIMIT);
    kiosk.touch(password, "end");
    campus.reader().remove();
    Campus.awaitIdle(kiosk);

    campus.reader().command("pcscd", "kill");
    kiosk.await(
        "Idle, no reader",
        LIMIT,
        screen ->
            screen.screen().equals("Idle")
                && List.of("R-01", "R-02").contains(String.valueOf(screen.code())));

    campus.reader().plugSerial();
    Campus.awaitIdle(kiosk);
    campus.reader().tapSerial("08281008", false);
    kiosk.touch(kiosk.await("Password", LIMIT), "end");
    campus.reader().removeSerial();
    campus.reader().command("pcscd", "start");
    Campus.awaitIdle(kiosk);
  }

  private static void assertDumpsAreMasked() throws IOException {
    List<String> written = new ArrayList<>();
    try (DirectoryStream<Path> files = Files.newDirectoryStream(dumps(), "*-read.dump")) {
      for (Path file : files) {
        written.add(Files.readString(file));
      }
    }
    assertThat(written)
        .anyMatch(dump -> dump.contains("outcome: identified CLASSIC"))
        .allMatch(dump -> dump.contains("masked: yes"))
        .noneMatch(dump -> dump.contains("38 32 38 31 30 30 31"));
  }

  private static void seeNoticeAndEnd(String password) {
    Screen asked = kiosk.await("Password", LIMIT);
    kiosk.touchDigits(asked, password);
    kiosk.touch(kiosk.await("NoticeShown", LIMIT), "end");
    assertThat(campus.completionsOf("08281001")).isZero();
  }

  private static void acknowledge(String code) {
    kiosk.touch(
        kiosk.await(
            "Trouble with " + code,
            LIMIT,
            screen -> screen.screen().equals("Trouble") && code.equals(screen.code())),
        "acknowledge");
  }
}
