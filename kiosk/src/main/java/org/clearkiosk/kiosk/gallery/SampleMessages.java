package org.clearkiosk.kiosk.gallery;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import org.clearkiosk.clearance.model.Window;
import org.clearkiosk.clearance.wire.Json;
import org.clearkiosk.clearance.wire.Notice;
import org.clearkiosk.clearance.wire.Receipt;
import org.clearkiosk.clearance.wire.Today;
import org.clearkiosk.kiosk.flow.TechnicianReport;
import org.jspecify.annotations.Nullable;

/**
 * What a server says to the terminals of a year, from the plainest to the most crowded, as {@code
 * samples.json} holds it. A test writes that file out of the year's rules.
 *
 * @param days by a name of the day
 * @param notices by a name of the notice, in the order to show them
 * @param receipts by a name of the receipt
 * @param reports what the terminal itself tells a technician, by a name of the report
 * @param window of the level that clears last
 */
public record SampleMessages(
    Map<String, Today> days,
    Map<String, Notice> notices,
    Map<String, Receipt> receipts,
    Map<String, TechnicianReport> reports,
    Window window) {
  private static final String FILE = "samples.json";

  public SampleMessages {
    days = new LinkedHashMap<>(days);
    notices = new LinkedHashMap<>(notices);
    receipts = new LinkedHashMap<>(receipts);
    reports = new LinkedHashMap<>(reports);
  }

  /**
   * The messages of this program.
   *
   * @throws IllegalStateException when the file is missing from the program or makes no sense
   */
  static SampleMessages read() {
    try (InputStream in = SampleMessages.class.getResourceAsStream(FILE)) {
      if (in == null) {
        throw new IllegalStateException(FILE + " is missing from the program");
      }
      return Json.read(new String(in.readAllBytes(), StandardCharsets.UTF_8), SampleMessages.class);
    } catch (IOException e) {
      throw new UncheckedIOException(FILE, e);
    } catch (Json.MalformedMessageException e) {
      throw new IllegalStateException(FILE, e);
    }
  }

  Today day(String name) {
    return named(days, name);
  }

  Notice notice(String name) {
    return named(notices, name);
  }

  Receipt receipt(String name) {
    return named(receipts, name);
  }

  TechnicianReport report(String name) {
    return named(reports, name);
  }

  private static <T> T named(Map<String, T> messages, String name) {
    @Nullable T message = messages.get(name);
    if (message == null) {
      throw new IllegalStateException(FILE + " holds no " + name);
    }
    return message;
  }
}
