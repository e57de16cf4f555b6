package org.clearkiosk.cardtool.cli;

import com.google.gson.JsonObject;
import java.io.PrintWriter;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.clearkiosk.cardtool.describe.CardText;
import org.clearkiosk.cardtool.reader.Recording;
import org.clearkiosk.cardtool.reader.Sighting;
import org.clearkiosk.reader.ReaderEvent;
import org.jspecify.annotations.Nullable;

/** Writes what readers tell, one line each, with the times. */
final class WatchOutput {
  private static final DateTimeFormatter CLOCK =
      DateTimeFormatter.ofPattern("HH:mm:ss.SSS", Locale.ROOT);
  private static final double NANOSECONDS_A_SECOND = 1e9;
  private static final double NANOSECONDS_A_MILLISECOND = 1e6;

  private final PrintWriter out;
  private final boolean json;
  private final CardText text;
  private final SightingJson jsonOf;
  private final Instant began = Instant.now();
  private final long start = System.nanoTime();
  private final Map<String, Long> arrivals = new HashMap<>();
  private long previous = start;
  private int nameWidth;

  WatchOutput(PrintWriter out, boolean json, boolean personal) {
    this.out = out;
    this.json = json;
    this.text = new CardText(personal);
    this.jsonOf = new SightingJson(new CardJson(personal));
  }

  void tell(Sighting sighting) {
    @Nullable Long arrived = arrivals.remove(sighting.reader());
    if (sighting.event() instanceof ReaderEvent.CardArrived) {
      arrivals.put(sighting.reader(), sighting.at());
    }
    boolean left = sighting.event() instanceof ReaderEvent.CardLeft;
    @Nullable Long lay = arrived == null || !left ? null : sighting.at() - arrived;
    out.println(json ? asJson(sighting, lay) : asText(sighting, lay));
    out.flush();
    previous = Math.max(previous, sighting.at());
  }

  private String asText(Sighting sighting, @Nullable Long lay) {
    nameWidth = Math.max(nameWidth, sighting.reader().length());
    String after = lay == null ? "" : String.format(Locale.ROOT, " after %.3f s", seconds(lay));
    return String.format(
        Locale.ROOT,
        "%s  +%9.3f s  %-" + nameWidth + "s  %s",
        CLOCK.format(at(sighting).atZone(ZoneId.systemDefault())),
        seconds(sincePrevious(sighting)),
        sighting.reader(),
        SightingText.of(sighting, text, after));
  }

  private String asJson(Sighting sighting, @Nullable Long lay) {
    JsonObject line = new JsonObject();
    line.addProperty("time", at(sighting).truncatedTo(ChronoUnit.MICROS).toString());
    line.addProperty("millisecondsSincePrevious", milliseconds(sincePrevious(sighting)));
    line.addProperty("bus", sighting.serial() ? "serial" : "pcsc");
    line.addProperty("reader", sighting.reader());
    sighting
        .event()
        .accept(jsonOf)
        .entrySet()
        .forEach(each -> line.add(each.getKey(), each.getValue()));
    sighting
        .recording()
        .flatMap(Recording::effort)
        .ifPresent(
            effort -> {
              line.addProperty("commands", effort.commands());
              line.addProperty("readMilliseconds", milliseconds(effort.microseconds() * 1000));
            });
    if (lay != null) {
      line.addProperty("lay", milliseconds(lay));
    }
    return FormatOption.JSON.toJson(line);
  }

  /** Of two readers that tell something at once, the earlier may come second. */
  private long sincePrevious(Sighting sighting) {
    return Math.max(0, sighting.at() - previous);
  }

  private Instant at(Sighting sighting) {
    return began.plusNanos(sighting.at() - start);
  }

  private static double seconds(long nanoseconds) {
    return nanoseconds / NANOSECONDS_A_SECOND;
  }

  private static double milliseconds(long nanoseconds) {
    return Math.round(nanoseconds / NANOSECONDS_A_MILLISECOND * 1000) / 1000.0;
  }
}
