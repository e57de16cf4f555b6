package org.clearkiosk.kiosk.app.technician;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.clearkiosk.clearance.model.FailureCode;
import org.clearkiosk.kiosk.device.ReaderStanding;
import org.clearkiosk.kiosk.flow.Finding;
import org.clearkiosk.kiosk.flow.Finding.Subject;
import org.clearkiosk.kiosk.flow.TechnicianReport;

/**
 * Each reader and the last card on it.
 *
 * @param readers how they are
 */
public record ReaderPage(Supplier<List<ReaderStanding>> readers)
    implements Supplier<TechnicianReport> {
  @Override
  public TechnicianReport get() {
    List<Finding> findings = new ArrayList<>();
    for (ReaderStanding reader : ReaderStanding.worthTelling(readers.get())) {
      findings.add(Finding.checked(Subject.READER, reader.ready(), described(reader)));
      ReaderStanding.LastCard card = reader.lastCard();
      if (card != null) {
        findings.add(Finding.fact(Subject.LAST_CARD, card.result()).lasting(card.ago()));
      }
    }
    return new TechnicianReport(findings, List.of());
  }

  /** For the self test: whether there is one that reads cards. */
  Finding present() {
    List<ReaderStanding> all = readers.get();
    return all.stream()
        .filter(ReaderStanding::ready)
        .findFirst()
        .map(reader -> Finding.checked(Subject.READER_PRESENT, true, described(reader)))
        .orElseGet(() -> Finding.checked(Subject.READER_PRESENT, false, codeOf(all.get(0))));
  }

  private static String described(ReaderStanding reader) {
    String system = reader.system();
    return reader.name() + " · " + (system == null ? codeOf(reader) : system);
  }

  private static String codeOf(ReaderStanding reader) {
    FailureCode trouble = reader.trouble();
    return trouble == null ? "" : trouble.code();
  }
}
