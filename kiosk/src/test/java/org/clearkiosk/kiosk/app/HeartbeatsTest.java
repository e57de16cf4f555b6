package org.clearkiosk.kiosk.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicInteger;
import org.clearkiosk.clearance.model.FailureCode;
import org.clearkiosk.clearance.wire.Heartbeat;
import org.clearkiosk.clearance.wire.HeartbeatAnswer;
import org.clearkiosk.clearance.wire.RenewalRequest;
import org.clearkiosk.clearance.wire.TerminalCertificate;
import org.clearkiosk.kiosk.client.Operations;
import org.clearkiosk.kiosk.device.ReaderStanding;
import org.clearkiosk.kiosk.flow.Answer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is told, when, and when the certificate is renewed; the waits are values, no one waits. */
@SuppressWarnings("NullAway.Init") // JUnit sets the folder
class HeartbeatsTest {
  private static final Heartbeat.Outbox OUTBOX =
      new Heartbeat.Outbox(0, 0, null, 0, List.of(), List.of());

  private final Deque<Answer<HeartbeatAnswer>> answers = new ArrayDeque<>();
  private final List<Heartbeat> told = new ArrayList<>();
  private final AtomicInteger renewals = new AtomicInteger();
  private Optional<FailureCode> trouble = Optional.empty();
  private Optional<Heartbeat.Outbox> outbox = Optional.of(OUTBOX);
  private @TempDir Path data;
  private final List<ReaderStanding> readers =
      new ArrayList<>(List.of(reader("PC/SC", FailureCode.READER_MISSING)));
  private final Heartbeats heartbeats =
      new Heartbeats(
          new Server(),
          () -> trouble,
          () -> outbox,
          () -> new OwnHealth(() -> readers, () -> Duration.ofMillis(41), data).get(),
          renewals::incrementAndGet,
          new SplittableRandom(7));

  @Test
  void tellsHowTheTerminalIsAboutEveryHalfMinute() {
    for (int i = 0; i < 50; i++) {
      assertThat(heartbeats.once()).isBetween(Duration.ofSeconds(24), Duration.ofSeconds(36));
    }
    assertThat(told).hasSize(50).allMatch(beat -> OUTBOX.equals(beat.outbox()));
    trouble = Optional.of(FailureCode.READER_MISSING);
    outbox = Optional.empty();
    heartbeats.once();
    assertThat(told.get(50).trouble()).isEqualTo("R-01");
    assertThat(told.get(50).outbox()).isNull();
  }

  @Test
  void tellsHowReadersProgramAndMachineAre() {
    heartbeats.once();
    Heartbeat.Health alone = Objects.requireNonNull(told.get(0).health());
    assertThat(alone.readers()).containsExactly(new Heartbeat.Reader("PC/SC", "R-01"));
    assertThat(alone.slowestMilliseconds()).isEqualTo(41);
    assertThat(alone.freeMemoryBytes()).isPositive();
    assertThat(alone.freeDiskBytes()).isPositive();
    readers.add(reader("PN532 /dev/读", null));
    heartbeats.once();
    assertThat(Objects.requireNonNull(told.get(1).health()).readers())
        .containsExactly(new Heartbeat.Reader("PN532 /dev/?", null));
  }

  private static ReaderStanding reader(String name, @Nullable FailureCode trouble) {
    return new ReaderStanding(name, null, true, trouble, null);
  }

  @Test
  void waitsLongerWhenTheServerAsksForIt() {
    answers.add(new Answer.Busy<>(600));
    assertThat(heartbeats.once()).isGreaterThan(Duration.ofMinutes(10));
  }

  @Test
  void renewsTheCertificateWhenToldAndOnlyThen() {
    answers.add(new Answer.Ok<>(new HeartbeatAnswer(false, 0L)));
    answers.add(new Answer.Unauthorised<>(FailureCode.TERMINAL_REVOKED));
    answers.add(new Answer.Ok<>(new HeartbeatAnswer(true, 0L)));
    heartbeats.once();
    heartbeats.once();
    assertThat(renewals).hasValue(0);
    heartbeats.once();
    assertThat(renewals).hasValue(1);
  }

  private final class Server implements Operations {
    @Override
    public Answer<HeartbeatAnswer> heartbeat(Heartbeat heartbeat) {
      told.add(heartbeat);
      return answers.isEmpty() ? new Answer.Unreachable<>() : answers.remove();
    }

    @Override
    public Answer<TerminalCertificate> renew(RenewalRequest request) {
      throw new AssertionError("the terminal's name renews itself");
    }
  }
}
