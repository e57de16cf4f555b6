package org.clearkiosk.server.app;

import com.google.gson.JsonElement;
import com.google.gson.JsonParseException;
import com.google.gson.JsonPrimitive;
import java.io.PrintWriter;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.Map;
import java.util.concurrent.Callable;
import org.clearkiosk.clearance.model.CampusId;
import org.clearkiosk.clearance.wire.Json;
import org.clearkiosk.server.audit.AuditAction;
import org.clearkiosk.server.audit.AuditEntry;
import org.clearkiosk.server.disk.DataFolder;
import org.clearkiosk.server.log.Visible;
import org.clearkiosk.server.store.AuditWalk;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Prints entries of the audit chain. */
@Command(
    name = "list",
    description = {
      "Print entries of the audit chain, the oldest first; works while servers run. It does not"
          + " check them: audit verify does. That they were printed is noted too, as the last of"
          + " them.",
      "The lines hold student numbers: keep them from strangers."
    },
    mixinStandardHelpOptions = true)
@SuppressWarnings("NullAway.Init") // picocli sets the fields
final class AuditListCommand implements Callable<Integer> {
  @Mixin private DataOption data;
  @Mixin private DatabaseOption database;
  @Spec private CommandSpec spec;

  @Option(names = "--student", paramLabel = "N", description = "Only about this student.")
  private @Nullable String student;

  @Option(
      names = "--campus",
      paramLabel = "ID",
      description = "Only of this campus (default: all; their students' numbers may be the same).")
  private @Nullable String campus;

  @Option(
      names = "--since",
      paramLabel = "TIME",
      description =
          "Only from then on: YYYY-MM-DDThh:mm+08:00, or a day, YYYY-MM-DD, in this machine's zone.")
  private @Nullable String since;

  @Option(
      names = "--format",
      defaultValue = "text",
      description = "${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE}); json: an object a line.")
  private OutputFormat format;

  /** An entry as JSON tells it. */
  private record Line(
      long position,
      String at,
      String campus,
      String actor,
      String action,
      @Nullable String student,
      JsonElement detail,
      String hash) {}

  @Override
  public Integer call() throws Exception {
    Instant from = from();
    // what is typed is noted for good
    String of = student == null ? null : StudentNumber.checked("--student", student);
    CampusId only = campus == null ? null : CampusOption.checked("--campus", campus);
    DataFolder folder = data.openExisting();
    if (only != null) {
      // before it is noted that somebody reads there
      try (Handle handle = database.openForReading(folder)) {
        CampusOption.existing(handle, only);
      }
    }
    PrintWriter out = spec.commandLine().getOut();
    Map<String, String> detail = since == null ? Map.of() : Map.of("since", from.toString());
    try (Handle handle =
        database.openForNotedReading(
            folder,
            new OperatorNotes.Reading(
                AuditAction.AUDIT_LISTED, only == null ? CampusId.MAIN : only, of, detail))) {
      AuditWalk.each(
          handle,
          entry -> {
            if ((of == null || of.equals(entry.subject()))
                && (only == null || only.value().equals(entry.campus()))
                && !entry.at().isBefore(from)) {
              // what was tampered with may hold what a terminal window obeys
              out.println(Visible.escaped(format == OutputFormat.json ? json(entry) : text(entry)));
            }
          });
    }
    out.flush();
    return ExitCodes.DONE;
  }

  private Instant from() throws CommandFailure {
    if (since == null) {
      return Instant.MIN;
    }
    try {
      return since.contains("T")
          ? OffsetDateTime.parse(since).toInstant()
          : LocalDate.parse(since).atStartOfDay(ZoneId.systemDefault()).toInstant();
    } catch (DateTimeException e) {
      throw new CommandFailure(
          ExitCodes.WRONG_USE,
          "--since " + since + " is no time: write it as YYYY-MM-DDThh:mm+08:00 or YYYY-MM-DD");
    }
  }

  private static String json(AuditEntry entry) {
    return Json.write(
        new Line(
            entry.position(),
            entry.at().toString(),
            entry.campus(),
            entry.actor(),
            entry.action(),
            entry.subject(),
            detail(entry.detail()),
            entry.hash()));
  }

  /** What was tampered with may be no JSON: then it is shown as the text that it is. */
  private static JsonElement detail(String text) {
    try {
      JsonElement detail = Json.GSON.fromJson(text, JsonElement.class);
      return detail == null ? new JsonPrimitive(text) : detail;
    } catch (JsonParseException e) {
      return new JsonPrimitive(text);
    }
  }

  private static String text(AuditEntry entry) {
    String student = entry.subject() == null ? "-" : entry.subject();
    return "%d  %s  %s  %s  %s  %s  %s"
        .formatted(
            entry.position(),
            entry.at(),
            entry.campus(),
            entry.actor(),
            entry.action(),
            student,
            entry.detail());
  }
}
