package org.clearkiosk.kiosk.app.technician;

import java.util.List;
import java.util.function.Supplier;
import org.clearkiosk.kiosk.flow.TechnicianReport;

/**
 * What happened last, the latest first.
 *
 * @param latest the latest events
 */
public record EventsPage(Supplier<List<TechnicianReport.Line>> latest)
    implements Supplier<TechnicianReport> {
  @Override
  public TechnicianReport get() {
    return new TechnicianReport(List.of(), latest.get());
  }
}
