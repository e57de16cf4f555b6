package org.clearkiosk.server.app;

import com.google.gson.JsonElement;
import java.io.PrintWriter;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.clearkiosk.clearance.wire.Json;
import org.clearkiosk.server.audit.AuditAction;
import org.clearkiosk.server.disk.DataFolder;
import org.clearkiosk.server.store.Completions;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Prints the completion events, as the database holds them. */
@Command(
    name = "completions",
    description = {
      "Print the completion events out of the database: CloudEvents as JSON, one a line, the"
          + " oldest first. Works while the server runs. That they were printed is noted in the audit"
          + " chain.",
      "The lines hold student numbers: keep them from strangers."
    },
    mixinStandardHelpOptions = true)
@SuppressWarnings("NullAway.Init") // picocli sets the fields
final class CompletionsCommand implements Callable<Integer> {
  @Mixin private DataOption data;
  @Mixin private DatabaseOption database;
  @Mixin private CampusOption campus;
  @Spec private CommandSpec spec;

  @Option(names = "--student", paramLabel = "N", description = "Only of this student.")
  private @Nullable String student;

  @Override
  public Integer call() throws Exception {
    // what is typed is noted for good
    String of = student == null ? null : StudentNumber.checked("--student", student);
    DataFolder folder = data.openExisting();
    try (Handle handle =
        database.openForNotedReading(
            folder,
            new OperatorNotes.Reading(
                AuditAction.COMPLETIONS_LISTED, campus.checked(), of, Map.of()))) {
      List<String> bodies =
          Completions.bodies(handle, campus.existing(handle), Optional.ofNullable(of));
      PrintWriter out = spec.commandLine().getOut();
      bodies.forEach(body -> out.println(oneLine(body)));
      out.flush();
    }
    return ExitCodes.DONE;
  }

  /** A terminal may have sent it over several lines. */
  private static String oneLine(String body) {
    return Json.GSON.toJson(Json.GSON.fromJson(body, JsonElement.class));
  }
}
