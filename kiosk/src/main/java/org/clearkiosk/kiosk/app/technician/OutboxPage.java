package org.clearkiosk.kiosk.app.technician;

import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import org.clearkiosk.kiosk.flow.Finding;
import org.clearkiosk.kiosk.flow.Finding.Subject;
import org.clearkiosk.kiosk.flow.TechnicianReport;
import org.clearkiosk.kiosk.outbox.Counts;
import org.clearkiosk.kiosk.outbox.OutboxRow;

/**
 * What is kept here: how much of each kind, and what is not delivered by number.
 *
 * @param kept what the outbox says; empty when it cannot be read
 */
public record OutboxPage(Supplier<Optional<Kept>> kept) implements Supplier<TechnicianReport> {
  /** More are only counted. */
  public static final int MOST_ROWS = 200;

  /** What an outbox says of itself. */
  public record Kept(Counts counts, List<OutboxRow> undelivered) {
    public Kept {
      undelivered = List.copyOf(undelivered);
    }
  }

  @Override
  public TechnicianReport get() {
    return kept.get()
        .map(OutboxPage::report)
        .orElse(TechnicianReport.of(Finding.checked(Subject.DISK_WRITE, false, "T-01")));
  }

  private static TechnicianReport report(Kept kept) {
    Counts counts = kept.counts();
    return new TechnicianReport(
        List.of(
            Finding.fact(Subject.PENDING, Long.toString(counts.pending())),
            Finding.fact(Subject.DELIVERED, Long.toString(counts.delivered())),
            Finding.checked(
                Subject.REFUSED, counts.refused() == 0, Long.toString(counts.refused())),
            Finding.checked(Subject.PARKED, counts.parked() == 0, Long.toString(counts.parked()))),
        kept.undelivered().stream().map(OutboxPage::line).toList());
  }

  private static TechnicianReport.Line line(OutboxRow row) {
    return new TechnicianReport.Line(
        row.keptAt().atOffset(ZoneOffset.UTC),
        row.recordNumber(),
        Subject.valueOf(row.state().toUpperCase(Locale.ROOT)),
        Objects.requireNonNullElse(row.answer(), ""));
  }
}
