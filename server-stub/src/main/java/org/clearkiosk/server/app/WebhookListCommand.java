package org.clearkiosk.server.app;

import java.io.PrintWriter;
import java.util.List;
import java.util.concurrent.Callable;
import org.clearkiosk.clearance.wire.Json;
import org.clearkiosk.server.disk.DataFolder;
import org.clearkiosk.server.store.Webhooks;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Lists the subscribers of a campus. */
@Command(
    name = "list",
    description =
        "List a campus's subscribers: id, how many events wait, how many dead letters there are, how it"
            + " fares, and the address.",
    mixinStandardHelpOptions = true)
@SuppressWarnings("NullAway.Init") // picocli sets the fields
final class WebhookListCommand implements Callable<Integer> {
  private static final int ID_WIDTH = 8;
  private static final int NUMBER_WIDTH = 8;
  private static final int STATE_WIDTH = 52;
  private static final int URL_WIDTH = 1000;

  @Mixin private DataOption data;
  @Mixin private DatabaseOption database;
  @Mixin private CampusOption campus;
  @Spec private CommandSpec spec;

  @Option(
      names = "--format",
      defaultValue = "text",
      description = "${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE}).")
  private OutputFormat format;

  /**
   * What {@code --format json} prints of a subscriber.
   *
   * @param state {@code told}, {@code failing} or {@code stopped}
   * @param failures of what is sent next, in a row
   * @param nextAt when that is tried again; null unless it is failing
   * @param stoppedAt when it answered 410; null where it did not
   */
  private record Line(
      String id,
      String url,
      String state,
      long position,
      long waiting,
      long dead,
      int failures,
      @Nullable String nextAt,
      @Nullable String stoppedAt) {
    static Line of(Webhooks.State state) {
      boolean stopped = state.stoppedAt() != null;
      boolean failing = !stopped && state.failures() > 0;
      return new Line(
          state.subscriber().id(),
          state.subscriber().url(),
          stopped ? "stopped" : failing ? "failing" : "told",
          state.position(),
          state.waiting(),
          state.dead(),
          state.failures(),
          failing ? state.nextAt().toString() : null,
          stopped ? String.valueOf(state.stoppedAt()) : null);
    }

    String words() {
      return switch (state) {
        case "stopped" -> "stopped: it answered 410 (webhook resume)";
        case "failing" -> "failed " + failures + " times, again at " + nextAt;
        default -> state;
      };
    }
  }

  @Override
  public Integer call() throws Exception {
    DataFolder folder = data.openExisting();
    List<Line> lines;
    try (Handle handle = database.openForReading(folder)) {
      lines = Webhooks.all(handle, campus.existing(handle)).stream().map(Line::of).toList();
    }
    PrintWriter out = spec.commandLine().getOut();
    if (format == OutputFormat.json) {
      out.println(Json.write(lines));
    } else {
      TextColumns table =
          new TextColumns(ID_WIDTH, NUMBER_WIDTH, NUMBER_WIDTH, STATE_WIDTH, URL_WIDTH);
      table.row("id", "waiting", "dead", "state", "address");
      lines.forEach(
          line ->
              table.row(
                  line.id(),
                  String.valueOf(line.waiting()),
                  String.valueOf(line.dead()),
                  line.words(),
                  line.url()));
      out.print(table);
    }
    out.flush();
    return ExitCodes.DONE;
  }
}
