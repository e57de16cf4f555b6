package org.clearkiosk.server.app;

import java.io.PrintWriter;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Callable;
import org.clearkiosk.clearance.wire.Json;
import org.clearkiosk.server.store.SourceScope;
import org.clearkiosk.server.store.SourceTokens;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Lists a campus's tokens. */
@Command(
    name = "list",
    description =
        "List a campus's tokens: name, source, office, what it may do, whether it serves, until"
            + " when, and when it was last used (to the minute); --format json also names its kinds of"
            + " blockers. Works while servers run.",
    mixinStandardHelpOptions = true)
@SuppressWarnings("NullAway.Init") // picocli sets the fields
final class TokenListCommand implements Callable<Integer> {
  private static final int NAME_WIDTH = 20;
  private static final int SCOPES_WIDTH = 28;
  private static final int STATE_WIDTH = 10;
  private static final int DATE_LENGTH = 10;
  private static final int TIME_WIDTH = 24;

  @Mixin private DataOption data;
  @Mixin private DatabaseOption database;
  @Mixin private CampusOption campus;
  @Spec private CommandSpec spec;

  @Option(
      names = "--format",
      defaultValue = "text",
      description = "${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE}).")
  private OutputFormat format;

  @Override
  public Integer call() throws Exception {
    List<Line> lines;
    try (Handle handle = database.openForReading(data.openExisting())) {
      Instant now = Instant.now();
      lines =
          SourceTokens.all(handle, campus.existing(handle)).stream()
              .map(entry -> line(entry, now))
              .toList();
    }
    PrintWriter out = spec.commandLine().getOut();
    if (format == OutputFormat.json) {
      out.println(Json.write(lines));
    } else {
      TextColumns table =
          new TextColumns(
              NAME_WIDTH,
              NAME_WIDTH,
              NAME_WIDTH,
              SCOPES_WIDTH,
              STATE_WIDTH,
              DATE_LENGTH,
              TIME_WIDTH);
      lines.forEach(
          line ->
              table.row(
                  line.name(),
                  line.source(),
                  line.office() == null ? "-" : line.office(),
                  String.join(" ", line.scopes()),
                  line.state(),
                  line.expiresAt().substring(0, DATE_LENGTH),
                  line.lastUsedAt() == null ? "never used" : line.lastUsedAt()));
      out.print(table);
    }
    out.flush();
    return ExitCodes.DONE;
  }

  private static Line line(SourceTokens.Entry entry, Instant now) {
    String state = entry.revokedAt() != null ? "revoked" : entry.serves(now) ? "serves" : "ended";
    Instant used = entry.lastUsedAt();
    return new Line(
        entry.identity().token(),
        entry.identity().source(),
        entry.identity().office(),
        entry.identity().kinds().stream().sorted().toList(),
        entry.identity().scopes().stream().map(SourceScope::word).sorted().toList(),
        state,
        entry.expiresAt().toString(),
        used == null ? null : used.toString());
  }

  /**
   * What {@code --format json} prints of a token.
   *
   * @param state serves, ended, revoked
   * @param expiresAt when it ends or ended
   * @param lastUsedAt when it was last used; null for never
   */
  private record Line(
      String name,
      String source,
      @Nullable String office,
      List<String> kinds,
      List<String> scopes,
      String state,
      String expiresAt,
      @Nullable String lastUsedAt) {}
}
