package org.clearkiosk.clearance.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Collections;
import java.util.List;
import java.util.stream.LongStream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Where the ranges of what a terminal says of itself and asks for itself end. */
class TerminalMessagesTest {
  private static final OffsetDateTime NOW = OffsetDateTime.parse("2012-06-12T10:24:00+08:00");
  private static final String REQUEST = "-----BEGIN CERTIFICATE REQUEST-----";
  private static final Heartbeat.Reader READER = new Heartbeat.Reader("pcsc 0", null);

  @Test
  void aTerminalNamesItsVersionAndItsTrouble() {
    assertThat(heartbeat("0.1.0", "R-01").trouble()).isEqualTo("R-01");
    assertThat(heartbeat("v".repeat(64), null).version()).hasSize(64);
    refused(() -> heartbeat("", null), "version: 1 to 64 printable characters");
    refused(() -> heartbeat("v".repeat(65), null), "version: 1 to 64 printable characters");
    refused(() -> heartbeat("0.1.0", "R-1"), "trouble: a short code");
  }

  @Test
  void aReaderHasANameAndPerhapsAMishap() {
    assertThat(new Heartbeat.Reader("serial", "R-03").trouble()).isEqualTo("R-03");
    assertThat(READER.trouble()).isNull();
    refused(() -> new Heartbeat.Reader("", null), "name: 1 to 64 printable characters");
    refused(() -> new Heartbeat.Reader("serial", "lost"), "trouble: a short code");
  }

  @Test
  void nothingOfItsHealthIsBelowNought() {
    assertThat(health(0, 0, 0, 0L)).isNotNull();
    assertThat(health(0, 0, 0, null).freeDiskBytes()).isNull();
    refused(() -> health(-1, 0, 0, 0L), "numbers: from 0");
    refused(() -> health(0, -1, 0, 0L), "numbers: from 0");
    refused(() -> health(0, 0, -1, 0L), "numbers: from 0");
    refused(() -> health(0, 0, 0, -1L), "numbers: from 0");
  }

  @Test
  void soManyReadersAreTold() {
    assertThat(new Heartbeat.Health(readers(8), 0, 0, 0, null).readers()).hasSize(8);
    refused(() -> new Heartbeat.Health(readers(9), 0, 0, 0, null), "at most 8 readers");
  }

  @Test
  void nothingOfTheOutboxIsBelowNoughtOrBeyondTenDigits() {
    assertThat(outbox(0, 0, 0L, 0).oldestWaitingSeconds()).isZero();
    assertThat(outbox(SequenceRange.GREATEST, 0, null, 0).oldestWaitingSeconds()).isNull();
    refused(() -> outbox(-1, 0, null, 0), "numbers: from 0");
    refused(() -> outbox(SequenceRange.GREATEST + 1, 0, null, 0), "numbers: from 0");
    refused(() -> outbox(0, -1, null, 0), "numbers: from 0");
    refused(() -> outbox(0, 0, -1L, 0), "numbers: from 0");
    refused(() -> outbox(0, 0, null, -1), "numbers: from 0");
  }

  @Test
  void rangesAscendAndStandApart() {
    List<SequenceRange> good = List.of(new SequenceRange(1, 2), new SequenceRange(3, 3));
    assertThat(outbox(good, List.of()).waitingNumbers()).isEqualTo(good);
    assertThat(outbox(List.of(), good).setAsideNumbers()).isEqualTo(good);
    List<SequenceRange> overlapping = List.of(new SequenceRange(1, 2), new SequenceRange(2, 3));
    refused(() -> outbox(overlapping, List.of()), "ranges: ascending, apart");
    refused(() -> outbox(List.of(), overlapping), "ranges: ascending, apart");
    assertThat(outbox(ranges(200), List.of()).waitingNumbers()).hasSize(200);
    refused(() -> outbox(ranges(201), List.of()), "at most 200 ranges");
  }

  @ParameterizedTest
  @CsvSource({"1, 1, 1", "7, 9, 7-9", "9999999998, 9999999998, 9999999998"})
  void aRangeIsWrittenAsPeopleDo(long first, long last, String written) {
    assertThat(new SequenceRange(first, last)).hasToString(written);
  }

  @ParameterizedTest
  @CsvSource({"0, 1", "2, 1", "1, 9999999999"})
  void noOtherRangeIsTaken(long first, long last) {
    assertThatThrownBy(() -> new SequenceRange(first, last))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("first: from 1");
  }

  @Test
  void theNextNumberIsOneOrTheOneAfterTheGreatest() {
    assertThat(certificate(1).nextSequence()).isOne();
    assertThat(certificate(9_999_999_999L).nextSequence()).isEqualTo(SequenceRange.GREATEST + 1);
    refused(() -> certificate(0), "nextSequence: from 1 to 9999999999");
    refused(() -> certificate(10_000_000_000L), "nextSequence: from 1 to 9999999999");
  }

  private static TerminalCertificate certificate(long nextSequence) {
    return new TerminalCertificate("main", "07", "PEM", "PEM", NOW, nextSequence);
  }

  @Test
  void aPlaceInTheLineCountsFromOneAndNamesNoOne() {
    LocalDate day = LocalDate.of(2012, 6, 12);
    assertThat(new Ticket(1, day, null)).hasToString("Ticket[1]");
    refused(() -> new Ticket(0, day, null), "number: from 1");
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 64})
  void anEnrolmentCodeIsShortAndNotPrinted(int length) {
    assertThat(new EnrolmentRequest("7".repeat(length), REQUEST)).hasToString("EnrolmentRequest[]");
  }

  @Test
  void noOtherEnrolmentIsTaken() {
    refused(() -> new EnrolmentRequest(" ", REQUEST), "code: 1 to 64 characters");
    refused(() -> new EnrolmentRequest("7".repeat(65), REQUEST), "code: 1 to 64 characters");
    String why = "request: a PEM certificate request of at most 4096 characters";
    refused(() -> new EnrolmentRequest("7", ""), why);
    refused(() -> new RenewalRequest(""), why);
    int room = 4096 - REQUEST.length();
    assertThat(new RenewalRequest(REQUEST + "A".repeat(room)).request()).hasSize(4096);
    refused(() -> new RenewalRequest(REQUEST + "A".repeat(room + 1)), why);
  }

  private static void refused(ThrowingCallable made, String why) {
    assertThatThrownBy(made).isInstanceOf(IllegalArgumentException.class).hasMessage(why);
  }

  private static Heartbeat heartbeat(String version, @Nullable String trouble) {
    return new Heartbeat(version, NOW, trouble, null, null);
  }

  private static Heartbeat.Health health(long up, long slowest, long memory, @Nullable Long disk) {
    return new Heartbeat.Health(List.of(READER), up, slowest, memory, disk);
  }

  private static List<Heartbeat.Reader> readers(int count) {
    return Collections.nCopies(count, READER);
  }

  private static Heartbeat.Outbox outbox(
      long last, long waiting, @Nullable Long oldest, long setAside) {
    return new Heartbeat.Outbox(last, waiting, oldest, setAside, List.of(), List.of());
  }

  private static Heartbeat.Outbox outbox(List<SequenceRange> waiting, List<SequenceRange> aside) {
    return new Heartbeat.Outbox(1000, 0, null, 0, waiting, aside);
  }

  private static List<SequenceRange> ranges(int count) {
    return LongStream.rangeClosed(1, count)
        .mapToObj(number -> new SequenceRange(2 * number, 2 * number))
        .toList();
  }
}
