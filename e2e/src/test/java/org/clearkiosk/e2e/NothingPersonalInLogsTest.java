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
import org.junit.jupiter.api.Test;

/** What is personal or secret stands in no log of kiosk, server and simulator, and in no dump. */
class NothingPersonalInLogsTest {
  @Test
  void afterAnOldCardAWrongPasswordAClearanceAndALateDelivery() throws IOException {
    try (Campus campus = Campus.withSerialReaderAt(Campus.IN_JUNE)) {
      Path dumps = campus.serialPort().resolveSibling("dumps");
      Kiosk kiosk =
          campus.startKiosk(
              "--serial",
              campus.serialPort().toString(),
              "--profiles",
              "cpu,classic",
              "--dump",
              dumps.toString());
      Student student = new Student("08281001", campus.reader(), kiosk);
      campus.reader().tapSerial("old-08281001", false);
      kiosk.touchDigits(kiosk.await("Password", LIMIT), student.password());
      kiosk.touch(kiosk.await("NoticeShown", LIMIT), "end");
      campus.reader().removeSerial();
      Campus.awaitIdle(kiosk);
      kiosk.touchDigits(student.layCardDown(), "918273");
      Screen again =
          kiosk.await(
              "Password, wrong",
              LIMIT,
              screen -> screen.screen().equals("Password") && "P-01".equals(screen.code()));
      kiosk.touchDigits(again, student.password());
      kiosk.touch(kiosk.await("NoticeShown", LIMIT), "primary");
      Screen confirm =
          kiosk.await("Confirm, ready", LIMIT, screen -> screen.controls().containsKey("confirm"));
      campus.server().process().stop();
      kiosk.touch(confirm, "confirm");
      kiosk.await("KeptHere", LIMIT);
      campus.server().process().resume();
      campus.awaitExactlyOneDelivered("08281001");
      // the first line of the private key's own bytes, after their common beginning
      String key = Files.readAllLines(campus.identity()).get(1).substring(40);
      assertThat(key).hasSize(24);
      kiosk.process().terminate();
      campus.server().process().terminate();

      List<String> said = new ArrayList<>(kiosk.process().lines());
      said.addAll(campus.server().process().lines());
      List<Path> logs = campus.everyLog();
      assertThat(logs).isNotEmpty();
      for (Path log : logs) {
        said.addAll(Files.readAllLines(log));
      }
      assertThat(said).anyMatch(line -> line.contains("kiosk") || line.contains("server"));
      assertThat(said)
          .noneMatch(
              line ->
                  line.contains("08281001")
                      || line.contains("918273")
                      || line.contains("林")
                      || line.contains(key));
      // the password is the end of the student number; alone it must not be there either
      assertThat(said).noneMatch(line -> line.matches(".*(?<![0-9])281001(?![0-9]).*"));
      assertDumpsAreMasked(dumps);
    }
  }

  private static void assertDumpsAreMasked(Path dumps) throws IOException {
    List<String> written = new ArrayList<>();
    try (DirectoryStream<Path> files = Files.newDirectoryStream(dumps, "*-read.dump")) {
      for (Path file : files) {
        written.add(Files.readString(file));
      }
    }
    assertThat(written)
        .anyMatch(dump -> dump.contains("outcome: identified CLASSIC"))
        .allMatch(dump -> dump.contains("masked: yes"))
        // the card's number, as its sector holds it
        .noneMatch(dump -> dump.contains("38 32 38 31 30 30 31"));
  }
}
