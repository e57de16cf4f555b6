package org.clearkiosk.kiosk.app.technician;

import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.clearkiosk.clearance.model.FailureCode;
import org.clearkiosk.clearance.wire.Today;
import org.clearkiosk.kiosk.flow.Answer;
import org.clearkiosk.kiosk.flow.Finding;
import org.clearkiosk.kiosk.flow.Finding.Subject;
import org.clearkiosk.kiosk.flow.TechnicianReport;

/**
 * Asks the server once, and says what came of it.
 *
 * @param today asks for the day
 * @param address where the server is; empty while that is not known
 * @param certificateEnd until when the terminal's certificate serves; empty without one
 * @param clockOffset how far this machine's clock is ahead of the server's, in milliseconds, as the
 *     server said last; empty when it said nothing yet
 * @param nanoseconds a monotonic clock as {@link System#nanoTime()}
 */
public record ServerPage(
    Supplier<Answer<Today>> today,
    Supplier<String> address,
    Supplier<Optional<Instant>> certificateEnd,
    Supplier<Optional<Long>> clockOffset,
    LongSupplier nanoseconds)
    implements Supplier<TechnicianReport> {
  /** A terminal renews its certificate long before; later than this someone has to look. */
  private static final Duration RENEWAL_OVERDUE = Duration.ofDays(30);

  private static final Duration SLOW = Duration.ofMillis(500);
  private static final long MOST_OFFSET_MILLISECONDS = 60_000;

  @Override
  public TechnicianReport get() {
    List<Finding> findings = new ArrayList<>();
    findings.add(Finding.fact(Subject.SERVER_ADDRESS, address.get()));
    long begun = nanoseconds.getAsLong();
    Answer<Today> answer = today.get();
    Duration took = Duration.ofNanos(nanoseconds.getAsLong() - begun);
    findings.add(answered(answer));
    findings.add(
        Finding.checked(Subject.ROUND_TRIP, took.compareTo(SLOW) <= 0, took.toMillis() + " ms"));
    certificateEnd.get().map(end -> certificate(end, answer)).ifPresent(findings::add);
    clockOffset.get().map(ServerPage::offset).ifPresent(findings::add);
    return new TechnicianReport(findings, List.of());
  }

  /** For the self test: whether the server answers. */
  Finding reachable() {
    return answered(today.get());
  }

  private static Finding answered(Answer<Today> answer) {
    return answer.fold(
        day -> Finding.checked(Subject.SERVER_ANSWER, true, "").at(day.now()),
        failure -> {
          FailureCode code = failure.code();
          return Finding.checked(Subject.SERVER_ANSWER, false, code.code());
        });
  }

  /** By the server's clock, as the server itself judges certificates. */
  private static Finding certificate(Instant end, Answer<Today> answer) {
    OffsetDateTime at = end.atOffset(ZoneOffset.UTC);
    return answer.fold(
        today ->
            Finding.checked(
                    Subject.CERTIFICATE_END,
                    today.now().toInstant().plus(RENEWAL_OVERDUE).isBefore(end),
                    "")
                .at(at),
        failure -> Finding.fact(Subject.CERTIFICATE_END, "").at(at));
  }

  private static Finding offset(long milliseconds) {
    return Finding.checked(
        Subject.CLOCK_OFFSET,
        Math.abs(milliseconds) <= MOST_OFFSET_MILLISECONDS,
        String.format(Locale.ROOT, "%+.1f s", milliseconds / 1000.0));
  }
}
