package org.clearkiosk.kiosk.gallery;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.Gson;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.clearkiosk.clearance.model.Level;
import org.clearkiosk.clearance.model.OfficeBox;
import org.clearkiosk.clearance.model.Refund;
import org.clearkiosk.clearance.model.Status;
import org.clearkiosk.clearance.wire.Json;
import org.clearkiosk.clearance.wire.Notice;
import org.clearkiosk.clearance.wire.Receipt;
import org.clearkiosk.clearance.wire.Today;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/**
 * Holds {@code samples.json} to what the rules say; {@code -Dscreens.approve=true} writes it anew.
 */
class SampleMessagesTest {
  private static final Path FILE =
      Path.of("src/main/resources/org/clearkiosk/kiosk/gallery/samples.json");
  private static final Gson PRETTY = Json.GSON.newBuilder().setPrettyPrinting().create();

  @Test
  void theFileIsWhatTheRulesSay() throws IOException {
    String made = PRETTY.toJson(made()) + "\n";
    if (Boolean.getBoolean("screens.approve")) {
      Files.writeString(FILE, made);
    }
    assertThat(Files.readString(FILE))
        .as("samples.json; write it anew with -Dscreens.approve=true")
        .isEqualTo(made);
  }

  private static SampleMessages made() {
    Map<String, Today> days = new LinkedHashMap<>();
    days.put("open", SampleNotices.today("2012-06-12T09:00:00+08:00"));
    days.put("before", SampleNotices.today("2012-06-10T09:00:00+08:00"));
    days.put("between", SampleNotices.today("2012-06-25T09:00:00+08:00"));
    days.put("hours", SampleNotices.withHours(SampleNotices.today("2012-06-12T09:00:00+08:00")));
    days.put("after", SampleNotices.today("2012-07-16T09:00:00+08:00"));
    return new SampleMessages(
        days,
        notices(),
        receipts(),
        SampleReports.all(),
        SampleNotices.POLICY.window(Level.POSTGRADUATE));
  }

  private static Map<String, Notice> notices() {
    Map<String, Notice> notices = new LinkedHashMap<>();
    notices.put("usual", SampleNotices.usual());
    notices.put("crowded", SampleNotices.crowded());
    notices.put("all-done", SampleNotices.allDone());
    notices.put("hours", SampleNotices.withHours(SampleNotices.crowded()));
    notices.put("without-status", SampleNotices.withoutStatus());
    notices.put("closed", SampleNotices.closed());
    for (Level level : Level.values()) {
      for (Status status : Status.values()) {
        if (status != Status.GRADUATING
            && SampleNotices.POLICY.outcome(level, status).isPresent()) {
          notices.put(
              ("check-" + level + "-" + status).toLowerCase(Locale.ROOT).replace('_', '-'),
              SampleNotices.of(level, status));
        }
      }
    }
    for (int reasons : List.of(1, 2, 4, 8)) {
      notices.put("hall-" + reasons, SampleNotices.hall(reasons));
    }
    notices.put("overdrawn", SampleNotices.overdrawn());
    notices.put("hall-counters", SampleNotices.hallWithCounters(4));
    notices.put("hall-without-ticket", SampleNotices.withoutTicket());
    return notices;
  }

  private static Map<String, Receipt> receipts() {
    Map<String, Receipt> receipts = new LinkedHashMap<>();
    receipts.put("next", receipt(SampleNotices.next(SampleNotices.crowded(), "dormitories")));
    receipts.put("earlier", receipt(SampleNotices.next(SampleNotices.crowded(), "supervisor")));
    receipts.put("last", receipt(null));
    receipts.put(
        "cash",
        SampleNotices.receipt(
            Objects.requireNonNull(SampleNotices.usual().outcome()),
            Refund.CASH,
            SampleNotices.withHours(
                SampleNotices.next(SampleNotices.crowded(), "canteen_counter"))));
    return receipts;
  }

  private static Receipt receipt(@Nullable OfficeBox next) {
    return SampleNotices.receipt(
        Objects.requireNonNull(SampleNotices.usual().outcome()), Refund.BANK, next);
  }
}
