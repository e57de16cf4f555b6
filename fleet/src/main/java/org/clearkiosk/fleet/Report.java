package org.clearkiosk.fleet;

import com.google.gson.GsonBuilder;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;

/**
 * What came of a run.
 *
 * @param terminals how many terminals
 * @param students how many students confirmed
 * @param seed the plan's
 * @param enrolSeconds how long enrolling all terminals took
 * @param seconds from the first student until the last confirmation was answered
 * @param confirmedPerSecond confirmations kept in a second, while students came
 * @param answeredPerSecond confirmations answered by the server in a second, until all were
 * @param milliseconds how long students waited: {@code notice} from the card to the notice, {@code
 *     kept} from the touch to the terminal's disk, {@code receipt} from the touch to the receipt
 * @param behindMilliseconds how far the students were behind the plan's pace at most
 * @param keptHere how many did not see their receipt in time
 * @param sentAway how often students had to try again, by failure code
 * @param cuts how often the network was cut
 * @param kills how often the server was killed
 * @param usage what this process used
 * @param verdict whether anything was lost or doubled
 */
record Report(
    int terminals,
    int students,
    long seed,
    double enrolSeconds,
    double seconds,
    double confirmedPerSecond,
    double answeredPerSecond,
    Map<String, Times.Percentiles> milliseconds,
    long behindMilliseconds,
    int keptHere,
    Map<String, Integer> sentAway,
    int cuts,
    int kills,
    Usage.Peak usage,
    Verdict verdict) {

  /** Writes it as JSON. */
  void write(Path file) throws IOException {
    Files.writeString(
        file,
        new GsonBuilder().setPrettyPrinting().disableHtmlEscaping().create().toJson(this) + "\n",
        StandardCharsets.UTF_8);
  }

  /** Prints it for people. */
  void print(PrintWriter out) {
    line(out, "");
    line(
        out,
        "%,d students at %,d terminals in %.1f s (seed %d; enrolling took %.1f s)",
        students,
        terminals,
        seconds,
        seed,
        enrolSeconds);
    line(out, "  confirmed   %.1f/s", confirmedPerSecond);
    line(out, "  answered    %.1f/s", answeredPerSecond);
    line(out, "");
    line(
        out,
        "  %-32s %9s %9s %9s %9s %9s",
        "waited, in milliseconds",
        "times",
        "p50",
        "p90",
        "p99",
        "most");
    row(out, "notice", "from the card to the notice");
    row(out, "kept", "from the touch to the disk");
    row(out, "receipt", "from the touch to the receipt");
    line(out, "");
    line(
        out,
        "  %,d were told that it is kept here; sent away: %s; at most %,d ms behind the pace",
        keptHere,
        sentAway.isEmpty() ? "no one" : sentAway,
        behindMilliseconds);
    line(out, "  the network was cut %d times, the server killed %d times", cuts, kills);
    line(
        out,
        "  this process: at most %,d threads, %,d open files, %,d MB",
        usage.threads(),
        usage.files(),
        usage.residentMegabytes());
    line(out, "");
    line(
        out,
        "  kept %,d = recorded %,d + refused %,d + waiting %,d",
        verdict.kept(),
        verdict.completions(),
        verdict.refused(),
        verdict.waiting());
    line(
        out, "  lost %d, doubled %d, wrong %d", verdict.lost(), verdict.doubled(), verdict.wrong());
    verdict.words().forEach(word -> line(out, "  %s", word));
    line(out, verdict.clean() ? "Nothing was lost or doubled." : "THE BOOKS DIFFER.");
    out.flush();
  }

  private void row(PrintWriter out, String name, String words) {
    Times.Percentiles each = milliseconds.getOrDefault(name, new Times.Percentiles(0, 0, 0, 0, 0));
    line(
        out,
        "  %-32s %,9d %9.1f %9.1f %9.1f %9.1f",
        words,
        each.count(),
        each.p50(),
        each.p90(),
        each.p99(),
        each.most());
  }

  private static void line(PrintWriter out, String format, Object... values) {
    out.println(String.format(Locale.ROOT, format, values));
  }
}
