package org.clearkiosk.kiosk.app.technician;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.clearkiosk.clearance.model.FailureCode;
import org.clearkiosk.clearance.wire.Today;
import org.clearkiosk.kiosk.app.TechnicianSamples;
import org.clearkiosk.kiosk.device.ReaderStanding;
import org.clearkiosk.kiosk.flow.Answer;
import org.clearkiosk.kiosk.flow.Finding;
import org.clearkiosk.kiosk.flow.Finding.Subject;
import org.clearkiosk.kiosk.flow.TechnicianReport;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the pages make of a terminal that is well, and of one that is not. */
class TechnicianPagesTest {
  private static final Answer<Today> WELL = new Answer.Ok<>(TechnicianSamples.TODAY);
  private static final ReaderStanding READS =
      new ReaderStanding(
          "PC/SC",
          "Some Reader 00 00",
          true,
          null,
          new ReaderStanding.LastCard(Duration.ofSeconds(3723), "cpu"));
  private static final ReaderStanding BROKEN =
      broken("PN532 /dev/ttyUSB0", FailureCode.READER_NOT_USABLE);

  @Test
  void eachReaderIsToldWithItsLastCard() {
    assertThat(new ReaderPage(() -> List.of(READS, BROKEN)).get())
        .isEqualTo(
            TechnicianReport.of(
                Finding.checked(Subject.READER, true, "PC/SC · Some Reader 00 00"),
                Finding.fact(Subject.LAST_CARD, "cpu").lasting(Duration.ofSeconds(3723)),
                Finding.checked(Subject.READER, false, "PN532 /dev/ttyUSB0 · R-05")));
  }

  @Test
  void aPlaceWithoutAReaderIsToldOnlyWhereThereIsNone() {
    ReaderStanding empty = broken("PN532 /dev/ttyUSB0", FailureCode.READER_MISSING);
    assertThat(new ReaderPage(() -> List.of(empty, READS)).get().attentions()).isZero();
    assertThat(new ReaderPage(() -> List.of(empty, empty)).get())
        .isEqualTo(
            TechnicianReport.of(
                Finding.checked(Subject.READER, false, "PN532 /dev/ttyUSB0 · R-01")));
  }

  @Test
  void aServerThatAnswersSoonIsWell() {
    assertThat(server(WELL, Duration.ofMillis(500), "2012-07-13T00:00:00Z", -59_940L).get())
        .isEqualTo(
            TechnicianReport.of(
                Finding.fact(Subject.SERVER_ADDRESS, "https://server"),
                Finding.checked(Subject.SERVER_ANSWER, true, "").at(TechnicianSamples.TODAY.now()),
                Finding.checked(Subject.ROUND_TRIP, true, "500 ms"),
                Finding.checked(Subject.CERTIFICATE_END, true, "").at(utc("2012-07-13T00:00Z")),
                Finding.checked(Subject.CLOCK_OFFSET, true, "-59.9 s")));
  }

  @Test
  void aServerThatIsNotThereIsToldByItsCode() {
    assertThat(
            server(new Answer.Unreachable<>(), Duration.ofSeconds(3), "2012-06-13T00:00:00Z", null)
                .get())
        .isEqualTo(
            TechnicianReport.of(
                Finding.fact(Subject.SERVER_ADDRESS, "https://server"),
                Finding.checked(Subject.SERVER_ANSWER, false, "N-11"),
                Finding.checked(Subject.ROUND_TRIP, false, "3000 ms"),
                // By whose clock would it be judged?
                Finding.fact(Subject.CERTIFICATE_END, "").at(utc("2012-06-13T00:00Z"))));
  }

  @Test
  void aClockThatIsAnHourOffAndACertificateThatNoOneRenewedAreToldApart() {
    TechnicianReport report =
        server(WELL, Duration.ofMillis(4), "2012-07-12T03:00:00Z", 3_600_000L).get();
    assertThat(report.findings())
        .contains(
            Finding.checked(Subject.CERTIFICATE_END, false, "").at(utc("2012-07-12T03:00Z")),
            Finding.checked(Subject.CLOCK_OFFSET, false, "+3600.0 s"));
    assertThat(report.attentions()).isEqualTo(2);
  }

  @Test
  void theSelfTestTriesTheDiskThatKeepsConfirmations(@TempDir Path data) {
    Finding screen = Finding.checked(Subject.FONT, true, "Some Sans");
    TechnicianReport well = selfTest(data, READS, WELL, screen).get();
    assertThat(well.findings())
        .extracting(Finding::subject)
        .containsExactly(
            Subject.READER_PRESENT,
            Subject.SERVER_ANSWER,
            Subject.DISK_WRITE,
            Subject.DISK_ROOM,
            Subject.FONT,
            Subject.SOUND);
    assertThat(well.findings())
        .contains(
            screen, Finding.checked(Subject.READER_PRESENT, true, "PC/SC · Some Reader 00 00"));
    assertThat(well.findings().get(2).standing()).isEqualTo(Finding.Standing.GOOD);
    assertThat(well.findings().get(2).value()).matches("[0-9]+\\.[0-9] ms");
    assertThat(data).as("its probe").isEmptyDirectory();
  }

  @Test
  void theSelfTestFindsALogThatCannotBeWritten(@TempDir Path data) throws IOException {
    Files.createDirectory(data.resolve("kiosk.log"));
    assertThat(
            selfTest(data, READS, WELL, Finding.checked(Subject.FONT, true, "")).get().findings())
        .contains(Finding.checked(Subject.DISK_WRITE, false, "kiosk.log"));
  }

  @Test
  void theSelfTestSaysWhatIsBroken(@TempDir Path data) {
    Path gone = data.resolve("unplugged");
    assertThat(
            selfTest(
                    gone,
                    BROKEN,
                    new Answer.Unauthorised<>(FailureCode.TERMINAL_REVOKED),
                    Finding.checked(Subject.DISPLAY, false, "1920 × 1080"))
                .get()
                .findings())
        .contains(
            Finding.checked(Subject.READER_PRESENT, false, "R-05"),
            Finding.checked(Subject.SERVER_ANSWER, false, "N-20"),
            Finding.checked(Subject.DISK_WRITE, false, "T-01"),
            Finding.checked(Subject.DISK_ROOM, false, ""),
            Finding.checked(Subject.DISPLAY, false, "1920 × 1080"));
  }

  @Test
  void aDiskThatIsNearlyFullWantsSomeone() {
    assertThat(SelfTest.room((200L << 20) - 1))
        .isEqualTo(Finding.checked(Subject.DISK_ROOM, false, "199 MiB"));
    assertThat(SelfTest.room(200L << 20))
        .isEqualTo(Finding.checked(Subject.DISK_ROOM, true, "200 MiB"));
  }

  @Test
  void theVersionsAreToldAlsoBeforeTheServerWasHeard() {
    long runs = TimeUnit.HOURS.toNanos(51) + TimeUnit.SECONDS.toNanos(62);
    VersionsPage heard =
        new VersionsPage("1.2.3", () -> Optional.of(TechnicianSamples.TODAY), () -> runs, 0);
    assertThat(heard.get().findings())
        .contains(
            Finding.fact(Subject.TERMINAL, "07"),
            Finding.fact(Subject.POLICY_YEAR, "2012"),
            Finding.fact(Subject.PROGRAM, "1.2.3"),
            Finding.fact(Subject.RUNNING, "").lasting(Duration.ofNanos(runs)));
    VersionsPage unheard = new VersionsPage("1.2.3", Optional::empty, () -> runs, runs);
    assertThat(unheard.get().findings())
        .extracting(Finding::subject)
        .containsExactly(
            Subject.PROGRAM, Subject.JAVA, Subject.SYSTEM, Subject.RUNNING, Subject.MEMORY);
  }

  @Test
  void theEventsAreThoseOfTheMoment() {
    Deque<TechnicianReport.Line> latest = new ArrayDeque<>();
    EventsPage page = new EventsPage(() -> List.copyOf(latest));
    assertThat(page.get().lines()).isEmpty();
    latest.addFirst(
        new TechnicianReport.Line(utc("2012-06-12T01:00Z"), "K-20", null, "The server answers"));
    assertThat(page.get()).isEqualTo(new TechnicianReport(List.of(), List.copyOf(latest)));
  }

  private static OffsetDateTime utc(String time) {
    return OffsetDateTime.parse(time);
  }

  private static ReaderStanding broken(String name, FailureCode why) {
    return new ReaderStanding(name, null, true, why, null);
  }

  private static SelfTest selfTest(
      Path data, ReaderStanding reader, Answer<Today> answer, Finding screen) {
    return new SelfTest(
        new ReaderPage(() -> List.of(reader)),
        server(answer, Duration.ZERO, "2012-07-13T00:00:00Z", null),
        data,
        data.resolve("kiosk.log"),
        () -> List.of(screen));
  }

  /** A page of a server that takes so long; the clock that it looks at stands still otherwise. */
  private static ServerPage server(
      Answer<Today> answer, Duration took, String certificateEnd, @Nullable Long offset) {
    long[] clock = {Long.MAX_VALUE};
    return new ServerPage(
        () -> {
          clock[0] += took.toNanos();
          return answer;
        },
        () -> "https://server",
        () -> Optional.of(Instant.parse(certificateEnd)),
        () -> Optional.ofNullable(offset),
        () -> clock[0]);
  }
}
