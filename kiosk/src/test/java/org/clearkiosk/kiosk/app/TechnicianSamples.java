package org.clearkiosk.kiosk.app;

import java.time.OffsetDateTime;
import java.util.List;
import org.clearkiosk.clearance.model.Hall;
import org.clearkiosk.clearance.model.Text;
import org.clearkiosk.clearance.wire.Today;

/** A day, as the server tells it. */
public final class TechnicianSamples {
  /** A day in the window of undergraduates. */
  public static final Today TODAY =
      new Today(
          OffsetDateTime.parse("2012-06-12T12:00:00+08:00"),
          "2012",
          "07",
          List.of(),
          new Hall(Text.same("hall"), Text.same("place"), null, List.of("C7")));

  private TechnicianSamples() {}
}
