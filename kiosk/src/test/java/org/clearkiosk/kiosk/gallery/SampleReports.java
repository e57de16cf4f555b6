package org.clearkiosk.kiosk.gallery;

import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.clearkiosk.clearance.wire.ProblemType;
import org.clearkiosk.kiosk.flow.Finding;
import org.clearkiosk.kiosk.flow.Finding.Subject;
import org.clearkiosk.kiosk.flow.TechnicianReport;

/** What a terminal finds out for a technician, in order and in every trouble. */
final class SampleReports {
  private SampleReports() {}

  /** By a name of the report. */
  static Map<String, TechnicianReport> all() {
    Map<String, TechnicianReport> reports = new LinkedHashMap<>();
    reports.put("self-test", selfTest(true));
    reports.put("self-test-attention", selfTest(false));
    reports.put("readers", readers());
    reports.put("server", server());
    reports.put("outbox", outbox(0));
    reports.put("outbox-refused", outbox(20));
    reports.put("events", events());
    reports.put("versions", versions());
    return reports;
  }

  private static TechnicianReport selfTest(boolean good) {
    return TechnicianReport.of(
        Finding.checked(
            Subject.READER_PRESENT,
            good,
            good ? "PC/SC 1 · ACS ACR122U PICC Interface 00 00" : "R-02"),
        good ? answered() : Finding.checked(Subject.SERVER_ANSWER, false, "N-15"),
        Finding.checked(Subject.DISK_WRITE, good, good ? "2.4 ms" : "T-01"),
        Finding.checked(Subject.DISK_ROOM, good, good ? "48211 MiB" : "12 MiB"),
        Finding.checked(Subject.FONT, good, good ? "Noto Sans CJK SC" : "Dialog ! 离校办"),
        Finding.checked(
            Subject.DISPLAY,
            good,
            good ? "1920 × 1080 · 527 × 296 mm · 3.64 / 3.65 px/mm" : "1920 × 1080"),
        Finding.checked(Subject.SOUND, good, good ? "PCH [plughw:0,0]" : ""));
  }

  private static Finding answered() {
    return Finding.checked(Subject.SERVER_ANSWER, true, "")
        .at(OffsetDateTime.parse("2012-06-12T09:00:03+08:00"));
  }

  private static TechnicianReport readers() {
    return TechnicianReport.of(
        Finding.checked(
            Subject.READER,
            true,
            "PC/SC 1 · ACS ACR1252 Dual Reader [ACR1252 Dual Reader PICC] 00 00"),
        Finding.fact(Subject.LAST_CARD, "cpu").lasting(Duration.ofSeconds(131)),
        Finding.checked(
            Subject.READER, false, "PN532 /dev/serial/by-id/usb-1a86_USB_Serial · R-03"),
        Finding.fact(Subject.LAST_CARD, "C-13").lasting(Duration.ofSeconds(94_499)));
  }

  private static TechnicianReport server() {
    return TechnicianReport.of(
        Finding.fact(Subject.SERVER_ADDRESS, "https://clearance.example.edu:8443"),
        answered(),
        Finding.checked(Subject.ROUND_TRIP, false, "812 ms"),
        Finding.checked(Subject.CERTIFICATE_END, true, "")
            .at(OffsetDateTime.parse("2013-07-16T20:00:00Z")),
        Finding.checked(Subject.CLOCK_OFFSET, false, "-86401.3 s"));
  }

  private static TechnicianReport outbox(int rows) {
    return new TechnicianReport(
        List.of(
            Finding.fact(Subject.PENDING, "0"),
            Finding.fact(Subject.DELIVERED, "1204"),
            Finding.checked(Subject.REFUSED, rows == 0, Integer.toString(rows)),
            Finding.checked(Subject.PARKED, true, "0")),
        IntStream.range(0, rows)
            .mapToObj(
                row ->
                    new TechnicianReport.Line(
                        OffsetDateTime.parse("2012-06-12T01:%02d:03Z".formatted(row)),
                        "07-%06d".formatted(row),
                        row % 5 == 0 ? Subject.PARKED : Subject.REFUSED,
                        row % 5 == 0 ? "N-17" : ProblemType.OUTSIDE_WINDOW.uri()))
            .toList());
  }

  private static TechnicianReport events() {
    return new TechnicianReport(
        List.of(),
        IntStream.range(0, 24)
            .mapToObj(
                row ->
                    new TechnicianReport.Line(
                        OffsetDateTime.parse("2012-06-12T01:%02d:03Z".formatted(row % 60)),
                        row % 3 == 0 ? "" : "K-%02d".formatted(row % 30),
                        null,
                        row % 2 == 0
                            ? "Submitting -> ReceiptShown"
                            : "Reader PC/SC 1 is lost: ACS ACR122U PICC Interface 00 00,"
                                + " UNPLUGGED"))
            .toList());
  }

  private static TechnicianReport versions() {
    return TechnicianReport.of(
        Finding.fact(Subject.TERMINAL, "07"),
        Finding.fact(Subject.POLICY_YEAR, "2012"),
        Finding.fact(Subject.PROGRAM, "0.1.0"),
        Finding.fact(Subject.JAVA, "17.0.21+9-Debian-1deb12u1"),
        Finding.fact(Subject.SYSTEM, "Linux 6.1.0-44-amd64 amd64"),
        Finding.fact(Subject.RUNNING, "").lasting(Duration.ofSeconds(5_285_469)),
        Finding.fact(Subject.MEMORY, "61 / 128 MiB"));
  }
}
