package org.clearkiosk.server.app;

import java.io.PrintWriter;
import java.util.List;
import java.util.concurrent.Callable;
import org.clearkiosk.clearance.policy.Policies;
import org.clearkiosk.clearance.policy.Policy;
import org.clearkiosk.clearance.wire.Json;
import org.clearkiosk.server.disk.DataFolder;
import org.clearkiosk.server.store.Campuses;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Lists the campuses. */
@Command(
    name = "list",
    description =
        "List the campuses: id, name in Chinese and English, and the year of the rules of its own, if"
            + " it has any. Works while servers run.",
    mixinStandardHelpOptions = true)
@SuppressWarnings("NullAway.Init") // picocli sets the fields
final class CampusListCommand implements Callable<Integer> {
  private static final int ID_WIDTH = 32;
  private static final int NAME_WIDTH = 30;
  private static final int YEAR_WIDTH = 16;

  @Mixin private DataOption data;
  @Mixin private DatabaseOption database;
  @Spec private CommandSpec spec;

  @Option(
      names = "--format",
      defaultValue = "text",
      description = "${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE}).")
  private OutputFormat format;

  @Override
  public Integer call() throws Exception {
    DataFolder folder = data.openExisting();
    List<Line> lines;
    try (Handle handle = database.openForReading(folder)) {
      Policy otherwise = Policies.ofYear(Policies.newestYear()).orElseThrow();
      lines = Campuses.all(handle).stream().map(campus -> line(campus, otherwise)).toList();
    }
    PrintWriter out = spec.commandLine().getOut();
    if (format == OutputFormat.json) {
      out.println(Json.write(lines));
    } else {
      TextColumns table = new TextColumns(ID_WIDTH, NAME_WIDTH, NAME_WIDTH, YEAR_WIDTH);
      lines.forEach(
          line ->
              table.row(
                  line.id(),
                  line.nameZh(),
                  line.nameEn(),
                  line.policyYear() == null ? "(the server's)" : line.policyYear()));
      out.print(table);
    }
    out.flush();
    return ExitCodes.DONE;
  }

  private static Line line(Campuses.Campus campus, Policy otherwise) {
    String year = campus.policy() == null ? null : PolicySource.of(campus, otherwise).year();
    return new Line(campus.id().value(), campus.name().zh(), campus.name().en(), year);
  }

  /**
   * What {@code --format json} prints of a campus.
   *
   * @param policyYear the year of the rules of its own; null for those of the server
   */
  private record Line(String id, String nameZh, String nameEn, @Nullable String policyYear) {}
}
