package org.clearkiosk.server.app;

import java.io.PrintWriter;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import org.clearkiosk.clearance.model.CampusId;
import org.clearkiosk.clearance.wire.Heartbeat;
import org.clearkiosk.clearance.wire.Json;
import org.clearkiosk.clearance.wire.SequenceRange;
import org.clearkiosk.server.store.Heartbeats;
import org.clearkiosk.server.store.Terminals;
import org.clearkiosk.server.terminals.SequenceReport;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Shows how the terminals are, and whether a confirmation of theirs is missing. */
@Command(
    name = "terminals",
    description = "Show how the terminals are, and whether a confirmation of theirs is missing.",
    mixinStandardHelpOptions = true,
    synopsisSubcommandLabel = "(list | gaps)")
@SuppressWarnings("NullAway.Init") // picocli sets the fields
final class TerminalsCommand {
  @Spec private CommandSpec spec;

  /**
   * How a terminal is, for programs.
   *
   * @param state {@code enrolled}, {@code expired}, {@code invited} (its code was not used yet),
   *     {@code uninvited} (its code has ended), {@code revoked}
   */
  private record Line(
      String campus,
      String terminal,
      String state,
      @Nullable String certificateUntil,
      @Nullable String codeUntil,
      @Nullable String heardAt,
      @Nullable String version,
      @Nullable Long clockOffsetMilliseconds,
      @Nullable String trouble,
      Heartbeat.@Nullable Outbox outbox,
      Heartbeat.@Nullable Health health) {
    static Line of(Terminals.Standing standing, Heartbeats.@Nullable Last last, Instant now) {
      return new Line(
          standing.identity().campus().value(),
          standing.identity().number(),
          stateOf(standing, now),
          text(standing.certificateUntil()),
          text(standing.codeUntil()),
          last == null ? null : text(last.receivedAt()),
          last == null ? null : last.version(),
          last == null ? null : last.clockOffsetMilliseconds(),
          last == null ? null : last.trouble(),
          last == null ? null : last.outbox(),
          last == null ? null : last.health());
    }
  }

  /** Where a terminal's numbers are, for programs. */
  private record Gaps(String campus, String terminal, boolean complete, SequenceReport numbers) {}

  @Command(
      name = "list",
      mixinStandardHelpOptions = true,
      description = {
        "List the terminals of a campus: whether each is enrolled and until when, when it was last"
            + " heard of, and what it said.",
        "Works while the server runs."
      })
  int list(
      @Mixin DataOption data,
      @Mixin DatabaseOption database,
      @Mixin CampusOption campus,
      @Option(names = "--format", defaultValue = "text", description = "text or json, one a line.")
          OutputFormat format)
      throws Exception {
    Instant now = Instant.now();
    PrintWriter out = spec.commandLine().getOut();
    TextColumns table = new TextColumns(16, 9, 13, 10, 7, 26, 20, 36, 10, 20);
    table.row(
        "terminal",
        "state",
        "certificate",
        "heard",
        "trouble",
        "kept there",
        "readers",
        "machine",
        "clock",
        "version");
    try (Handle handle = database.openForReading(data.openExisting())) {
      for (Terminals.Standing standing : Terminals.standings(handle, campus.existing(handle))) {
        Heartbeats.Last last = Heartbeats.last(handle, standing.identity()).orElse(null);
        if (format == OutputFormat.json) {
          out.println(Json.write(Line.of(standing, last, now)));
        } else {
          row(table, standing, last, now);
        }
      }
    }
    if (format == OutputFormat.text) {
      out.print(table);
    }
    out.flush();
    return ExitCodes.DONE;
  }

  private static void row(
      TextColumns table, Terminals.Standing standing, Heartbeats.@Nullable Last last, Instant now) {
    Instant until = standing.certificateUntil();
    table.row(
        standing.identity().number(),
        stateOf(standing, now),
        until == null ? "-" : "to " + until.atZone(ZoneId.systemDefault()).toLocalDate(),
        last == null ? "never" : ago(Duration.between(last.receivedAt(), now)),
        last == null || last.trouble() == null ? "-" : last.trouble(),
        last == null ? "-" : kept(last.outbox()),
        last == null ? "-" : readers(last.health()),
        last == null ? "-" : machine(last.health()),
        last == null ? "-" : clock(Duration.ofMillis(last.clockOffsetMilliseconds())),
        last == null ? "-" : last.version());
  }

  @Command(
      name = "gaps",
      mixinStandardHelpOptions = true,
      description = {
        "Look for confirmations that are missing. A terminal numbers its confirmations without a gap"
            + " and says which it gave out, so each number is recorded here, waits on the terminal,"
            + " was set aside there (refused, and kept for staff), or is missing.",
        "\"Untold\" are numbers of which the terminal has not said where they are: it was never heard"
            + " of, or not since, cannot read its outbox, or keeps too many to list.",
        "Exit code 7 when a number is missing or untold."
      })
  int gaps(
      @Mixin DataOption data,
      @Mixin DatabaseOption database,
      @Mixin CampusOption campus,
      @Option(names = "--format", defaultValue = "text", description = "text or json, one a line.")
          OutputFormat format)
      throws Exception {
    boolean complete = true;
    PrintWriter out = spec.commandLine().getOut();
    try (Handle handle = database.openForReading(data.openExisting())) {
      CampusId where = campus.existing(handle);
      for (Terminals.Standing standing : Terminals.standings(handle, where)) {
        SequenceReport report = SequenceReport.of(handle, standing.identity());
        complete &= report.complete();
        if (format == OutputFormat.json) {
          out.println(
              Json.write(
                  new Gaps(
                      where.value(), standing.identity().number(), report.complete(), report)));
        } else {
          out.println("terminal " + standing.identity().number() + ": " + sentence(report));
        }
      }
    }
    out.flush();
    return complete ? ExitCodes.DONE : ExitCodes.SOMETHING_MISSING;
  }

  private static String sentence(SequenceReport report) {
    if (report.highest() == 0) {
      return "has given out no number";
    }
    List<String> parts = new ArrayList<>();
    parts.add("of 1 to %d recorded %s".formatted(report.highest(), numbers(report.recorded())));
    add(parts, "waiting on the terminal", report.waiting());
    add(parts, "set aside on the terminal", report.setAside());
    add(parts, "MISSING", report.missing());
    add(parts, "untold", report.untold());
    return String.join("; ", parts) + (report.complete() ? "; nothing is missing" : "");
  }

  private static void add(List<String> parts, String what, List<SequenceRange> ranges) {
    if (!ranges.isEmpty()) {
      parts.add(what + " " + numbers(ranges));
    }
  }

  private static String numbers(List<SequenceRange> ranges) {
    return ranges.isEmpty()
        ? "none"
        : String.join(", ", ranges.stream().map(SequenceRange::toString).toList());
  }

  private static String stateOf(Terminals.Standing standing, Instant now) {
    if (standing.revokedAt() != null) {
      return "revoked";
    }
    Instant until = standing.certificateUntil();
    if (until != null) {
      return now.isBefore(until) ? "enrolled" : "expired";
    }
    Instant code = standing.codeUntil();
    return code != null && now.isBefore(code) ? "invited" : "uninvited";
  }

  private static String kept(Heartbeat.@Nullable Outbox outbox) {
    if (outbox == null) {
      return "cannot be read";
    }
    Long oldest = outbox.oldestWaitingSeconds();
    String waiting =
        oldest == null
            ? "0 wait"
            : "%d wait, %s".formatted(outbox.waiting(), age(Duration.ofSeconds(oldest)));
    return outbox.setAside() == 0
        ? waiting
        : "%s; %d set aside".formatted(waiting, outbox.setAside());
  }

  private static String readers(Heartbeat.@Nullable Health health) {
    return health == null
        ? "-"
        : String.join(
            "; ",
            health.readers().stream()
                .map(
                    reader ->
                        reader.name()
                            + " "
                            + (reader.trouble() == null ? "reads" : reader.trouble()))
                .toList());
  }

  /** What is left of memory and disk, and how long whoever touched the screen had to wait. */
  private static String machine(Heartbeat.@Nullable Health health) {
    if (health == null) {
      return "-";
    }
    Long disk = health.freeDiskBytes();
    return "up %s; %d MB, %s free; %d ms"
        .formatted(
            age(Duration.ofSeconds(health.upSeconds())),
            health.freeMemoryBytes() / 1_000_000,
            disk == null ? "disk unknown" : "%.1f GB".formatted(disk / 1e9),
            health.slowestMilliseconds());
  }

  private static String clock(Duration ahead) {
    Duration apart = ahead.abs();
    String sign = ahead.isNegative() ? "-" : "+";
    return apart.toMinutes() < 2
        ? sign + "%d.%d s".formatted(apart.toSeconds(), apart.toMillisPart() / 100)
        : sign + age(apart);
  }

  private static String ago(Duration time) {
    return age(time.isNegative() ? Duration.ZERO : time) + " ago";
  }

  private static String age(Duration time) {
    if (time.toMinutes() < 2) {
      return time.toSeconds() + " s";
    }
    return time.toHours() < 3 ? time.toMinutes() + " min" : time.toHours() + " h";
  }

  private static @Nullable String text(@Nullable Instant instant) {
    return instant == null ? null : instant.toString();
  }
}
